import type { Noun } from "./noun.ts";
import type { FilterOf, InputOf, RecordOf } from "./records.ts";
import type { VerbForm } from "./verb.ts";

/** What becomes of a piece of advice: it is open until somebody takes or declines it, or until it no longer holds. */
export const ADVICE_STATES = ["open", "taken", "declined", "expired"] as const;
/** What became of a piece of advice. */
export type AdviceState = (typeof ADVICE_STATES)[number];

/** What Nexus recommends where records are as described: why, what comes of it, and the act that does it. */
export interface Advice<Word extends string = string> {
  /** `<noun>.<name>` */
  readonly word: Word;
  readonly noun: string;
  readonly summary: string;
  /** Which records it is about, as a filter of their noun. */
  readonly where: Readonly<Record<string, unknown>>;
  /** What it is shown with, so that nobody has to believe it: fields of the record, and metrics by their words. */
  readonly evidence: { readonly fields: readonly string[]; readonly metrics: readonly string[] };
  /** The metric that should change, and which way. */
  readonly effect: { readonly metric: string; readonly direction: "up" | "down" };
  /** The verb that follows it, with what it takes beside the record. Whoever follows it may change that first. */
  readonly act: { readonly verb: string; readonly input: Readonly<Record<string, unknown>> };
  /** After how many days an open one no longer holds. */
  readonly holds: number;
}

type VerbsOf<N> = N extends Noun<string, infer _F, infer _S, infer V, infer _E, infer _T> ? V : never;
type ActOf<N> = {
  [V in keyof VerbsOf<N> & string]: VerbsOf<N>[V] extends VerbForm<infer F, "record">
    ? { readonly verb: V; readonly input: InputOf<F> }
    : never;
}[keyof VerbsOf<N> & string];

/** Declares a piece of advice about the records of a noun. */
export function advice<const N extends Noun, const Name extends string>(
  noun: N,
  name: Name,
  says: {
    readonly summary: string;
    readonly where: Omit<FilterOf<N>, "archived">;
    readonly evidence: {
      readonly fields: readonly (keyof RecordOf<N> & string)[];
      readonly metrics: readonly string[];
    };
    readonly effect: Advice["effect"];
    readonly act: ActOf<N>;
    readonly holds?: number;
  },
): Advice<`${N["word"]}.${Name}`> {
  const { holds = 14, where, act, ...rest } = says;
  return {
    ...{ word: `${noun.word}.${name}` as const, noun: noun.word, holds, ...rest },
    // The compiler held these against the noun; as data they are like those of any other.
    ...{ where: where as Advice["where"], act: act as Advice["act"] },
  };
}
