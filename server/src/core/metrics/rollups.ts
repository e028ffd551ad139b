import { type Measured, type Metric, MOST_KEPT } from "@nexus-os/contracts";
import { sha256 } from "../journal/entry.ts";
import type { Nouns } from "../records/nouns.ts";

/** Which records are counted when, and what of them is added up: what several metrics may be made of. */
export interface Counted {
  readonly noun: string;
  readonly where: Readonly<Record<string, unknown>>;
  readonly time: string | null;
  readonly value: Measured | null;
}

/**
 * What is kept: for each day of the organization's calendar (none where the metric is true now), each place in these
 * dimensions and each currency, how many records there are and what their values come to.
 */
export interface Rollup extends Counted {
  readonly id: string;
  readonly by: readonly string[];
}

/** The columns of a rollup's dimensions, in their order. */
export const KEYS: readonly string[] = Array.from({ length: MOST_KEPT }, (_, index) => `k${index + 1}`);

export interface Rollups {
  /** What is kept of each noun that has metrics, by its word. */
  readonly of: ReadonlyMap<string, readonly Rollup[]>;
  /** The smallest rollup that a metric can be read from, split and narrowed by these dimensions; undefined where none is kept. */
  find(metric: Metric, dimensions: readonly string[]): Rollup | undefined;
  /** Names what is kept of a noun where days are those of a zone: what was counted under another name counts no more. */
  definition(noun: string, zone: string): string;
}

/** What a metric counts. A ratio counts nothing itself: its parts do. */
export function countedBy({ noun, where, time, of }: Metric): Counted {
  if (of.kind === "ratio") throw new Error("a ratio counts nothing itself");
  return { noun, where, time, value: of.kind === "count" ? null : of.value };
}

function idOf(counted: Counted, by: readonly string[]): string {
  const { noun, where, time, value } = counted;
  return sha256(JSON.stringify([noun, where, time, value, by])).slice(0, 16);
}

/** Whether every record has the value. Then its rollup tells their number, too. */
function alwaysThere(value: Measured, noun: string, nouns: Nouns): boolean {
  const keys = "field" in value ? [value.field] : [value.since, value.until];
  return keys.every((key) => nouns[noun]?.fields[key]?.optional !== true);
}

/** What has to be kept for these metrics. Metrics that count the same records share what is kept. */
export function rollupsOf(metrics: ReadonlyMap<string, Metric>, nouns: Nouns): Rollups {
  // By their words: whatever order they come in, every process has to name what it keeps alike.
  const sorted = [...metrics.values()].sort((one, other) => (one.word < other.word ? -1 : 1));
  const own = sorted.filter(({ noun, of }) => of.kind !== "ratio" && nouns[noun] !== undefined);
  const all = new Map<string, Rollup>();
  const byPlain = new Map<string, Rollup>();
  const withValues = own.filter(({ of }) => of.kind !== "count");
  for (const metric of [...withValues, ...own.filter(({ of }) => of.kind === "count")]) {
    const counted = countedBy(metric);
    for (const by of metric.kept) {
      const plain = idOf({ ...counted, value: null }, by);
      if (counted.value === null && byPlain.has(plain)) continue;
      const rollup = { ...counted, by, id: idOf(counted, by) };
      all.set(rollup.id, rollup);
      if (counted.value === null || alwaysThere(counted.value, metric.noun, nouns)) byPlain.set(plain, rollup);
    }
  }
  const words = [...new Set([...all.values()].map(({ noun }) => noun))].sort();
  const of = new Map(words.map((noun) => [noun, [...all.values()].filter((each) => each.noun === noun)]));
  const definitions = new Map<string, string>();
  return {
    of,
    find: (metric, dimensions) => {
      const counted = countedBy(metric);
      const fits = metric.kept.filter((by) => dimensions.every((key) => by.includes(key)));
      const [by] = fits.toSorted((one, other) => one.length - other.length);
      if (!by) return undefined;
      const plain = counted.value === null ? byPlain.get(idOf(counted, by)) : undefined;
      return plain ?? all.get(idOf(counted, by));
    },
    definition: (noun, zone) => {
      const name = `${noun} ${zone}`;
      const known = definitions.get(name) ?? sha256(JSON.stringify([zone, of.get(noun)]));
      definitions.set(name, known);
      return known;
    },
  };
}
