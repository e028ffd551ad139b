import { homedir } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";

/** What a server can be told by its environment. This file is its only reader. */
export interface Config {
  readonly port: number;
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly keyFile: string;
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
  NEXUS_KEY_FILE: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

/** How progress is told, known before anything else is read, so that a wrong setting can be told the same way. */
export function progressOf(env: Readonly<Record<string, string | undefined>>): Config["progress"] {
  return env["NEXUS_PROGRESS"] === "json" ? "json" : "text";
}

function absolute(path: string, from: string): string {
  return resolve(from, path.startsWith("~/") ? path.replace("~", homedir()) : path);
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
  return {
    port: settings.PORT,
    baseUrl: new URL(settings.NEXUS_BASE_URL ?? `http://localhost:${settings.PORT}`).origin,
    dataDir,
    databaseUrl: settings.DATABASE_URL ?? `sqlite:${resolve(dataDir, "nexus.sqlite")}`,
    keyFile: settings.NEXUS_KEY_FILE ? absolute(settings.NEXUS_KEY_FILE, root) : resolve(dataDir, "key"),
    logLevel: settings.LOG_LEVEL,
    progress: progressOf(env),
  };
}
