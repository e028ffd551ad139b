import { dimensionsOf, measuresOf } from "./dimensions.ts";
import type { FieldData } from "./field.ts";
import type { Money } from "./money.ts";
import type { Noun } from "./noun.ts";
import type { FilterOf, RecordOf } from "./records.ts";

/**
 * What a metric's values are: a number of records, minor units of a currency, a share of one (0.25 is a quarter),
 * milliseconds, or another number.
 */
export type Unit = "count" | "money" | "percent" | "duration" | "decimal";

/** What of each record is added up: a field, or the time between two of its moments. */
export type Measured = { readonly field: string } | { readonly since: string; readonly until: string };

/** How a metric is made: of records, of their values, or of other metrics by their words. */
export type Making =
  | { readonly kind: "count" }
  | { readonly kind: "sum" | "average"; readonly value: Measured }
  | { readonly kind: "ratio"; readonly part: string; readonly whole: readonly string[] };

/** What a period is compared with: the one before it, or the same one a year before. */
export const COMPARISONS = ["previous", "previous-year"] as const;
/** What a period is compared with. */
export type Comparison = (typeof COMPARISONS)[number];

/** A figure about the records of a noun, declared once. Archived records are never part of it. */
export interface Metric<Word extends string = string> {
  /** `<noun>.<name>` */
  readonly word: Word;
  readonly noun: string;
  /** The key of its title in the words of its department. */
  readonly title: string;
  readonly summary: string;
  readonly unit: Unit;
  readonly of: Making;
  /** Which records are part of it, as a filter of their noun. */
  readonly where: Readonly<Record<string, unknown>>;
  /** The day or moment that says when a record counts; null for what is true now. */
  readonly time: string | null;
  /** The fields that it can be split and narrowed by. */
  readonly by: readonly string[];
  /** Groupings that are kept up to date with every write, so that reading them costs the same for any number of records. */
  readonly kept: readonly (readonly string[])[];
  /** Which direction is good news. */
  readonly good: "up" | "down";
  /** What else people call it. */
  readonly synonyms: readonly string[];
  /** What it is compared with unless somebody says otherwise. */
  readonly compare: Comparison | null;
}

type KeysOf<R, V> = { [K in keyof R & string]: NonNullable<R[K]> extends V ? K : never }[keyof R & string];
/** A decimal is read as text: that a field of text is one, is held when the metric is declared. */
type NumberKey<N> = KeysOf<RecordOf<N>, number | string | Money>;
type TextKey<N> = KeysOf<RecordOf<N>, string>;
type Dimension<N> = Exclude<keyof RecordOf<N> & string, "id" | "version">;

type MakingOf<N> =
  | { readonly kind: "count" }
  | {
      readonly kind: "sum" | "average";
      readonly value: { readonly field: NumberKey<N> } | { readonly since: TextKey<N>; readonly until: TextKey<N> };
    };

interface Says<N> {
  readonly summary: string;
  readonly of: MakingOf<N>;
  readonly where?: Omit<FilterOf<N>, "archived">;
  readonly time: TextKey<N> | null;
  readonly by: readonly Dimension<N>[];
  readonly kept: readonly (readonly Dimension<N>[])[];
  readonly good?: "up" | "down";
  readonly synonyms?: readonly string[];
  readonly compare?: Comparison;
}

/** How many dimensions a kept grouping has at most. */
export const MOST_KEPT = 3;

function unitOf(noun: Noun, of: Making): Unit {
  if (of.kind === "count") return "count";
  if (of.kind === "ratio") return "percent";
  if ("since" in of.value) return "duration";
  const kind = noun.fields[of.value.field]?.kind;
  return kind === "money" || kind === "duration" || kind === "percent" ? kind : "decimal";
}

/** What a total of whole numbers is in the unit of its metric: `total * times / by`. */
export interface Scale {
  readonly times: number;
  readonly by: number;
}

/**
 * What is added up are whole numbers: decimals in their smallest steps, shares in hundredths of a percent, durations in
 * seconds. What is told are decimals, shares of one, and milliseconds.
 */
