import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Time on a processor, in microseconds. */
export interface Cpu {
  readonly user: number;
  readonly system: number;
}

let ticksOfASecond = 0;

/** How long a tick of the kernel's clock is, in microseconds. */
function tick(): number {
  ticksOfASecond ||= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  return 1_000_000 / ticksOfASecond;
}

/** The ticks in the text of /proc/<pid>/stat. The name of the program stands in brackets and may hold anything. */
export function ticksIn(stat: string): { readonly user: number; readonly system: number } {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { user: Number(fields[11]), system: Number(fields[12]) };
}

/** What a process, all its threads together, has used since it began. */
export function cpuOf(pid: number): Cpu {
  const { user, system } = ticksIn(readFileSync(`/proc/${pid}/stat`, "utf8"));
  return { user: user * tick(), system: system * tick() };
}

/** The first line of /proc/stat: ticks in which all processors together worked, and in which they did not. */
export function machineTicksIn(stat: string): { readonly busy: number; readonly idle: number } {
  const [, ...ticks] = stat.slice(0, stat.indexOf("\n")).split(/\s+/).map(Number);
  const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0);
  // Time given to guests stands in the user's ticks once more.
  const all = ticks.slice(0, 8).reduce((sum, each) => sum + each, 0);
  return { busy: all - idle, idle };
}

/** How much all processors of this machine have worked, and have not, in microseconds. */
export function machineCpu(): { readonly busy: number; readonly idle: number } {
  const { busy, idle } = machineTicksIn(readFileSync("/proc/stat", "utf8"));
  return { busy: busy * tick(), idle: idle * tick() };
}

export function sumOf({ user, system }: Cpu): number {
  return user + system;
}

/** The pid of a program that a process has started, by its name. */
export function childOf(parent: number, name: string): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").trim().split(" ").map(Number);
  const found = children.find((pid) => readFileSync(`/proc/${pid}/comm`, "utf8").trim() === name);
  if (found === undefined) throw new Error(`${name} was not started by this process`);
  return found;
}
