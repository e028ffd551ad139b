import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Deal, OPEN_STAGES } from "@nexus-os/contracts";
import { hasMariadb, startMariadb } from "../../tools/mariadb.ts";
import { childOf } from "../figures/cpu.ts";
import { ratioOf } from "../figures/figures.ts";
import { costOf, type Sample } from "../load/load.ts";
import { CORES, type Program, pin, startProgram } from "../load/program.ts";
import type { Asked } from "../load/task.ts";
import type { Gated } from "../report/gates.ts";
import { seed } from "../seed.ts";
import type { Effort, Measure } from "./measure.ts";
import { type Place, type Service, startNexus } from "./services.ts";
import { type Grown, growthLines, type Written, writtenLines } from "./speed-10-report.ts";

const FEW = 1000;
const MANY = { usual: 1_000_000, quick: 100_000 } as const;
const CONNECTIONS = 20;

/** How many requests a sample has. */
const AMOUNTS = { read: 3000, list: 600, page: 600, stages: 1500, months: 800, scan: 3 } as const;
type Work = keyof typeof AMOUNTS;
const WORKS = Object.keys(AMOUNTS) as readonly Work[];
const WRITES = 2000;

function asking(operation: string, input: unknown): Asked {
  const inputs = encodeURIComponent(JSON.stringify({ 0: input }));
  return { method: "GET", path: `/trpc/${operation}?batch=1&input=${inputs}` };
}

const day = (before: number): string => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10);

/** Cursors behind deals from everywhere in the list, as a reader who turns its pages has them. */
async function cursorsOf({ url, headers }: Service, ids: readonly string[]): Promise<string[]> {
  const cursors: string[] = [];
  for (const id of ids) {
    const answer = await fetch(url + asking("deals.get", { id }).path, { headers });
    const [told] = (await answer.json()) as [{ result: { data: Deal } }];
    cursors.push(Buffer.from(JSON.stringify([told.result.data.stageSince, id])).toString("base64url"));
  }
  return cursors;
}

async function requestsOf(service: Service, { seeded }: Place): Promise<Record<Work, readonly Asked[]>> {
  const list = { filter: { stage: OPEN_STAGES }, sort: { by: "stageSince", direction: "down" }, limit: 50 };
  const cursors = await cursorsOf(service, seeded.ids.slice(0, 40));
  const year = { from: day(365), to: day(0), bucket: "month" };
  return {
    read: seeded.ids.map((id) => asking("deals.get", { id })),
    list: [asking("deals.list", list)],
    page: cursors.map((after) => asking("deals.list", { ...list, after })),
    stages: [asking("metrics.read", { metric: "deals.pipeline-value", by: ["stage"] })],
    months: [asking("metrics.read", { metric: "deals.won-value", ...year })],
    scan: [asking("metrics.read", { metric: "deals.pipeline-value", by: ["account"] })],
  };
}

type Costs = Record<Work, number[]>;

const sum = ({ user, system, database }: Sample): number => user + system + database;

interface Bench {
  readonly loader: Program;
  readonly database: number | null;
  readonly effort: Effort;
}

/** What each work costs with so many deals. */
async function costsWith(place: Place, { loader, database, effort }: Bench): Promise<Costs> {
  const service = await startNexus(place);
  try {
    const requests = await requestsOf(service, place);
    const costs = Object.fromEntries(WORKS.map((work) => [work, [] as number[]])) as Costs;
    for (let round = 0; round <= effort.rounds; round += 1) {
      for (const work of WORKS) {
        const connections = work === "scan" ? 1 : CONNECTIONS;
        const amount = work === "scan" ? AMOUNTS.scan : Math.round(AMOUNTS[work] * effort.share);
        const { url, headers, program } = service;
        const task = { url, headers, connections, amount, requests: requests[work] };
        const cost = sum(await costOf(loader, program, task, database));
        if (round > 0) costs[work].push(cost);
      }
    }
    return costs;
  } finally {
    await service.program.stop();
  }
}

