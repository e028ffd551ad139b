import type { CustomFilter, CustomKey, CustomValues } from "./custom.ts";
import type { Fields, FilterOn, GivenOf, Hidden, ValueOf, Writes, WritesOf, WrittenOf } from "./field.ts";
import type { Noun, STANDING_SORTS, Standing } from "./noun.ts";

type Flat<T> = { [K in keyof T]: T[K] } & {};
type FieldsOf<N> = N extends Noun<string, infer F, infer _S, infer _V, infer _E, infer _T> ? F : never;
type KeysWritten<F extends Fields, W extends Writes> = {
  [K in keyof F]: WritesOf<F[K]> extends W ? K : never;
}[keyof F];
type KeysGiven<F extends Fields, Given extends boolean> = {
  [K in keyof F]: GivenOf<F[K]> extends Given ? K : never;
}[keyof F];

/** Fields that are read: all but secrets. */
type Read<F extends Fields> = {
  readonly [K in keyof F as [NonNullable<ValueOf<F[K]>>] extends [Hidden] ? never : K]: ValueOf<F[K]>;
};

/** A record of a noun as it is read. */
export type RecordOf<N> = Flat<Standing & Read<FieldsOf<N>>>;

/** What a new record is made from. */
export type NewOf<N, F extends Fields = FieldsOf<N>> = Flat<
  { readonly id?: string; readonly custom?: CustomValues } & {
    readonly [K in Extract<KeysWritten<F, "always" | "create">, KeysGiven<F, true>>]: WrittenOf<F[K]>;
  } & {
    readonly [K in Extract<KeysWritten<F, "always" | "create">, KeysGiven<F, false>>]?: WrittenOf<F[K]>;
  }
>;

/** What `update` can change. */
export type ChangesOf<N, F extends Fields = FieldsOf<N>> = Flat<
  { readonly custom?: CustomValues } & { readonly [K in KeysWritten<F, "always">]?: WrittenOf<F[K]> }
>;

/** The values of a set of fields as a verb takes them. */
export type InputOf<F extends Fields> = Flat<
  { readonly [K in KeysGiven<F, true>]: WrittenOf<F[K]> } & { readonly [K in KeysGiven<F, false>]?: WrittenOf<F[K]> }
>;

/** The values of a set of fields as they are read. */
export type AnswerOf<F extends Fields> = Flat<Read<F>>;

type Filters<F extends Fields> = {
  readonly [K in keyof F as [FilterOn<F[K]>] extends [never] ? never : K]?: FilterOn<F[K]>;
};

/** What a list can be narrowed to. Several keys must all hold; `null` finds empty fields. */
export type FilterOf<N> = Flat<{ readonly archived?: boolean; readonly custom?: CustomFilter } & Filters<FieldsOf<N>>>;

/** What a list can be sorted by. */
export type SortOf<N> =
  N extends Noun<string, infer _F, infer Sort, infer _V, infer _E, infer _T>
    ? Sort | (typeof STANDING_SORTS)[number]
    : never;

/** What a list is asked for: at most `limit` records (50, at most 500) behind the cursor `after`. */
export interface List<Filter = unknown, Sort extends string = string> {
  readonly filter?: Filter;
  readonly sort?: { readonly by: Sort | CustomKey; readonly direction?: "up" | "down" };
  readonly limit?: number;
  readonly after?: string;
}

/** A page of a list; `next` is the cursor of the following one, null behind the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}
