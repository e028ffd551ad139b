import type { Fields, Json } from "./field.ts";
import { exponentOf, type Money } from "./money.ts";
import type { Noun } from "./noun.ts";
import type { AnswerOf, ChangesOf, FilterOf, InputOf } from "./records.ts";
import type { VerbForm } from "./verb.ts";

/** How much it matters where it is found, from the least. */
export const SEVERITIES = ["low", "medium", "high"] as const;
/** How much a finding matters. */
export type Severity = (typeof SEVERITIES)[number];

/** What the expected effect of an advice is told in: an amount of money, or a number of things. */
export type EffectUnit = "money" | "count";

/** Stands in the input of an act for a value of the evidence. */
export interface FromEvidence<Key extends string = string> {
  readonly from: Key;
}

/**
 * What Nexus recommends where records are as described: in figures, what comes of it, and the act that does it. What it
 * says to people stands in the words of its department, under `advice.<word>`, with the evidence as parameters, and how
 * its effect is computed under `advice.<word>.effect`.
 */
export interface Advice<
  Word extends string = string,
  Evidence extends Fields = Fields,
  Limits extends Fields = Fields,
> {
  /** `<noun>.<name>` */
  readonly word: Word;
  readonly noun: string;
  /** The key of what it says, in the words of its department. */
  readonly title: string;
  readonly summary: string;
  readonly severity: Severity;
  /** Which records it looks at, as a filter of their noun. */
  readonly where: Readonly<Record<string, unknown>>;
  /** From when on it is found: what an organization can set. */
  readonly thresholds: Limits;
  /** What holds where an organization has set nothing; of money in whole units of the organization's own currency. */
  readonly usual: Readonly<Record<string, unknown>>;
  /** The figures that it is shown with, so that nobody has to believe it. */
  readonly evidence: Evidence;
  /** The metrics that these figures lean on, by their words. */
  readonly metrics: readonly string[];
  /** The metric that should change, which way, and what the expected change is told in. */
  readonly effect: { readonly metric: string; readonly direction: "up" | "down"; readonly unit: EffectUnit };
  /** The verb that follows it, and what it takes beside the record. Whoever follows it may change that first. */
  readonly act: { readonly verb: string; readonly input: Readonly<Record<string, unknown>> };
  /** After how many days a finding that nobody found again is over. */
  readonly holds: number;
  /** After how many days it is measured what came of following it. */
  readonly measuredAfter: number;
}

type VerbsOf<N> = N extends Noun<string, infer _F, infer _S, infer V, infer _E, infer _T> ? V : never;
type Filling<T, E> = { readonly [K in keyof T]: T[K] | FromEvidence<keyof E & string> };
type ActOf<N, E> =
  | { readonly verb: "update"; readonly input: { readonly changes: Filling<ChangesOf<N>, E> } }
  | {
      [V in keyof VerbsOf<N> & string]: VerbsOf<N>[V] extends VerbForm<infer F, "record">
        ? { readonly verb: V; readonly input: Filling<InputOf<F>, E> }
        : never;
    }[keyof VerbsOf<N> & string];

/** Declares a piece of advice about the records of a noun. */
export function advice<
  const N extends Noun,
  const Name extends string,
  const E extends Fields,
  const T extends Fields = Record<never, never>,
>(
  noun: N,
  name: Name,
  says: {
    readonly summary: string;
    readonly severity?: Severity;
    readonly where: Omit<FilterOf<N>, "archived">;
    readonly thresholds?: T;
    readonly usual?: { readonly [K in keyof T]: unknown };
    readonly evidence: E;
    readonly metrics?: readonly string[];
    readonly effect: Advice["effect"];
    readonly act: ActOf<N, E>;
    readonly holds?: number;
    readonly measuredAfter?: number;
  },
): Advice<`${N["word"]}.${Name}`, E, T> {
  const { holds = 14, measuredAfter = 30, severity = "medium", metrics = [], where, act, ...rest } = says;
  const word = `${noun.word}.${name}` as const;
  return {
    ...{ word, noun: noun.word, title: `advice.${word}`, severity, metrics, holds, measuredAfter, ...rest },
    ...{ thresholds: says.thresholds ?? ({} as T), usual: says.usual ?? {} },
    // The compiler held these against the noun; as data they are like those of any other.
    ...{ where: where as Advice["where"], act: act as Advice["act"] },
  };
}

