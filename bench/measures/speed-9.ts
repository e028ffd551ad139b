import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasMariadb, startMariadb } from "../../tools/mariadb.ts";
import { childOf } from "../figures/cpu.ts";
import { type CpuProfile, costsOf } from "../figures/profile.ts";
import { costOf, type Sample } from "../load/load.ts";
import { CORES, type Program, pin, startProgram } from "../load/program.ts";
import { prepareNest, startNest } from "../peers/nest.ts";
import type { Gated } from "../report/gates.ts";
import { seed } from "../seed.ts";
import { sameAnswers } from "./equal.ts";
import type { Effort, Measure } from "./measure.ts";
import { type Place, type Service, startLimit, startNexus, type Work } from "./services.ts";
import { costLines, gatedOf, type Measured, resultLines } from "./speed-9-report.ts";

const DEALS = 100_000;
const WORKS = ["read", "list", "create"] as const;
/** How many requests a sample has: enough that the kernel's ticks of ten milliseconds are fine beside it. */
const AMOUNTS: Readonly<Record<number, Readonly<Record<Work, number>>>> = {
  50: { read: 6000, list: 1000, create: 2500, insert: 2000 },
  1: { read: 2000, list: 400, create: 400, insert: 400 },
};

interface Bench {
  readonly limit: Service;
  readonly nexus: Service;
  /** Nest and TypeORM, with Express and with Fastify. */
  readonly nest: Service;
  readonly fastify: Service;
  readonly loader: Program;
  /** The database server's pid; null where the database is a file. */
  readonly database: number | null;
}

type Asked = readonly [service: "limit" | "nexus" | "nest" | "fastify", work: Work];

async function sample(bench: Bench, [name, work]: Asked, connections: number, share: number): Promise<Sample> {
  const { program, url, headers, requests } = bench[name];
  const amount = Math.max(connections, Math.round((AMOUNTS[connections]?.[work] ?? 0) * share));
  const task = { url, headers, connections, amount, requests: requests(work) };
  return costOf(bench.loader, program, task, bench.database);
}

/** Limit, Nexus and peers in turn, round after round; the first round of each only warms it up. */
async function rounds(
  bench: Bench,
  work: (typeof WORKS)[number],
  connections: number,
  effort: Effort,
): Promise<Measured> {
  const asked: Asked[] = [
    ["limit", work],
    ["nexus", work],
    ["nest", work],
    ["fastify", work],
  ];
  if (work === "create") asked.push(["limit", "insert"]);
  const samples = asked.map((): Sample[] => []);
  for (let round = 0; round <= effort.rounds; round += 1) {
    for (const [index, each] of asked.entries()) {
      const made = await sample(bench, each, connections, effort.share);
      if (round > 0) samples[index]?.push(made);
    }
  }
  const [limit = [], nexus = [], nest = [], fastify = [], insert = []] = samples;
  return { work, connections, limit, nexus, nest, fastify, insert };
}

async function profile(bench: Bench, work: Work, share: number): Promise<string[]> {
  const { program } = bench.nexus;
  await program.ask("watch");
  await sample(bench, ["nexus", work], 50, share);
  return costLines(work, costsOf((await program.ask("seen")) as CpuProfile));
}

interface Told {
  readonly lines: readonly string[];
  readonly gated: readonly Gated[];
}

interface Server {
  readonly where: string;
  /** The database server's pid; null where the database is a file. */
  readonly pid: number | null;
}

