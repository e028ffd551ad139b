import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCore } from "../../server/src/core/core.ts";
import { openDatabase } from "../../server/src/core/database/database.ts";
import { BODIES } from "../../server/src/modules/bodies.ts";
import { hasMariadb, startMariadb } from "../../tools/mariadb.ts";
import { childOf, cpuOf, sumOf } from "../figures/cpu.ts";
import { figureOf, median, ratioOf } from "../figures/figures.ts";
import type { SearchTask } from "../limits/searched.ts";
import { CORES, type Program, pin, startProgram } from "../load/program.ts";
import type { Typed, TypingTask } from "../load/typing.ts";
import { table } from "../report/report.ts";
import { type Seeded, seed } from "../seed.ts";
import type { Effort, Measure } from "./measure.ts";
import { signIn } from "./services.ts";

const DEALS = 100_000;
const AIMS = { "SQLite FTS5": 0.6, "MariaDB FULLTEXT": 0.15 } as const;
/** What somebody types who looks for a deal, letter by letter; the last ones with a mistake. */
const PHRASES = ["pulp flow meters", "district metering", "clean-room 6 h", "fuel flow winter", "send quote", "leak d"];
const MISTYPED = ["distrcit metering", "retrofti fuel"];

/** A server that is asked. */
interface Side {
  readonly name: string;
  readonly server: Program;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  pathOf(text: string): string;
}

interface Round {
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of the server's processor a request, and of the database's. */
  readonly cpu: number;
  readonly database: number;
}

const rank = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? 0;

function typed(phrases: readonly string[]): string[] {
  return phrases.flatMap((phrase) => Array.from(phrase, (_, index) => phrase.slice(0, index + 1)));
}

/** Lays the deals, and makes the index of search from them. */
async function filled(url: string, master: Uint8Array): Promise<Seeded> {
  const seeded = await seed({ url, master, deals: DEALS });
  const database = await openDatabase({ url });
  const core = createCore({
    ...{ database, master, baseUrl: "http://127.0.0.1", bodies: BODIES, clock: () => new Date() },
    failed: (error) => console.error(error),
  });
  await core.search.rebuild(seeded.organization);
  await core.hub.stop();
  if (database.dialect === "mysql") await database.all("ANALYZE TABLE search_cells, search_documents, search_grams");
  await database.close();
  return seeded;
}

async function nexusSide(url: string, master: Uint8Array, seeded: Seeded): Promise<Side> {
  const task = { url, master: Buffer.from(master).toString("base64url") };
  const server = await startProgram("nexus/serve.ts", CORES.server, task);
  const { url: own } = server.ready as { url: string };
  const headers = { cookie: await signIn(own, seeded), origin: own };
  const pathOf = (text: string): string =>
    `/trpc/search.find?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: { text } }))}`;
  return { name: "Nexus", server, url: own, headers, pathOf };
}

async function otherSide(name: string, file: string, task: SearchTask): Promise<Side> {
  const server = await startProgram(file, CORES.server, task);
  const { url } = server.ready as { url: string };
  return { name, server, url, headers: {}, pathOf: (text) => `/?text=${encodeURIComponent(text)}` };
}

async function ask(typing: Program, side: Side, texts: readonly string[], database: number | null): Promise<Round> {
  const databaseNow = (): number => (database === null ? 0 : sumOf(cpuOf(database)));
  const before = [sumOf(cpuOf(side.server.pid)), databaseNow()] as const;
  const task: TypingTask = { url: side.url, headers: side.headers, paths: texts.map((text) => side.pathOf(text)) };
  const { took } = (await typing.ask(task)) as Typed;
  return {
    ...{ p50: rank(took, 0.5), p99: rank(took, 0.99) },
    cpu: (sumOf(cpuOf(side.server.pid)) - before[0]) / took.length,
    database: (databaseNow() - before[1]) / took.length,
  };
}

