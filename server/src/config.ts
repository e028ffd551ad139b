import { homedir } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import { type OperationsConfig, operationsOf, operationsShape } from "./operations-config.ts";

/** What a server can be told by its environment. This file is its only reader. */
export interface Config {
  readonly port: number;
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** By what processes wake each other; null where each looks by itself. */
  readonly redisUrl: string | null;
  readonly keyFile: string;
  readonly files: {
    /** Where the origin of the files listens; null where there is none of its own. */
    readonly port: number | null;
    readonly url: string;
    /** The bucket that contents are kept in; null for the data folder. */
    readonly bucket: URL | null;
    readonly most: number;
    readonly quota: number;
  };
  readonly audit: {
    /** Where what is signed of the journals is written. */
    readonly folder: string;
    readonly keyFile: string;
    /** How often it is, in milliseconds. */
    readonly every: number;
  };
  /** Where calls that leave may go. */
  readonly outbound: {
    /** Ports beside 443. */
    readonly ports: readonly number[];
    /** For development alone: this machine. */
    readonly loopback: boolean;
  };
  /** As whom the schema is changed; null where that is done as whoever the server works as. */
  readonly migrateUrl: string | null;
  readonly operations: OperationsConfig;
  readonly mail: {
    /** The mail server; null where mail is written to the data folder. */
    readonly server: URL | null;
    readonly from: string;
  };
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** How progress is told: to a person, or as JSON lines to the program that started this one. */
  readonly progress: "text" | "json";
}

export class ConfigError extends Error {}

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  PORT: port.default(4000),
  NEXUS_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  NEXUS_DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|mysql:\/\/.+)$/, "must begin with sqlite: or mysql://")
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "must be redis://host:port, or rediss:// with TLS" }).optional(),
  NEXUS_KEY_FILE: z.string().min(1).optional(),
  NEXUS_FILES_PORT: port.optional(),
  NEXUS_FILES_URL: z.url({ protocol: /^https?$/ }).optional(),
  NEXUS_FILES_STORE: z
    .string()
    .regex(/^s3\+https?:\/\/[^:@/]+:[^:@/]+@[^/]+\/[^/?]+/, "must be s3+https://key:secret@host/bucket?region=name")
    .optional(),
  NEXUS_FILE_MB: z.coerce.number().int().min(1).max(10_000).default(25),
  NEXUS_SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be smtp[s]://user:password@host:port" }).optional(),
  NEXUS_MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>"\p{Cc}]{1,100} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u,
      "must be an address, or Name <address>",
    )
    .optional(),
  NEXUS_FILES_QUOTA_MB: z.coerce.number().int().min(1).default(10_000),
  NEXUS_AUDIT_DIR: z.string().min(1).optional(),
  NEXUS_AUDIT_KEY_FILE: z.string().min(1).optional(),
  NEXUS_AUDIT_SECONDS: z.coerce.number().min(1).max(60).default(30),
  NEXUS_OUTBOUND_PORTS: z
    .string()
    .regex(/^\d{1,5}(?:,\d{1,5})*$/, "must be ports with commas between them, such as 8443,9443")
    .transform((text) => text.split(",").map(Number))
    .optional(),
  NEXUS_OUTBOUND_LOOPBACK: z.enum(["0", "1"]).default("0"),
  NEXUS_MIGRATE_DATABASE_URL: z
    .string()
    .regex(/^mysql:\/\/.+$/, "must begin with mysql://")
    .optional(),
  ...operationsShape,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

/** How progress is told, known before anything else is read, so that a wrong setting can be told the same way. */
export function progressOf(env: Readonly<Record<string, string | undefined>>): Config["progress"] {
  return env["NEXUS_PROGRESS"] === "json" ? "json" : "text";
}

function absolute(path: string, from: string): string {
  return resolve(from, path.startsWith("~/") ? path.replace("~", homedir()) : path);
}

/** An address that only this machine can open. */
export function isLocal(url: string): boolean {
  return ["localhost", "127.0.0.1"].includes(new URL(url).hostname);
}

const MEGABYTE = 1_048_576;

function filesOf(settings: z.infer<typeof schema>, baseUrl: string): Config["files"] {
  // Beside a port that the system chooses, the system chooses this one too.
  const port = settings.NEXUS_FILES_PORT ?? (settings.PORT === 0 ? 0 : settings.PORT + 1);
  const given = settings.NEXUS_FILES_URL && new URL(settings.NEXUS_FILES_URL).origin;
  // An origin is more than a port: on the net it needs a name that nobody but its operator can give.
  const url = given ?? (isLocal(baseUrl) ? `http://localhost:${port}` : baseUrl);
  const { NEXUS_FILES_STORE: store } = settings;
  return {
    ...{
      port: given === baseUrl || (given === undefined && !isLocal(baseUrl)) ? null : port,
      url,
      bucket: store === undefined ? null : new URL(store),
    },
    ...{ most: settings.NEXUS_FILE_MB * MEGABYTE, quota: settings.NEXUS_FILES_QUOTA_MB * MEGABYTE },
  };
}

function outboundOf(settings: z.infer<typeof schema>, baseUrl: string): Config["outbound"] {
  const loopback = settings.NEXUS_OUTBOUND_LOOPBACK === "1";
  if (loopback && !isLocal(baseUrl)) {
    throw new ConfigError(
      "NEXUS_OUTBOUND_LOOPBACK is for development: it cannot be set where NEXUS_BASE_URL is not on localhost. Leave it out.",
    );
  }
  return { ports: settings.NEXUS_OUTBOUND_PORTS ?? [], loopback };
}

/** Reads the settings. `root` is what relative paths start from. A wrong one is named, with what it must be. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = schema.safeParse(given);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
    throw new ConfigError(`These settings cannot be used: ${wrong}. README.md lists every setting.`);
  }
  const settings = read.data;
  const dataDir = absolute(settings.NEXUS_DATA_DIR, root);
  const baseUrl = new URL(settings.NEXUS_BASE_URL ?? `http://localhost:${settings.PORT}`).origin;
  return {
    port: settings.PORT,
    baseUrl,
    files: filesOf(settings, baseUrl),
    mail: {
      server: settings.NEXUS_SMTP_URL === undefined ? null : new URL(settings.NEXUS_SMTP_URL),
      from: settings.NEXUS_MAIL_FROM ?? `Nexus <nexus@${new URL(baseUrl).hostname}>`,
    },
    dataDir,
    databaseUrl: settings.DATABASE_URL ?? `sqlite:${resolve(dataDir, "nexus.sqlite")}`,
    redisUrl: settings.REDIS_URL ?? null,
    keyFile: settings.NEXUS_KEY_FILE ? absolute(settings.NEXUS_KEY_FILE, root) : resolve(dataDir, "key"),
    audit: {
      folder: absolute(settings.NEXUS_AUDIT_DIR ?? resolve(dataDir, "audit"), root),
      keyFile: absolute(settings.NEXUS_AUDIT_KEY_FILE ?? resolve(dataDir, "audit-key"), root),
      every: settings.NEXUS_AUDIT_SECONDS * 1000,
    },
    outbound: outboundOf(settings, baseUrl),
    migrateUrl: settings.NEXUS_MIGRATE_DATABASE_URL ?? null,
    operations: operationsOf(settings, !isLocal(baseUrl)),
    logLevel: settings.LOG_LEVEL,
    progress: progressOf(env),
  };
}
