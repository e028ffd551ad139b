import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** The number behind a name in a text of /proc. */
function numberIn(text: string, name: string): number {
  const found = new RegExp(`^${name}:?\\s+(\\d+)`, "m").exec(text);
  if (!found) throw new Error(`${name} is not in /proc`);
  return Number(found[1]);
}

/** The memory of a process in bytes, after it has thrown away what it does not need (figures/rest.ts). */
export async function memoryOf(pid: number): Promise<number> {
  for (let times = 0; times < 2; times += 1) {
    process.kill(pid, "SIGUSR2");
    await sleep(500);
  }
  return residentOf(pid);
}

/** The memory of a process in bytes, as it is. */
export function residentOf(pid: number): number {
  return numberIn(readFileSync(`/proc/${pid}/status`, "utf8"), "VmRSS") * 1024;
}

/** How many files, which connections are too, a process of this user may have open. */
export function mostOpen(): number {
  return numberIn(readFileSync("/proc/self/limits", "utf8"), "Max open files");
}
