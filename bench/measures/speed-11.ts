import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OPEN_STAGES } from "@nexus-os/contracts";
import { hasMariadb, startMariadb } from "../../tools/mariadb.ts";
import { childOf } from "../figures/cpu.ts";
import { figureOf, ratioOf } from "../figures/figures.ts";
import { costOf } from "../load/load.ts";
import { CORES, type Program, pin, startProgram } from "../load/program.ts";
import type { Asked } from "../load/task.ts";
import type { Gated } from "../report/gates.ts";
import { table } from "../report/report.ts";
import { seed } from "../seed.ts";
import type { Effort, Measure } from "./measure.ts";
import { type Place, type Service, startNexus } from "./services.ts";

/** The same rows, in one organization and in many. */
const SIZES = { usual: { rows: 200_000, companies: 1000 }, quick: { rows: 20_000, companies: 100 } } as const;
const CONNECTIONS = 20;
const AMOUNTS = { read: 3000, list: 600, stages: 1500 } as const;
type Work = keyof typeof AMOUNTS;
const WORKS = Object.keys(AMOUNTS) as readonly Work[];
const AIM = 1.3;

function asking(operation: string, input: unknown): Asked {
  return {
    method: "GET",
    path: `/trpc/${operation}?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: input }))}`,
  };
}

function requestsOf({ seeded }: Place): Record<Work, readonly Asked[]> {
  const list = { filter: { stage: OPEN_STAGES }, sort: { by: "stageSince", direction: "down" }, limit: 50 };
  return {
    read: seeded.ids.map((id) => asking("deals.get", { id })),
    list: [asking("deals.list", list)],
    stages: [asking("metrics.read", { metric: "deals.pipeline-value", by: ["stage"] })],
  };
}

interface Told {
  readonly lines: readonly string[];
  readonly gated: readonly Gated[];
}

interface Server {
  readonly where: string;
  /** The database server's pid; null where the database is a file. */
  readonly pid: number | null;
  readonly loader: Program;
}

/** What a work costs the server and the database, asked in one of the organizations. */
async function costIn(service: Service, place: Place, work: Work, { loader, pid }: Server, share: number) {
  const { url, headers, program } = service;
  const amount = Math.round(AMOUNTS[work] * share);
  const task = { url, headers, connections: CONNECTIONS, amount, requests: requestsOf(place)[work] };
  const { user, system, database } = await costOf(loader, program, task, pid);
  return user + system + database;
}

async function measure(fresh: () => Promise<string>, server: Server, effort: Effort): Promise<Told> {
  const { rows, companies } = effort.share < 1 ? SIZES.quick : SIZES.usual;
  const filled = async (deals: number, count: number): Promise<Place> => {
    effort.say(`laying ${rows.toLocaleString("en")} deals of ${count + 1 === 1 ? "one" : companies} organizations`);
    const [url, master] = [await fresh(), randomBytes(32)];
    const others = { count, dealsEach: deals };
    return { url, master: master.toString("base64url"), seeded: await seed({ url, master, deals, others }) };
  };
  const places = { one: await filled(rows, 0), many: await filled(rows / companies, companies - 1) };
  const services = { one: await startNexus(places.one), many: await startNexus(places.many) };
  try {
    const costs = WORKS.map((work) => ({ work, one: [] as number[], many: [] as number[] }));
    for (let round = 0; round <= effort.rounds; round += 1) {
      effort.say(`round ${round} of ${effort.rounds}`);
      for (const each of costs) {
        for (const side of ["one", "many"] as const) {
          const cost = await costIn(services[side], places[side], each.work, server, effort.share);
          if (round > 0) each[side].push(cost);
        }
      }
    }
    return told(costs, server.where, `${rows.toLocaleString("en")} deals in one organization, µs`, companies);
  } finally {
    await services.one.program.stop();
    await services.many.program.stop();
  }
}

interface Costs {
  readonly work: Work;
  readonly one: readonly number[];
  readonly many: readonly number[];
}

function told(costs: readonly Costs[], where: string, head: string, companies: number): Told {
  const cost = (values: readonly number[]): string => {
    const { median, least, most } = figureOf(values);
    return `${median.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`;
  };
  const lines = costs.map(({ work, one, many }) => {
    const { ratio, least, most } = ratioOf(many, one);
    const gap = ratio <= AIM ? "reached" : `${((ratio / AIM - 1) * 100).toFixed(0)} % above`;
    const times = `${ratio.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
    return [work, cost(one), cost(many), times, `≤ ${AIM}`, gap];
  });
  const many = `as many in ${companies.toLocaleString("en")}, µs`;
  return {
    lines: table(["work", head, many, "ratio", "aim", "gap"], lines),
    gated: costs.map(({ work, one, many: others }) => ({
      ...{ what: `${work} grows with companies`, where, value: ratioOf(others, one).ratio },
    })),
  };
}

async function onSqlite(loader: Program, effort: Effort): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), "nexus-bench-"));
  let files = 0;
  const fresh = async (): Promise<string> => {
    files += 1;
    return `sqlite:${join(folder, `nexus-${files}.sqlite`)}`;
  };
  try {
    return await measure(fresh, { where: "SQLite", pid: null, loader }, effort);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onMariadb(loader: Program, effort: Effort): Promise<Told> {
  const mariadb = await startMariadb("disk");
  try {
    const pid = childOf(process.pid, "mariadbd");
    pin(pid, CORES.others);
    return await measure(() => mariadb.fresh(), { where: "MariaDB", pid, loader }, effort);
  } finally {
    await mariadb.stop();
  }
}

const EXPLAINED = [
  "CPU time of the server's process and of the database's, user and system, in µs a request. The rows are the same in number,",
  "once all of one organization and once spread over many, of which one is asked. *stages* is the value of the pipeline by",
  "stage, of what is kept. It is not measured what it costs when all of the organizations ask at once.",
];
const ABSENT: Told = { lines: ["MariaDB is not on this machine: not measured."], gated: [] };

export const speed11: Measure = {
  name: "speed-11",
  run: async (effort) => {
    const to = (database: string): Effort => ({ ...effort, say: (line) => effort.say(`${database}: ${line}`) });
    const loader = await startProgram("load/loader.ts", CORES.others);
    try {
      const sqlite = await onSqlite(loader, to("SQLite"));
      const mariadb = hasMariadb() ? await onMariadb(loader, to("MariaDB")) : ABSENT;
      const lines = [...EXPLAINED, "", "### SQLite", "", ...sqlite.lines, "", "### MariaDB", "", ...mariadb.lines];
      const gated = [...sqlite.gated, ...mariadb.gated];
      return { name: "speed-11", title: "growth with companies", lines, gated };
    } finally {
      await loader.stop();
    }
  },
};
