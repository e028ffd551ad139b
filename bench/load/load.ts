import { cpuOf, machineCpu, sumOf } from "../figures/cpu.ts";
import type { Program } from "./program.ts";
import type { LoadResult, LoadTask } from "./task.ts";

/** What a load cost, in microseconds of processor time a request. */
export interface Sample {
  readonly user: number;
  readonly system: number;
  /** The same of the database server, where there is one. */
  readonly database: number;
  /** How much of the machine other processes used meanwhile, from 0 to 1. */
  readonly elsewhere: number;
}

/** How often a sample is made before it is given up. */
const ATTEMPTS = 3;

/**
 * Makes a load and says what it cost the server, and the database beside it. Where the machine stood still for a second
 * (its disk is not ours alone), Nexus turns away who waits: such a sample is made again.
 */
export async function costOf(
  loader: Program,
  server: Program,
  task: LoadTask,
  database: number | null,
): Promise<Sample> {
  const pids = [server.pid, loader.pid, process.pid, ...(database === null ? [] : [database])];
  const ownNow = (): number => pids.reduce((sum, pid) => sum + sumOf(cpuOf(pid)), 0);
  const databaseNow = (): number => (database === null ? 0 : sumOf(cpuOf(database)));
  let before = { cpu: cpuOf(server.pid), database: databaseNow(), own: ownNow(), machine: machineCpu() };
  let answered = 0;
  for (let attempt = 1; ; attempt += 1) {
    const result = (await loader.ask(task)) as LoadResult;
    answered = result.answered;
    if (result.refused === 0 && answered === task.amount) break;
    const said = [...result.refusals].map(([refusal, count]) => `\n${count} times ${refusal}`);
    const why = `${task.url}: ${answered} of ${task.amount} requests were answered, ${result.refused} were refused${said.join("")}`;
    if (attempt === ATTEMPTS || !said.every((line) => line.includes(" times 503 "))) throw new Error(why);
    console.log(`· again: ${why}`);
    before = { cpu: cpuOf(server.pid), database: databaseNow(), own: ownNow(), machine: machineCpu() };
  }
  const cpu = cpuOf(server.pid);
  const machine = machineCpu();
  const busy = machine.busy - before.machine.busy;
  const all = busy + machine.idle - before.machine.idle;
  return {
    user: (cpu.user - before.cpu.user) / answered,
    system: (cpu.system - before.cpu.system) / answered,
    database: (databaseNow() - before.database) / answered,
    elsewhere: all === 0 ? 0 : Math.max(0, busy - (ownNow() - before.own)) / all,
  };
}
