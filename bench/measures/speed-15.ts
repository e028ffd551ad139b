import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { figureOf, median } from "../figures/figures.ts";
import { residentOf } from "../figures/memory.ts";
import { costOf } from "../load/load.ts";
import { CORES, startProgram } from "../load/program.ts";
import { prepareNest, startNest } from "../peers/nest.ts";
import { table } from "../report/report.ts";
import { seed } from "../seed.ts";
import type { Effort, Measure } from "./measure.ts";
import { type Place, type Service, startLimit, startNexus } from "./services.ts";

const DEALS = 10_000;
const LOAD = { read: 6000, list: 2000, create: 1500 } as const;
const CONNECTIONS = 50;
const SETTLE_MS = 1000;
const MEGABYTE = 2 ** 20;
const AIM_SECONDS = 0.6;

interface Sample {
  /** Seconds from the start of the program until its first read was answered. */
  readonly first: number;
  /** Megabytes in memory, before any load and after it. */
  readonly idle: number;
  readonly loaded: number;
}

async function sample(start: () => Promise<Service>, share: number): Promise<Sample> {
  const loader = await startProgram("load/loader.ts", CORES.others);
  const began = performance.now();
  const service = await start();
  try {
    const { url, headers, program, requests } = service;
    const [read] = requests("read");
    const answer = await fetch(url + (read?.path ?? ""), { headers });
    await answer.text();
    if (!answer.ok) throw new Error(`the first read was answered with ${answer.status}`);
    const first = (performance.now() - began - service.beside) / 1000;
    await sleep(SETTLE_MS);
    const idle = residentOf(program.pid) / MEGABYTE;
    for (const work of ["read", "list", "create"] as const) {
      const amount = Math.max(CONNECTIONS, Math.round(LOAD[work] * share));
      const task = { url, headers, connections: CONNECTIONS, amount, requests: requests(work) };
      await costOf(loader, program, task, null);
    }
    await sleep(SETTLE_MS);
    return { first, idle, loaded: residentOf(program.pid) / MEGABYTE };
  } finally {
    await service.program.stop();
    await loader.stop();
  }
}

async function measure(place: Place, effort: Effort): Promise<string[]> {
  const sides = [
    { name: "limit", start: () => startLimit(place), samples: [] as Sample[] },
    { name: "Nexus", start: () => startNexus({ ...place, following: true }), samples: [] as Sample[] },
    { name: "Nest + TypeORM", start: () => startNest(place, "express"), samples: [] as Sample[] },
  ];
  for (let round = 1; round <= effort.rounds; round += 1) {
    effort.say(`round ${round} of ${effort.rounds}`);
    for (const { start, samples } of sides) samples.push(await sample(start, effort.share));
  }
  const figure = (values: readonly number[], digits: number): string => {
    const { median, least, most } = figureOf(values);
    return `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
  };
  const of = (samples: readonly Sample[], what: keyof Sample): number[] => samples.map((each) => each[what]);
  const rows = sides.map(({ name, samples }) => [
    ...[name, figure(of(samples, "first"), 2), figure(of(samples, "idle"), 0), figure(of(samples, "loaded"), 0)],
  ]);
  const [, nexus = [], nest = []] = sides.map(({ samples }) => samples);
  const gapOf = (what: keyof Sample, most: number): string => {
    const over = median(of(nexus, what)) / most;
    return over <= 1 ? "reached" : `${((over - 1) * 100).toFixed(0)} % above`;
  };
  return [
    ...table(["server", "first answer, s", "idle, MB", "after load, MB"], rows),
    "",
    `Aims: first answer within ${AIM_SECONDS} s: ${gapOf("first", AIM_SECONDS)}; at most Nest's memory idle: ${gapOf("idle", median(of(nest, "idle")))}, after`,
    `load: ${gapOf("loaded", median(of(nest, "loaded")))}. ${effort.rounds} rounds.`,
  ];
}

const EXPLAINED = [
  "The time from starting the program until its first read was answered, on one core, and the memory of its process (resident",
  "set) a second after that and a second after a load of 50 connections, on SQLite. Nothing is told to collect its garbage. All",
  "three have been started before: Node finds what it compiled then (NODE_COMPILE_CACHE), as `npm start` has it. The",
  "database is filled and migrated.",
  "Nexus is `bench/nexus/serve.ts` with its workers of jobs and the index of search; mail, files and the browser build, which",
  "`npm start` also opens, are left out. Signing in, which the others have not, is not counted as a part of the start.",
];

export const speed15: Measure = {
  name: "speed-15",
  run: async (effort) => {
    prepareNest(effort.say);
    const folder = mkdtempSync(join(tmpdir(), "nexus-bench-"));
    try {
      const [url, master] = [`sqlite:${join(folder, "nexus.sqlite")}`, randomBytes(32)];
      const seeded = await seed({ url, master, deals: DEALS });
      const lines = await measure({ url, master: master.toString("base64url"), seeded }, effort);
      return { name: "speed-15", title: "memory and start of the server", lines: [...EXPLAINED, "", ...lines] };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