export function scaleOf(noun: Noun, of: Making): Scale {
  const field: FieldData | undefined = "value" in of && "field" in of.value ? noun.fields[of.value.field] : undefined;
  switch (field?.kind) {
    case "decimal":
      return { times: 1, by: 10 ** field.scale };
    case "percent":
      return { times: 1, by: 10_000 };
    case "duration":
      return { times: 1000, by: 1 };
    default:
      return { times: 1, by: 1 };
  }
}

/** The kinds that rollups know how to group by, and to add up exactly: all of them as whole numbers. */
const GROUPED: readonly string[] = ["oneOf", "ref"];
const ADDED: readonly string[] = ["integer", "money", "decimal", "duration", "percent"];

/** What the types cannot say: that the fields of a metric are of kinds that can be grouped, cut into days and added up. */
function checked(noun: Noun, { word, of, time, by, kept }: Metric): void {
  const dimensions = dimensionsOf(noun);
  const wrong = (what: string): never => {
    throw new Error(`${word}: ${what}`);
  };
  const isTime = (key: string): boolean => dimensions[key] === true;
  if (time !== null && !isTime(time)) wrong(`${time} is no time`);
  const isOf = (kinds: readonly string[], key: string): boolean => kinds.includes(noun.fields[key]?.kind ?? "");
  for (const key of by) {
    if (dimensions[key] !== false || !isOf(GROUPED, key)) wrong(`nothing is grouped by ${key}`);
  }
  for (const keys of kept) {
    if (keys.length > MOST_KEPT) wrong(`at most ${MOST_KEPT} dimensions are kept together`);
    for (const key of keys) if (!by.includes(key)) wrong(`${key} is kept but not a dimension`);
  }
  if (of.kind === "count" || of.kind === "ratio") return;
  if ("field" in of.value && !(measuresOf(noun).includes(of.value.field) && isOf(ADDED, of.value.field))) {
    wrong(`${of.value.field} has no figures`);
  }
  if ("field" in of.value && of.kind === "sum" && isOf(["percent"], of.value.field)) wrong("shares are not added up");
  if ("since" in of.value && ![of.value.since, of.value.until].every(isTime)) wrong("a span is between two moments");
}

/** Declares a metric of a noun. */
export function metric<const N extends Noun, const Name extends string>(
  noun: N,
  name: Name,
  says: Says<N>,
): Metric<`${N["word"]}.${Name}`> {
  const { where = {}, good = "up", synonyms = [], compare = null, ...rest } = says;
  const word = `${noun.word}.${name}` as const;
  const made: Metric<`${N["word"]}.${Name}`> = {
    ...{ word, noun: noun.word, title: `metric.${word}`, unit: unitOf(noun, says.of), good, synonyms, compare },
    ...{ ...rest, where: where as Metric["where"] },
  };
  checked(noun, made);
  return made;
}

/** Declares the share that one metric has of several, added up: all of one noun, in the same time and by the same dimensions. */
export function share<const Word extends string>(
  word: Word,
  says: {
    readonly summary: string;
    readonly part: Metric;
    readonly whole: readonly [Metric, ...Metric[]];
    readonly good?: "up" | "down";
    readonly synonyms?: readonly string[];
    readonly compare?: Comparison;
  },
): Metric<Word> {
  const { part, whole, summary, good = "up", synonyms = [], compare = null } = says;
  for (const each of whole) {
    const isAlike = each.noun === part.noun && each.unit === part.unit && each.of.kind === part.of.kind;
    const isAdded = each.of.kind === "count" || each.of.kind === "sum";
    if (!isAlike || !isAdded || (each.time === null) !== (part.time === null)) {
      throw new Error(`${word}: ${each.word} cannot be a whole of ${part.word}`);
    }
  }
  const all = [part, ...whole];
  return {
    ...{ word, noun: part.noun, title: `metric.${word}`, summary, unit: "percent", good, synonyms, compare },
    of: { kind: "ratio", part: part.word, whole: whole.map((each) => each.word) },
    ...{ where: {}, time: part.time },
    by: part.by.filter((key) => all.every(({ by }) => by.includes(key))),
    kept: part.kept.filter((keys) => all.every(({ kept }) => kept.some((other) => other.join() === keys.join()))),
  };
}
