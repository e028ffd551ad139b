import type { Option } from "./listbox.ts";

const PAGE = 8;

/** The next option that can be taken, round at the ends; -1 where there is none. */
export function nextOf(options: readonly Option[], at: number, by: 1 | -1): number {
  const count = options.length;
  for (let step = 1; step <= count; step += 1) {
    const next = (((at + by * step) % count) + count) % count;
    if (!options[next]?.disabled) return next;
  }
  return -1;
}

/** Where a key leads to from an option, or null where it does not walk. */
export function walked(key: string, options: readonly Option[], on: number): number | null {
  if (key === "ArrowDown") return nextOf(options, on, 1);
  if (key === "ArrowUp") return nextOf(options, Math.max(0, on), -1);
  if (key === "PageDown") return nextOf(options, Math.min(options.length - 1, on + PAGE) - 1, 1);
  return key === "PageUp" ? nextOf(options, Math.max(0, on - PAGE) + 1, -1) : null;
}