/** What a write costs with its figures kept, and by a server that keeps none, in turn. */
async function writtenOn(place: Place, { loader, database, effort }: Bench): Promise<Written[]> {
  const kept = await startNexus(place);
  const none = await startNexus({ ...place, metrics: false });
  try {
    const written: Written[] = [];
    for (const connections of [50, 1]) {
      const costs = { connections, kept: [] as number[], none: [] as number[] };
      for (let round = 0; round <= effort.rounds; round += 1) {
        for (const [name, { url, headers, program, requests }] of Object.entries({ kept, none })) {
          const amount = Math.round((connections === 1 ? WRITES / 5 : WRITES) * effort.share);
          const task = { url, headers, connections, amount, requests: requests("create") };
          const cost = sum(await costOf(loader, program, task, database));
          if (round > 0) costs[name as "kept" | "none"].push(cost);
        }
      }
      written.push(costs);
    }
    return written;
  } finally {
    await kept.program.stop();
    await none.program.stop();
  }
}

interface Told {
  readonly lines: readonly string[];
  readonly gated: readonly Gated[];
}

async function measure(fresh: () => Promise<string>, database: number | null, effort: Effort): Promise<Told> {
  const loader = await startProgram("load/loader.ts", CORES.others);
  const bench: Bench = { loader, database, effort };
  const filled = async (deals: number): Promise<Place> => {
    effort.say(`laying ${deals.toLocaleString("en")} deals`);
    const [url, master] = [await fresh(), randomBytes(32)];
    return { url, master: master.toString("base64url"), seeded: await seed({ url, master, deals }) };
  };
  try {
    const most = effort.share < 1 ? MANY.quick : MANY.usual;
    const [few, many] = [await filled(FEW), await filled(most)];
    effort.say("reading");
    const [least, greatest] = [await costsWith(few, bench), await costsWith(many, bench)];
    const grown = WORKS.map((work): Grown => ({ work, few: least[work], many: greatest[work] }));
    effort.say("writing");
    // Last: the server without figures leaves what is kept behind the records.
    const written = await writtenOn(few, bench);
    const gated = grown.map(({ work, few: less, many: more }) => ({
      what: `${work} grows with rows`,
      where: database === null ? "SQLite" : "MariaDB",
      value: ratioOf(more, less).ratio,
    }));
    return { lines: [...growthLines(grown, FEW, most), "", ...writtenLines(written)], gated };
  } finally {
    await loader.stop();
  }
}

async function onSqlite(effort: Effort): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), "nexus-bench-"));
  let files = 0;
  const fresh = async (): Promise<string> => {
    files += 1;
    return `sqlite:${join(folder, `nexus-${files}.sqlite`)}`;
  };
  try {
    return await measure(fresh, null, effort);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onMariadb(effort: Effort): Promise<Told> {
  const mariadb = await startMariadb("disk");
  try {
    const pid = childOf(process.pid, "mariadbd");
    pin(pid, CORES.others);
    return await measure(() => mariadb.fresh(), pid, effort);
  } finally {
    await mariadb.stop();
  }
}

const EXPLAINED = [
  "CPU time of the server's process and of the database's, user and system, in µs a request; the second size over the",
  "first. *page* is a page from the middle of the list. *stages* is the value of the pipeline by stage, *months* the value of",
  "won deals by month over a year beside the year before: both are read from what is kept with every write. *scan* is the",
  "value of the pipeline by account, which is not kept and is counted from the rows: what the two others would cost. Writes",
  "are creations of deals, by a server that keeps its figures and by one that keeps none, in turn.",
];

const ABSENT: Told = { lines: ["MariaDB is not on this machine: not measured."], gated: [] };

export const speed10: Measure = {
  name: "speed-10",
  run: async (effort) => {
    const to = (database: string): Effort => ({ ...effort, say: (line) => effort.say(`${database}: ${line}`) });
    const sqlite = await onSqlite(to("SQLite"));
    const mariadb = hasMariadb() ? await onMariadb(to("MariaDB")) : ABSENT;
    const lines = [...EXPLAINED, "", "### SQLite", "", ...sqlite.lines, "", "### MariaDB", "", ...mariadb.lines];
    const gated = [...sqlite.gated, ...mariadb.gated];
    return { name: "speed-10", title: "growth with rows, and what figures cost a write", lines, gated };
  },
};
