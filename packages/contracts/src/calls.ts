import type { Noun, StandardVerb } from "./noun.ts";
import type { InputOf, List, Page } from "./records.ts";
import type { VerbForm } from "./verb.ts";

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

interface StandardCalls<Rec, New, Changes, Filter, Sort extends string> {
  readonly list: (input?: List<Filter, Sort>, options?: CallOptions) => Promise<Page<Rec>>;
  readonly get: (input: { readonly id: string }, options?: CallOptions) => Promise<Rec>;
  readonly create: (input: New, options?: CallOptions) => Promise<Rec>;
  readonly update: (input: Seen & { readonly changes: Changes }, options?: CallOptions) => Promise<Rec>;
  readonly archive: (input: Seen, options?: CallOptions) => Promise<Rec>;
  readonly restore: (input: Seen, options?: CallOptions) => Promise<Rec>;
}

type StandardOf<N> = N extends Noun<string, infer _F, infer _S, infer _V, infer _E, infer Std> ? Std : StandardVerb;
type VerbsOf<N> = N extends Noun<string, infer _F, infer _S, infer V, infer _E, infer _T> ? V : never;

/** The calls of a noun, as an interface shows them. */
export type CallsOf<N, Rec, New, Changes, Filter, Sort extends string> = Pick<
  StandardCalls<Rec, New, Changes, Filter, Sort>,
  StandardOf<N>
> & {
  readonly [V in keyof VerbsOf<N>]: VerbsOf<N>[V] extends VerbForm<infer F>
    ? (input: Seen & InputOf<F>, options?: CallOptions) => Promise<Rec>
    : never;
};