/** The values of an advice's evidence. */
export type EvidenceOf<A> = A extends Advice<string, infer E, infer _T> ? InputOf<E> : never;
/** The values of an advice's thresholds. */
export type ThresholdsOf<A> = A extends Advice<string, infer _E, infer T> ? AnswerOf<T> : never;

/** The thresholds that hold for an organization: what it has set, else what is usual. */
export function thresholdsOf<A extends Advice>(
  { thresholds, usual }: A,
  currency: string,
  set: Readonly<Record<string, unknown>>,
): ThresholdsOf<A> {
  const entries = Object.entries(thresholds).map(([key, field]) => {
    const units = usual[key];
    if (set[key] !== undefined || field.kind !== "money" || typeof units !== "number") return [key, set[key] ?? units];
    return [key, { minor: units * 10 ** exponentOf(currency), currency } satisfies Money];
  });
  // Held against the fields where they are set, and by a check of the declaration where they are usual.
  return Object.fromEntries(entries) as ThresholdsOf<A>;
}

function isFrom(value: unknown): value is FromEvidence {
  return typeof value === "object" && value !== null && "from" in value && Object.keys(value).length === 1;
}

/** The keys of the evidence that the input of an act is filled from. */
export function filledFrom(value: unknown): readonly string[] {
  if (isFrom(value)) return [value.from];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(filledFrom) : [];
}

/** The input of the act that follows an advice, filled with the evidence of a finding. The record is not in it. */
export function filledInput(
  { act }: Pick<Advice, "act">,
  evidence: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Json>> {
  const filled = (value: unknown): unknown => {
    if (isFrom(value)) return evidence[value.from] ?? null;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each)]));
  };
  return filled(act.input) as Readonly<Record<string, Json>>;
}

/** Half as sure as can be where it rests on so many records. */
const HALF_SURE = 10;

/** How sure an effect is that was computed from so many records, in hundredths of a percent. */
export function confidenceOf(sample: number): number {
  return Math.floor((10_000 * sample) / (sample + HALF_SURE));
}

/** What the people of an organization made of an advice. */
export interface Learned {
  readonly taken: number;
  readonly dismissed: number;
  /** How often somebody took back what they had done. */
  readonly undone: number;
}

/** As if it had been taken twice and dismissed twice before anybody saw it: so that the first who decides does not decide for all. */
const BEFORE = 2;

/** How much an advice counts after what people made of it: from nothing to 2,000 thousandths, 1,000 where nobody has said. */
export function weightOf({ taken, dismissed, undone }: Learned): number {
  const against = dismissed + 2 * undone;
  return Math.round((2000 * (taken + BEFORE)) / (taken + against + 2 * BEFORE));
}

const POINTS: Readonly<Record<Severity, number>> = { low: 250, medium: 500, high: 750 };

/** What the place of a finding is made of, as it is shown. */
export interface Ranking extends Learned {
  readonly severity: Severity;
  /** Its place among the findings of its advice by their effect: 1 is the largest. */
  readonly share: number;
  readonly confidence: number;
  readonly weight: number;
}

/** The place of a finding among all: the larger, the sooner. Severity and effect first, then how sure it is, then what people make of it. */
export function priorityOf({ severity, share, confidence, weight }: Ranking): number {
  const points = POINTS[severity] + 250 * share;
  // What rests on no data counts half as much as what rests on all of it.
  return Math.round(points * (0.5 + confidence / 20_000) * (weight / 1000));
}
