import type { Aggregation, Count, Groups, Moment, Timeline } from "./answers.ts";
import type { Noun, StandardVerb } from "./noun.ts";
import type { Job } from "./outcome.ts";
import type { AnswerOf, InputOf, List, Page } from "./records.ts";
import type { Export, Import } from "./transfer.ts";
import type { QueryForm, VerbForm } from "./verb.ts";

/** How a call may be told: with an idempotency key of one's own, and a signal that ends it. */
export interface CallOptions {
  readonly key?: string;
  readonly signal?: { readonly aborted: boolean; addEventListener(type: "abort", listener: () => void): void };
}

/** The version of a record that its writer saw. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

/** One act on up to 500 records: all of them, or none. */
export interface Bulk {
  /** An act on one record: update, archive, restore, or one that the noun declares. */
  readonly verb: string;
  readonly records: readonly Seen[];
  /** What the act takes beside the record, the same for all. */
  readonly input?: Readonly<Record<string, unknown>>;
}

/** What an act on many records came to: the records as they are since, by id and version. */
export interface Done {
  readonly records: readonly Seen[];
}

interface StandardCalls<Rec, New, Changes, Filter, Sort extends string> {
  readonly list: (input?: List<Filter, Sort>, options?: CallOptions) => Promise<Page<Rec>>;
  readonly get: (input: { readonly id: string }, options?: CallOptions) => Promise<Rec>;
  readonly count: (input?: { readonly filter?: Filter }, options?: CallOptions) => Promise<Count>;
  readonly aggregate: (input?: Aggregation<Filter>, options?: CallOptions) => Promise<Groups>;
  readonly timeline: (input: Timeline, options?: CallOptions) => Promise<Page<Moment>>;
  readonly create: (input: New, options?: CallOptions) => Promise<Rec>;
  readonly update: (input: Seen & { readonly changes: Changes }, options?: CallOptions) => Promise<Rec>;
  readonly archive: (input: Seen, options?: CallOptions) => Promise<Rec>;
  readonly restore: (input: Seen, options?: CallOptions) => Promise<Rec>;
  readonly bulk: (input: Bulk, options?: CallOptions) => Promise<Done>;
  readonly undo: (input: { readonly seq: number }, options?: CallOptions) => Promise<Done>;
  /** Resolves with the job that writes the file. */
  readonly export: (input: Export<Filter, Sort>, options?: CallOptions) => Promise<Job>;
  /** Resolves with the job that reads the file. */
  readonly import: (input: Import, options?: CallOptions) => Promise<Job>;
}

type StandardOf<N> = N extends Noun<string, infer _F, infer _S, infer _V, infer _E, infer Std> ? Std : StandardVerb;
type VerbsOf<N> = N extends Noun<string, infer _F, infer _S, infer V, infer _E, infer _T> ? V : never;
type QuestionsOf<N> = N extends Noun<string, infer _F, infer _S, infer _V, infer _E, infer _T, infer Q> ? Q : never;

/** The calls of a noun, as an interface shows them. */
export type CallsOf<N, Rec, New, Changes, Filter, Sort extends string> = Pick<
  StandardCalls<Rec, New, Changes, Filter, Sort>,
  StandardOf<N>
> & {
  readonly [V in keyof VerbsOf<N>]: VerbsOf<N>[V] extends VerbForm<infer F, infer On>
    ? (input: On extends "record" ? Seen & InputOf<F> : InputOf<F>, options?: CallOptions) => Promise<Rec>
    : never;
} & {
  readonly [Q in keyof QuestionsOf<N>]: QuestionsOf<N>[Q] extends QueryForm<infer F, infer Out>
    ? (input: InputOf<F>, options?: CallOptions) => Promise<AnswerOf<Out>>
    : never;
};