async function measure(place: string, database: number | null, effort: Effort): Promise<string[]> {
  const master = randomBytes(32);
  effort.say(`laying and indexing ${DEALS.toLocaleString("en")} deals`);
  const seeded = await filled(place, master);
  const task: SearchTask = { url: place, organization: seeded.organization };
  const programs: Program[] = [];
  const sides: Side[] = [];
  const kept = (side: Side): void => {
    programs.push(side.server);
    sides.push(side);
  };
  try {
    kept(await otherSide("limit", "limits/search.ts", task));
    kept(await nexusSide(place, master, seeded));
    kept(
      database === null
        ? await otherSide("SQLite FTS5", "peers/search-fts5.ts", task)
        : await otherSide("MariaDB FULLTEXT", "peers/search-fulltext.ts", task),
    );
    const typing = await startProgram("load/typing.ts", CORES.others);
    programs.push(typing);
    const times = Math.max(1, Math.round(10 * effort.share));
    const texts = Array.from({ length: times }, () => typed(PHRASES)).flat();
    const mistaken = Array.from({ length: times * 5 }, () => MISTYPED).flat();
    const rounds = new Map<Side, Round[]>(sides.map((side) => [side, []]));
    const mistakes: Round[] = [];
    for (let round = 0; round <= effort.rounds; round += 1) {
      effort.say(`round ${round} of ${effort.rounds}`);
      for (const side of sides) {
        const made = await ask(typing, side, texts, database);
        if (round > 0) rounds.get(side)?.push(made);
        if (side.name === "Nexus" && round > 0) mistakes.push(await ask(typing, side, mistaken, database));
      }
    }
    return lines(sides, rounds, mistakes, { texts: texts.length, effort, isFile: database === null });
  } finally {
    for (const program of programs) await program.stop();
  }
}

interface Said {
  readonly texts: number;
  readonly effort: Effort;
  readonly isFile: boolean;
}

function lines(sides: readonly Side[], all: ReadonlyMap<Side, Round[]>, mistakes: readonly Round[], said: Said) {
  const of = (side: Side | undefined, what: keyof Round): number[] =>
    (side ? (all.get(side) ?? []) : []).map((round) => round[what]);
  const [limit, nexus, peer] = sides;
  const rows = sides.map((side) => {
    const p99 = figureOf(of(side, "p99"));
    const { ratio, least, most } = ratioOf(of(nexus, "p99"), of(side, "p99"));
    const cpu = median(of(side, "cpu")).toFixed(0);
    return [
      ...[side.name, median(of(side, "p50")).toFixed(2)],
      `${p99.median.toFixed(2)} (${p99.least.toFixed(2)}–${p99.most.toFixed(2)})`,
      side === nexus ? "" : `${ratio.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`,
      said.isFile ? cpu : `${cpu} + ${median(of(side, "database")).toFixed(0)}`,
    ];
  });
  const { ratio } = ratioOf(of(nexus, "p99"), of(peer, "p99"));
  const aim = AIMS[peer?.name as keyof typeof AIMS];
  const gap = ratio <= aim ? "reached" : `${((ratio / aim - 1) * 100).toFixed(0)} % above`;
  const mistaken = median(mistakes.map((round) => round.p99)).toFixed(2);
  const times = ratioOf(of(nexus, "p99"), of(limit, "p99")).ratio.toFixed(1);
  return [
    ...table(["server", "p50 ms", "p99 ms", "Nexus's p99 over it", "µs a search"], rows),
    "",
    `Aim: p99 ≤ ${aim} of ${peer?.name}'s: ${gap}. Over the limit's: ${times} times. Two words with mistakes, which only Nexus`,
    `finds: p99 ${mistaken} ms. ${said.texts} searches a round, ${said.effort.rounds} rounds.`,
  ];
}

const EXPLAINED = [
  "Six phrases typed letter by letter, a search for every letter, over one connection; the ten best of 100,000 deals. The",
  "time is that of the whole request, at a process of its own; the server is held to one core, whoever asks and MariaDB to",
  "the other. Nexus is asked as its own clients ask it, with session, permission and validation, over all nouns, and reads",
  "the records it has found anew. The limit is a prefix index made by hand in memory, the peers are the databases' own",
  "indexes as their manuals show them; all three stand behind a bare node:http and answer the id and the name.",
];

async function onSqlite(effort: Effort): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "nexus-bench-"));
  try {
    return await measure(`sqlite:${join(folder, "nexus.sqlite")}`, null, effort);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onMariadb(effort: Effort): Promise<string[]> {
  const mariadb = await startMariadb("disk");
  try {
    const pid = childOf(process.pid, "mariadbd");
    pin(pid, CORES.others);
    return await measure(await mariadb.fresh(), pid, effort);
  } finally {
    await mariadb.stop();
  }
}

export const speed13: Measure = {
  name: "speed-13",
  run: async (effort) => {
    const to = (database: string): Effort => ({ ...effort, say: (line) => effort.say(`${database}: ${line}`) });
    const sqlite = await onSqlite(to("SQLite"));
    const mariadb = hasMariadb() ? await onMariadb(to("MariaDB")) : ["MariaDB is not on this machine: not measured."];
    const all = [...EXPLAINED, "", "### SQLite", "", ...sqlite, "", "### MariaDB", "", ...mariadb];
    return { name: "speed-13", title: "search as you type over 100,000 deals", lines: all };
  },
};
