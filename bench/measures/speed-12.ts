import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Deal, newId } from "@nexus-os/contracts";
import { cpuOf, sumOf } from "../figures/cpu.ts";
import { figureOf, median, ratioOf } from "../figures/figures.ts";
import { memoryOf, mostOpen } from "../figures/memory.ts";
import { CORES, type Program, startProgram } from "../load/program.ts";
import type { HeardByAll, ReadersTask } from "../load/readers.ts";
import { table } from "../report/report.ts";
import { seed } from "../seed.ts";
import type { Effort, Measure } from "./measure.ts";
import { signIn } from "./services.ts";

const STREAMS = 5000;
/** Files that a process needs beside its streams. */
const OTHER_FILES = 300;
const EVENTS = 20;
const IDLE_MS = 5000;
const AIM = 1.3;

/** A server with its readers. */
interface Side {
  readonly name: "limit" | "Nexus" | "Hono streamSSE";
  readonly server: Program;
  readonly readers: Program;
  /** How the next event is made. */
  readonly event: () => Promise<ReadersTask>;
  readonly perStream: number;
}

interface Sample {
  /** Microseconds of the server's processor for one event to one stream. */
  readonly cpu: number;
  readonly took: readonly number[];
}

const rank = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.ceil(values.length * share) - 1] ?? 0;

async function hear({ readers, event }: Side): Promise<HeardByAll> {
  return (await readers.ask(await event())) as HeardByAll;
}

async function sample(side: Side, streams: number, events: number): Promise<Sample> {
  const before = sumOf(cpuOf(side.server.pid));
  const took: number[] = [];
  for (let made = 0; made < events; made += 1) took.push(...(await hear(side)).took);
  return { cpu: (sumOf(cpuOf(side.server.pid)) - before) / (events * streams), took };
}

/** What a server costs in which nothing happens, in percent of a processor. */
async function idle({ server }: Side): Promise<number> {
  const before = sumOf(cpuOf(server.pid));
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  return (sumOf(cpuOf(server.pid)) - before) / (IDLE_MS * 10);
}

async function opened(
  given: Pick<Side, "name" | "server" | "event">,
  opening: Omit<ReadersTask & { do: "open" }, "do" | "streams">,
  streams: number,
): Promise<Side> {
  const readers = await startProgram("load/readers.ts", CORES.others);
  const ask = (task: ReadersTask): Promise<unknown> => readers.ask(task);
  // What is made once, whoever comes, is no cost of a stream.
  await ask({ do: "open", ...opening, streams: 200 });
  await ask(await given.event());
  await ask({ do: "close" });
  const before = await memoryOf(given.server.pid);
  await ask({ do: "open", ...opening, streams });
  const perStream = ((await memoryOf(given.server.pid)) - before) / streams;
  return { ...given, readers, perStream };
}

async function nexusSide(url: string, streams: number): Promise<Side> {
  const master = randomBytes(32);
  const seeded = await seed({ url, master, deals: 1000 });
  const server = await startProgram("nexus/streams.ts", CORES.server, { url, master: master.toString("base64url") });
  const { url: own } = server.ready as { url: string };
  const headers = { cookie: await signIn(own, seeded), origin: own, "content-type": "application/json" };
  const input = encodeURIComponent(JSON.stringify({ id: seeded.ids[0] }));
  const answer = await fetch(`${own}/trpc/deals.get?input=${input}`, { headers });
  const { result } = (await answer.json()) as { result: { data: Deal } };
  let { version } = result.data;
  const event = async (): Promise<ReadersTask> => {
    const told = { key: newId(), input: { id: result.data.id, version, changes: { nextStep: `Call ${version}` } } };
    version += 1;
    return { do: "hear", url: own, headers, path: "/trpc/deals.update?batch=1", body: JSON.stringify({ 0: told }) };
  };
  return opened({ name: "Nexus", server, event }, { url: own, headers, tickets: true }, streams);
}

async function bareSide(name: Side["name"], file: string, bytes: number, streams: number): Promise<Side> {
  const server = await startProgram(file, CORES.server);
  const { url } = server.ready as { url: string };
  const event = async (): Promise<ReadersTask> => ({ do: "hear", url, headers: {}, path: `/${bytes}`, body: "" });
  return opened({ name, server, event }, { url, headers: {}, tickets: false }, streams);
}