async function measure(place: Place, { where, pid: database }: Server, effort: Effort): Promise<Told> {
  const programs: Program[] = [];
  const kept = async <S extends Service>(starting: Promise<S>): Promise<S> => {
    const service = await starting;
    programs.push(service.program);
    return service;
  };
  try {
    const limit = await kept(startLimit(place));
    const nexus = await kept(startNexus(place));
    const nest = await kept(startNest(place, "express"));
    const fastify = await kept(startNest(place, "fastify"));
    for (const other of [limit, nest, fastify]) await sameAnswers(other, nexus);
    const loader = await startProgram("load/loader.ts", CORES.others);
    programs.push(loader);
    const bench: Bench = { limit, nexus, nest, fastify, loader, database };
    const measured: Measured[] = [];
    const profiles: string[] = [];
    for (const work of WORKS) {
      for (const connections of [50, 1]) {
        effort.say(`${work}, ${connections === 1 ? "one connection" : `${connections} connections`}`);
        measured.push(await rounds(bench, work, connections, effort));
      }
      profiles.push(...(await profile(bench, work, effort.share)));
    }
    const costs = ["Where the time goes at 50 connections:", "", ...profiles];
    return {
      lines: [...resultLines(measured, database !== null), "", ...costs],
      gated: gatedOf(measured, where),
    };
  } finally {
    for (const program of programs) await program.stop();
  }
}

async function filled(url: string, deals: number): Promise<Place> {
  const master = randomBytes(32);
  return { url, master: master.toString("base64url"), seeded: await seed({ url, master, deals }) };
}

/** Everything that is measured on one database. */
async function onDatabase(
  where: string,
  fresh: () => Promise<string>,
  pid: number | null,
  effort: Effort,
): Promise<Told> {
  effort.say(`laying ${DEALS.toLocaleString("en")} deals`);
  return measure(await filled(await fresh(), DEALS), { where, pid }, effort);
}

async function onSqlite(effort: Effort): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), "nexus-bench-"));
  let files = 0;
  const fresh = async (): Promise<string> => {
    files += 1;
    return `sqlite:${join(folder, `nexus-${files}.sqlite`)}`;
  };
  try {
    return await onDatabase("SQLite", fresh, null, effort);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onMariadb(effort: Effort): Promise<Told> {
  const mariadb = await startMariadb("disk");
  try {
    const pid = childOf(process.pid, "mariadbd");
    pin(pid, CORES.others);
    return await onDatabase("MariaDB", () => mariadb.fresh(), pid, effort);
  } finally {
    await mariadb.stop();
  }
}

const EXPLAINED = [
  "CPU time of the server's process, user and system, in µs a request; on MariaDB the time of the database's own process",
  "is printed behind a plus. A ratio compares the servers' processes. The server is held to one core, the load",
  "(autocannon) and MariaDB to the other. Nexus is asked as its own clients ask it: at tRPC's addresses, with a cookie of a",
  "real sign-in and `batch=1`; session, permission, validation, journal and idempotency are on. Limit and Nexus answer the",
  "same JSON, which is checked before each run, from the same tables; what a limit leaves out stands in the first lines of",
  "`bench/limits`. The limit of *create* writes the rows that Nexus writes (deal, journal, journal's values, journal's",
  "head) in one transaction; *one insert* is a single row in a transaction of its own, for a harder comparison. Both",
  "databases keep what was answered through a loss of power: SQLite with synchronous=FULL, MariaDB with",
  "innodb_flush_log_at_trx_commit=1. At 50 connections Nexus commits waiting writes together, which the limit does not.",
  "The peer is Nest with TypeORM, on the same Node and the same rows, with Express as it comes and with Fastify; what it does",
  "less stands in the first lines of `bench/peers/nest-typeorm/main.mts`. It answers the same fields, without an envelope.",
];

const ABSENT: Told = { lines: ["MariaDB is not on this machine: not measured."], gated: [] };

export const speed9: Measure = {
  name: "speed-9",
  run: async (effort) => {
    const to = (database: string): Effort => ({ ...effort, say: (line) => effort.say(`${database}: ${line}`) });
    prepareNest(effort.say);
    const sqlite = await onSqlite(to("SQLite"));
    const mariadb = hasMariadb() ? await onMariadb(to("MariaDB")) : ABSENT;
    return {
      name: "speed-9",
      title: "API: read one, list 50 of 100,000 filtered and sorted, create",
      lines: [...EXPLAINED, "", "### SQLite", "", ...sqlite.lines, "", "### MariaDB", "", ...mariadb.lines],
      gated: [...sqlite.gated, ...mariadb.gated],
    };
  },
};
