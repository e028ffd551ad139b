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

/** Makes a load and says what it cost the server, and the database beside it. */
export async function costOf(
  loader: Program,
  server: Program,
  task: LoadTask,
  database: number | null,
): Promise<Sample> {
  const pids = [server.pid, loader.pid, process.pid, ...(database === null ? [] : [database])];
  const ownNow = (): number => pids.reduce((sum, pid) => sum + sumOf(cpuOf(pid)), 0);
  const databaseNow = (): number => (database === null ? 0 : sumOf(cpuOf(database)));
  const before = { cpu: cpuOf(server.pid), database: databaseNow(), own: ownNow(), machine: machineCpu() };
  const { answered, refused, refusals } = (await loader.ask(task)) as LoadResult;
  if (refused > 0 || answered !== task.amount) {
    const said = [...refusals].map(([refusal, count]) => `\n${count} times ${refusal}`).join("");
    throw new Error(
      `${task.url}: ${answered} of ${task.amount} requests were answered, ${refused} were refused${said}`,
    );
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