async function measure(url: string, streams: number, effort: Effort): Promise<string[]> {
  const programs: Program[] = [];
  const kept = (side: Side): Side => {
    programs.push(side.server, side.readers);
    return side;
  };
  try {
    effort.say(`opening ${streams} streams of Nexus`);
    const nexus = kept(await nexusSide(url, streams));
    const quiet = await idle(nexus);
    const { bytes } = await hear(nexus);
    const frame = Buffer.byteLength("event: change\ndata: \n\n");
    effort.say(`opening ${streams} streams of the limit, and of Hono`);
    const limit = kept(await bareSide("limit", "limits/stream.ts", bytes - frame, streams));
    const hono = kept(await bareSide("Hono streamSSE", "peers/hono-stream.ts", bytes - frame, streams));
    const sides = [limit, nexus, hono];
    const samples = new Map<Side, Sample[]>(sides.map((side) => [side, []]));
    const events = Math.max(2, Math.round(EVENTS * effort.share));
    for (let round = 0; round <= effort.rounds; round += 1) {
      effort.say(`round ${round} of ${effort.rounds}`);
      for (const side of sides) {
        const made = await sample(side, streams, events);
        // The first round only warms up.
        if (round > 0) samples.get(side)?.push(made);
      }
    }
    const cpu = (side: Side): number[] => (samples.get(side) ?? []).map((each) => each.cpu);
    const rows = sides.map((side) => {
      const { median: middle, least, most } = figureOf(cpu(side));
      const { ratio, least: low, most: high } = ratioOf(cpu(side), cpu(limit));
      const took = (samples.get(side) ?? []).map((each) => rank(each.took, 0.99));
      return [
        ...[side.name, `${middle.toFixed(1)} (${least.toFixed(1)}–${most.toFixed(1)})`],
        ...[`${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`, median(took).toFixed(0)],
        (side.perStream / 1024).toFixed(1),
      ];
    });
    const { ratio } = ratioOf(cpu(nexus), cpu(limit));
    const gap = ratio <= AIM ? "reached" : `${((ratio / AIM - 1) * 100).toFixed(0)} % above`;
    return [
      ...table(["server", "µs a message", "ratio to the limit", "p99 ms", "kB a stream"], rows),
      "",
      `Aim: ≤ ${AIM} of the limit's µs: ${gap}. ${streams.toLocaleString("en")} streams in one process of each, ${bytes} bytes an event, ${events} events a`,
      `round, ${effort.rounds} rounds. With nothing happening, heartbeats and asking what other processes wrote and whether the one`,
      `session of all these streams still stands took ${quiet.toFixed(1)} % of a processor (SQLite).`,
    ];
  } finally {
    for (const program of programs) await program.stop();
  }
}

const EXPLAINED = [
  "One event to all who listen, as a write of a deal makes it: CPU time of the server's process for one event to one",
  "stream, the write itself included; the time from asking for the write until 99 of 100 streams have heard of it, which",
  "holds the readers' own work too; and the memory that a stream adds. Each server is held to one core and its readers",
  "to the other. Limit and Hono write bytes of the same number to whoever is there, and nothing else; Nexus writes the",
  "journal, reads the record in the sight of those who listen, and holds every stream to its session.",
];

export const speed12: Measure = {
  name: "speed-12",
  run: async (effort) => {
    const streams = Math.min(STREAMS, mostOpen() - OTHER_FILES);
    const folder = mkdtempSync(join(tmpdir(), "nexus-bench-"));
    try {
      const lines = await measure(`sqlite:${join(folder, "nexus.sqlite")}`, streams, effort);
      const less = `This machine lets a process open ${mostOpen()} files: measured with fewer streams than ${STREAMS}. ulimit -n raises it.`;
      return {
        name: "speed-12",
        title: "live fan-out, one event to 5,000 streams",
        lines: [...EXPLAINED, "", ...lines, ...(streams < STREAMS ? ["", less] : [])],
        gated: [{ what: "streams missing of 5,000", where: "SQLite", value: STREAMS - streams }],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
