import { existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { type Config, isLocal, readConfig } from "../config.ts";
import { createCore } from "../core/core.ts";
import { type Database, openDatabase } from "../core/database/database.ts";
import { effectiveSettings, unsafeIn } from "../core/database/effective.ts";
import { keysFit } from "../core/keys/fits.ts";
import { readKeyFile } from "../core/keys/key-file.ts";
import { subjectKeys } from "../core/keys/subject.ts";
import { MIGRATIONS } from "../migrations/index.ts";
import { BODIES } from "../modules/bodies.ts";
import type { Command } from "./command.ts";
import { auditSection } from "./doctor-audit.ts";

/** A part of the report: what is so, and what is wrong with it. */
interface Section {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly wrong: readonly string[];
}

const FULL = 0.05;

function keySection({ keyFile }: Config): Section {
  if (!existsSync(keyFile)) return { facts: { file: keyFile, exists: false }, wrong: ["there is no key file yet"] };
  const mode = (statSync(keyFile).mode & 0o777).toString(8);
  // One version until keys can be rotated: everything sealed hangs from this file.
  return {
    facts: { file: keyFile, exists: true, mode, versions: [1] },
    wrong: mode.endsWith("00") ? [] : ["the key file can be read by others"],
  };
}

async function diskSection({ dataDir }: Config): Promise<Section> {
  const { bavail, blocks, bsize } = await statfs(existsSync(dataDir) ? dataDir : ".");
  const free = bavail * bsize;
  const facts = {
    dataDir,
    freeMegabytes: Math.round(free / 1_048_576),
    freePart: Math.round((bavail / blocks) * 100) / 100,
  };
  return { facts, wrong: bavail / blocks < FULL ? ["the disk is nearly full"] : [] };
}

function networkSection({ port, baseUrl, files, mail, operations }: Config): Section {
  const local = isLocal(baseUrl);
  const isSecure = local || baseUrl.startsWith("https:");
  return {
    facts: {
      ...{ port, baseUrl, ownOrigin: baseUrl, listensTo: local ? "this machine" : "the network" },
      ...{ secureCookies: baseUrl.startsWith("https:"), filesOrigin: files.url, filesOwnOrigin: files.port !== null },
      // Nothing that is sent along is believed: a client's address is that of its connection.
      ...{ trustedProxies: [], clientAddress: "the connection's" },
      ...{ metrics: operations.metrics, traces: operations.traces === null ? "off" : "on" },
      mail: mail.server === null ? "written to the data folder" : `sent through ${mail.server.host}`,
      files: files.bucket === null ? "in the data folder" : `in the bucket at ${files.bucket.host}`,
    },
    wrong: [
      ...(isSecure ? [] : ["the base URL is not https, so cookies are not Secure"]),
      ...(files.port === null
        ? ["what people upload is served from the portal's own origin: give it one by NEXUS_FILES_URL"]
        : []),
    ],
  };
}

async function redisSection({ redisUrl }: Config): Promise<Section> {
  if (redisUrl === null) return { facts: { wakes: "each process looks by itself, every 200 ms" }, wrong: [] };
  const { askRedis } = await import("../core/wakes/redis.ts");
  const host = new URL(redisUrl).host;
  try {
    return { facts: { wakes: "by Redis", host, answersInMs: Math.round(await askRedis(redisUrl)) }, wrong: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { facts: { wakes: "by Redis", host }, wrong: [`Redis at ${host} does not answer: ${why}`] };
  }
}

async function migrationsSection(database: Database): Promise<Section> {
  const rows = await database.lists("SELECT name FROM migrations ORDER BY name");
  const done = rows.map(([name]) => String(name));
  const known = MIGRATIONS.map(({ name }) => name);
  const [missing, unknown] = [
    known.filter((name) => !done.includes(name)),
    done.filter((name) => !known.includes(name)),
  ];
  const wrong = [
    ...(missing.length > 0 ? [`not done yet: ${missing.join(", ")}`] : []),
    ...(unknown.length > 0 ? [`done by a newer version: ${unknown.join(", ")}`] : []),
  ];
  return { facts: { done, missing, unknown }, wrong };
}

async function databaseSection(database: Database): Promise<Section> {
  const { outside, inside } = await effectiveSettings(database);
  const wrong = [
    ...unsafeIn(database, outside).map((each) => `outside a transaction, ${each}`),
    ...unsafeIn(database, inside).map((each) => `inside a transaction, ${each}`),
  ];
  return { facts: { dialect: database.dialect, outside, inside }, wrong };
}

async function workSection(database: Database, config: Config): Promise<Section> {
  const master = readKeyFile(config.keyFile, { hasData: true });
  const core = createCore({
    ...{ database, master, baseUrl: config.baseUrl, bodies: BODIES, clock: () => new Date(), failed: () => {} },
  });
  try {
    const [jobs, lag, fits] = [
      await core.jobs.doctor(),
      await core.subscribers.lag(),
      await keysFit(database, subjectKeys(master)),
    ];
    const behind = lag.filter((each) => each.behind > 0);
    const stuck = behind.filter(({ failures }) => failures > 0);
    const wrong = [
      ...stuck.map(({ subscriber, failure }) => `${subscriber} cannot take the journal: ${failure ?? "unknown"}`),
      ...(jobs.oldestDueSeconds > 60
        ? [`a job has been waiting for its turn for ${jobs.oldestDueSeconds} seconds`]
        : []),
      ...(fits ? [] : ["what is sealed in the database does not open with this key file"]),
    ];
    return { facts: { keyFits: fits, jobs, subscribers: { places: lag.length, behind } }, wrong };
  } finally {
    await core.hub.stop();
  }
}

/** A part that cannot be looked at is a finding, and no reason not to look at the others. */
async function looked(section: () => Section | Promise<Section>): Promise<Section> {
  try {
    return await section();
  } catch (error) {
    return { facts: {}, wrong: [error instanceof Error ? error.message : String(error)] };
  }
}

async function opened(config: Config): Promise<Database | null> {
  // Looking must not make anything: SQLite would make the file.
  const [, file] = /^sqlite:(.+)$/.exec(config.databaseUrl) ?? [];
  return file !== undefined && !existsSync(file) ? null : openDatabase({ url: config.databaseUrl });
}

async function report(config: Config): Promise<Record<string, Section>> {
  const sections: Record<string, Section> = {
    network: networkSection(config),
    key: await looked(() => keySection(config)),
    disk: await looked(() => diskSection(config)),
    redis: await looked(() => redisSection(config)),
  };
  try {
    const database = await opened(config);
    if (!database)
      return { ...sections, database: { facts: {}, wrong: ["there is no database yet: start the server once"] } };
    try {
      sections["database"] = await looked(() => databaseSection(database));
      sections["migrations"] = await looked(() => migrationsSection(database));
      sections["audit"] = await looked(() => auditSection(database, config));
      sections["work"] = await looked(() => workSection(database, config));
    } finally {
      await database.close();
    }
  } catch (error) {
    sections["database"] = { facts: {}, wrong: [error instanceof Error ? error.message : String(error)] };
  }
  return sections;
}

const shown = (value: unknown): string => (typeof value === "object" ? JSON.stringify(value) : String(value));

export const doctor: Command = {
  name: "doctor",
  summary: "Tells how this server is set up and how it is, and what is wrong. Changes nothing.",
  usage: "[--json]\n\nEnds with 1 where something is wrong. The settings are the server's.",
  run: async (args, { out, env, root }) => {
    const sections = await report(readConfig(env, root));
    const well = Object.values(sections).every(({ wrong }) => wrong.length === 0);
    if (args.includes("--json")) out(JSON.stringify({ well, ...sections }, null, 2));
    else {
      for (const [name, { facts, wrong }] of Object.entries(sections)) {
        out(name);
        for (const [fact, value] of Object.entries(facts)) out(`  ${fact}: ${shown(value)}`);
        for (const each of wrong) out(`  ! ${each}`);
      }
    }
    return well ? 0 : 1;
  },
};
