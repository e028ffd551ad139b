import type { Money } from "./money.ts";

/** What a field holds for the people it is about: a secret, personal data, the content of work, or figures of operation. */
export type DataClass = "secret" | "personal" | "content" | "operational";

/** What an erasure does with a field: it stays, it becomes empty, or another value takes its place. */
export type Erase = "keep" | "clear" | "replace";

/** Who gives a field its value: its writer at any time, its writer on creation alone (later a verb), or the server. */
export type Writes = "always" | "create" | "never";

/** The record that a field points to, with the name it is shown by. It is written as the id alone. */
export interface Ref {
  readonly id: string;
  readonly name: string;
}

/** A time on the clocks of a place: YYYY-MM-DDTHH:MM, and the name of the zone in the IANA database. */
export interface LocalTimeWritten {
  readonly local: string;
  readonly zone: string;
}

/** A time on the clocks of a place, with the moment in UTC that it was when it was written. It is written without `at`. */
export interface LocalTime extends LocalTimeWritten {
  readonly at: string;
}

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** JSON with parts: an object or a list. */
export type JsonParts = readonly Json[] | { readonly [key: string]: Json };

/** A field as plain data, without its type. */
export type FieldData = Common & Kind;

type Kind =
  | { readonly kind: "text"; readonly max: number }
  | { readonly kind: "longText"; readonly max: number }
  | { readonly kind: "integer"; readonly least: number; readonly most: number }
  | { readonly kind: "decimal"; readonly scale: number; readonly least: string; readonly most: string }
  | { readonly kind: "money" }
  | { readonly kind: "percent"; readonly least: number; readonly most: number }
  | { readonly kind: "yesNo" }
  | { readonly kind: "date" }
  | { readonly kind: "instant" }
  | { readonly kind: "localTime" }
  | { readonly kind: "duration"; readonly least: number; readonly most: number }
  | { readonly kind: "oneOf"; readonly of: readonly string[] }
  | { readonly kind: "manyOf"; readonly of: readonly string[] }
  | { readonly kind: "email" }
  | { readonly kind: "phone" }
  | { readonly kind: "webAddress" }
  | { readonly kind: "ref"; readonly to: string }
  | { readonly kind: "refs"; readonly to: string; readonly most: number }
  | { readonly kind: "file"; readonly to: "files" }
  | { readonly kind: "json" };

interface Common {
  readonly class: DataClass;
  readonly optional: boolean;
  readonly writes: Writes;
  /** The value of a new record whose writer gave none. */
  readonly initial?: string | number | boolean | readonly string[];
  /** Whether search finds a record by it, where it is not as usual. Ask `isSearchable`. */
  readonly searchable?: boolean;
  /** What an erasure does with it, where it is not as usual. Ask `eraseOf`. */
  readonly erase?: Erase;
}

declare const shape: unique symbol;
declare const hidden: unique symbol;

/** What is read of a secret: nothing. */
export interface Hidden {
  readonly [hidden]: true;
}

/** What the compiler knows of a field. */
interface Types<Value, Written, W, Given, Filter, Sortable> {
  readonly value: Value;
  readonly written: Written;
  readonly writes: W;
  readonly given: Given;
  readonly filter: Filter;
  readonly sortable: Sortable;
}

/**
 * A field with its types: `Value` is what is read, `Written` what is written, `Given` says whether the writer of a new
 * record must give it, `Filter` how lists are narrowed by it, `Sortable` whether they can be sorted by it. The types
 * exist for the compiler alone.
 */
export type Field<
  Value = unknown,
  Written = unknown,
  W extends Writes = Writes,
  Given extends boolean = boolean,
  Filter = unknown,
  Sortable extends boolean = boolean,
> = FieldData & { readonly [shape]?: Types<Value, Written, W, Given, Filter, Sortable> };

/** A set of fields by their keys. */
export type Fields = Readonly<Record<string, Field>>;

type TypesOf<F> =
  F extends Field<infer Value, infer Written, infer W, infer Given, infer Filter, infer Sortable>
    ? Types<Value, Written, W, Given, Filter, Sortable>
    : never;

/** What is read from a field. */
export type ValueOf<F> = TypesOf<F>["value"];
/** What is written to a field. */
export type WrittenOf<F> = TypesOf<F>["written"];
/** Who writes a field. */
export type WritesOf<F> = TypesOf<F>["writes"];
/** Whether a new record needs a field. */
export type GivenOf<F> = TypesOf<F>["given"];
/** How lists are narrowed by a field. */
export type FilterOn<F> = TypesOf<F>["filter"];
/** Whether lists can be sorted by a field. */
export type SortableOf<F> = TypesOf<F>["sortable"];

/** From and to, both included. */
export interface Range<T> {
  readonly from?: T;
  readonly to?: T;
}

/** One value or any of several. */
export type Among<T> = T | readonly T[];

/** An amount between two, in one currency. */
export interface MoneyRange extends Range<number> {
  readonly currency: Money["currency"];
}
