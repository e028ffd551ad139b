import type { Money } from "./money.ts";

/** What a field holds for the people it is about: a secret, personal data, the content of work, or figures of operation. */
export type DataClass = "secret" | "personal" | "content" | "operational";

/** Who gives a field its value: its writer at any time, its writer on creation alone (later a verb), or the server. */
export type Writes = "always" | "create" | "never";

/** The record that a field points to, with the name it is shown by. It is written as the id alone. */
export interface Ref {
  readonly id: string;
  readonly name: string;
}

/** A field as plain data, without its type. */
export type FieldData =
  | (Common & { readonly kind: "text"; readonly max: number })
  | (Common & { readonly kind: "email" })
  | (Common & { readonly kind: "integer"; readonly least: number; readonly most: number })
  | (Common & { readonly kind: "money" })
  | (Common & { readonly kind: "date" })
  | (Common & { readonly kind: "instant" })
  | (Common & { readonly kind: "oneOf"; readonly of: readonly string[] })
  | (Common & { readonly kind: "ref"; readonly to: string });

interface Common {
  readonly class: DataClass;
  readonly optional: boolean;
  readonly writes: Writes;
  /** The value of a new record whose writer gave none. */
  readonly initial?: string | number;
}

declare const shape: unique symbol;

/**
 * A field with its types: `Value` is what is read, `Written` what is written.
 * `Given` says whether the writer of a new record must give it. The types exist for the compiler alone.
 */
export type Field<
  Value = unknown,
  Written = unknown,
  W extends Writes = Writes,
  Given extends boolean = boolean,
> = FieldData & {
  readonly [shape]?: { readonly value: Value; readonly written: Written; readonly writes: W; readonly given: Given };
};

/** A set of fields by their keys. */
export type Fields = Readonly<Record<string, Field>>;

/** What is read from a field. */
export type ValueOf<F> = F extends Field<infer Value, infer _W, infer _A, infer _G> ? Value : never;
/** What is written to a field. */
export type WrittenOf<F> = F extends Field<infer _V, infer Written, infer _A, infer _G> ? Written : never;
/** Who writes a field. */
export type WritesOf<F> = F extends Field<infer _V, infer _W, infer W, infer _G> ? W : never;
/** Whether a new record needs a field. */
export type GivenOf<F> = F extends Field<infer _V, infer _W, infer _A, infer Given> ? Given : never;

interface Says {
  readonly class?: DataClass;
}

function common(says: Says | undefined): Common {
  return { class: says?.class ?? "content", optional: false, writes: "always" };
}

/** One line of text, at most `max` characters (default 200). */
export function text(says?: Says & { readonly max?: number }): Field<string, string, "always", true> {
  return { ...common(says), kind: "text", max: says?.max ?? 200 };
}

/** An e-mail address. */
export function email(says?: Says): Field<string, string, "always", true> {
  return { ...common({ class: "personal", ...says }), kind: "email" };
}

/** A whole number between `least` and `most`. */
export function integer(
  says?: Says & { readonly least?: number; readonly most?: number },
): Field<number, number, "always", true> {
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = says ?? {};
  return { ...common(says), kind: "integer", least, most };
}

/** An amount of money. */
export function money(says?: Says): Field<Money, Money, "always", true> {
  return { ...common(says), kind: "money" };
}

/** A day of the calendar, as YYYY-MM-DD. */
export function date(says?: Says): Field<string, string, "always", true> {
  return { ...common(says), kind: "date" };
}

/** A moment in UTC, as YYYY-MM-DDTHH:MM:SS.sssZ. */
export function instant(says?: Says): Field<string, string, "always", true> {
  return { ...common(says), kind: "instant" };
}

/** One of a list of words. */
export function oneOf<const Of extends readonly string[]>(
  of: Of,
  says?: Says,
): Field<Of[number], Of[number], "always", true> {
  return { ...common(says), kind: "oneOf", of };
}

/** A reference to a record of another noun. Its name is part of the record that refers to it. */
export function ref(to: string, says?: Says): Field<Ref, string, "always", true> {
  return { ...common(says), kind: "ref", to };
}

/** A field that may be empty (`null`). */
export function optional<V, W, A extends Writes>(field: Field<V, W, A, boolean>): Field<V | null, W | null, A, false> {
  const data: FieldData = field;
  return { ...data, optional: true };
}

/** A field that has a value when its writer gives none. */
export function initially<V, W extends string | number, A extends Writes>(
  field: Field<V, W, A, boolean>,
  initial: W,
): Field<V, W, A, false> {
  const data: FieldData = field;
  return { ...data, initial };
}

/** A field that is given on creation and changed by verbs of its own afterwards. */
export function onCreation<V, W, G extends boolean>(field: Field<V, W, Writes, G>): Field<V, W, "create", G> {
  const data: FieldData = field;
  return { ...data, writes: "create" };
}

/** A field that only the server sets. */
export function byServer<V, W>(field: Field<V, W, Writes, boolean>): Field<V, W, "never", false> {
  const data: FieldData = field;
  return { ...data, writes: "never" };
}
