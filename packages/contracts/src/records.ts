import type { Field, Fields, GivenOf, Ref, ValueOf, Writes, WritesOf, WrittenOf } from "./fields.ts";
import type { Money } from "./money.ts";
import type { Noun, STANDING_SORTS, Standing } from "./noun.ts";

type Flat<T> = { [K in keyof T]: T[K] } & {};
type FieldsOf<N> = N extends Noun<string, infer F, infer _S, infer _V, infer _E, infer _T> ? F : never;
type KeysWritten<F extends Fields, W extends Writes> = {
  [K in keyof F]: WritesOf<F[K]> extends W ? K : never;
}[keyof F];
type KeysGiven<F extends Fields, Given extends boolean> = {
  [K in keyof F]: GivenOf<F[K]> extends Given ? K : never;
}[keyof F];

/** A record of a noun as it is read. */
export type RecordOf<N> = Flat<Standing & { readonly [K in keyof FieldsOf<N>]: ValueOf<FieldsOf<N>[K]> }>;

/** What a new record is made from. */
export type NewOf<N, F extends Fields = FieldsOf<N>> = Flat<
  { readonly id?: string } & {
    readonly [K in Extract<KeysWritten<F, "always" | "create">, KeysGiven<F, true>>]: WrittenOf<F[K]>;
  } & {
    readonly [K in Extract<KeysWritten<F, "always" | "create">, KeysGiven<F, false>>]?: WrittenOf<F[K]>;
  }
>;

/** What `update` can change. */
export type ChangesOf<N, F extends Fields = FieldsOf<N>> = Flat<{
  readonly [K in KeysWritten<F, "always">]?: WrittenOf<F[K]>;
}>;

/** The values of a set of fields as a verb takes them. */
export type InputOf<F extends Fields> = Flat<
  { readonly [K in KeysGiven<F, true>]: WrittenOf<F[K]> } & { readonly [K in KeysGiven<F, false>]?: WrittenOf<F[K]> }
>;

/** The values of a set of fields as they are read. */
export type AnswerOf<F extends Fields> = Flat<{ readonly [K in keyof F]: ValueOf<F[K]> }>;

/** From and to, both included. */
export interface Range<T> {
  readonly from?: T;
  readonly to?: T;
}

/** One value or any of several. */
export type Among<T> = T | readonly T[];

/** An amount between two, in one currency. */
export interface MoneyRange extends Range<number> {
  readonly currency: string;
}

type Empty<V> = null extends V ? null : never;
type FilterOn<F> =
  F extends Field<infer V, infer W, infer _A, infer _G>
    ? NonNullable<V> extends Money
      ? MoneyRange | Empty<V>
      : NonNullable<V> extends Ref
        ? Among<NonNullable<W>> | Empty<V>
        : NonNullable<V> extends number
          ? Range<number> | Empty<V>
          : Among<NonNullable<V>> | Range<string> | Empty<V>
    : never;

/** What a list can be narrowed to. Several keys must all hold; `null` finds empty fields. */
export type FilterOf<N> = Flat<
  { readonly archived?: boolean } & { readonly [K in keyof FieldsOf<N>]?: FilterOn<FieldsOf<N>[K]> }
>;

/** What a list can be sorted by. */
export type SortOf<N> =
  N extends Noun<string, infer _F, infer Sort, infer _V, infer _E, infer _T>
    ? Sort | (typeof STANDING_SORTS)[number]
    : never;

/** What a list is asked for: at most `limit` records (50, at most 500) behind the cursor `after`. */
export interface List<Filter = unknown, Sort extends string = string> {
  readonly filter?: Filter;
  readonly sort?: { readonly by: Sort; readonly direction?: "up" | "down" };
  readonly limit?: number;
  readonly after?: string;
}

/** A page of a list; `next` is the cursor of the following one, null behind the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
