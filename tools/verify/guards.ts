import type { Findings } from "../check.ts";
import { GUARDS } from "../sabotage/guards/index.ts";
import { places } from "../sabotage/taken-out.ts";

/** Every guard that the tests of the tests take out stands where it is said to stand, and its suite is there. */
export function checkGuards(files: readonly string[], read: (file: string) => string | null): Findings {
  const known = new Set(files);
  const found = GUARDS.flatMap((guard) => {
    const times = places(read(guard.file) ?? "", guard);
    const here = times === 1 ? [] : [`${guard.promise}: ${guard.file} has this text ${times} times: ${guard.find}`];
    return known.has(guard.suite) ? here : [...here, `${guard.promise}: there is no ${guard.suite}`];
  });
  return found.length === 0 ? null : found.join("\n");
}
