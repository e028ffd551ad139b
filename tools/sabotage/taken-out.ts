import { resolve } from "node:path";
import type { Guard } from "./guard.ts";

/** The variable by which a run of tests is told which guard is taken out. */
export const VARIABLE = "NEXUS_SABOTAGE";

export type TakenOut = Pick<Guard, "file" | "find" | "put">;

/** How often a guard's text stands in a file's text. */
export function places(text: string, { find }: Pick<Guard, "find">): number {
  return text.split(find).length - 1;
}

/** A file's text without the guard. */
export function without(text: string, guard: TakenOut): string {
  const found = places(text, guard);
  if (found !== 1) throw new Error(`${guard.file} has the guard's text ${found} times, not once: ${guard.find}`);
  return text.replace(guard.find, () => guard.put);
}

/** The guard that is taken out in this run, with its file as an absolute path; null in every other run. */
export function takenOut(env: Readonly<Record<string, string | undefined>>): TakenOut | null {
  const given = env[VARIABLE];
  if (!given) return null;
  const guard = JSON.parse(given) as TakenOut;
  return { ...guard, file: resolve(import.meta.dirname, "../..", guard.file) };
}
