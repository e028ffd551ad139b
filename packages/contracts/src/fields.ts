import type {
  Among,
  DataClass,
  Erase,
  Field,
  FieldData,
  Hidden,
  JsonParts,
  LocalTime,
  LocalTimeWritten,
  MoneyRange,
  Range,
  Ref,
  Writes,
} from "./field.ts";
import type { Money } from "./money.ts";

export * from "./field.ts";

interface Says {
  /** What it holds for the people it is about. A secret is said by `secret`. */
  readonly class?: Exclude<DataClass, "secret">;
  readonly searchable?: boolean;
  readonly erase?: Erase;
}

interface Bounds<T> {
  readonly least?: T;
  readonly most?: T;
}

/** A new field: always written, given on creation, and sortable unless it is said. */
type New<Value, Written, Filter, Sortable extends boolean = true> = Field<
  Value,
  Written,
  "always",
  true,
  Filter,
  Sortable
>;
type Words<Word> = Among<Word> | Range<string>;

function common({ class: own = "content", searchable, erase }: Says = {}) {
  return {
    ...{ class: own, optional: false, writes: "always" as const },
    ...(searchable === undefined ? {} : { searchable }),
    ...(erase === undefined ? {} : { erase }),
  };
}

/** One line of text, at most `max` characters (default 200). */
export function text(says?: Says & { readonly max?: number }): New<string, string, Words<string>> {
  return { ...common(says), kind: "text", max: says?.max ?? 200 };
}

/** Text of several lines, at most `max` characters (default 10,000). Lists are not narrowed or sorted by it: it is searched. */
export function longText(says?: Says & { readonly max?: number }): New<string, string, never, false> {
  return { ...common(says), kind: "longText", max: says?.max ?? 10_000 };
}

/** A whole number between `least` and `most`. */
export function integer(says?: Says & Bounds<number>): New<number, number, Range<number>> {
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = says ?? {};
  return { ...common(says), kind: "integer", least, most };
}

/**
 * An exact number with `scale` decimals (1 to 6), as text: "12.50". It is never a float, so that what is added up is
 * right to the last digit. It is read with all its decimals; whoever writes it may leave out zeros at its end.
 */
export function decimal(
  says: Says & { readonly scale: 1 | 2 | 3 | 4 | 5 | 6 } & Bounds<string>,
): New<string, string, Words<string>> {
  const { scale, least = "0", most = "1000000000" } = says;
  return { ...common(says), kind: "decimal", scale, least, most };
}

/** An amount of money. */
export function money(says?: Says): New<Money, Money, MoneyRange> {
  return { ...common(says), kind: "money" };
}

/** A share in whole hundredths of a percent: 725 is 7.25 %. From 0 to 100 % unless it is said. */
export function percent(says?: Says & Bounds<number>): New<number, number, Range<number>> {
  const { least = 0, most = 10_000 } = says ?? {};
  return { ...common(says), kind: "percent", least, most };
}

/** Yes or no. */
export function yesNo(says?: Says): New<boolean, boolean, boolean> {
  return { ...common(says), kind: "yesNo" };
}

/** A day of the calendar, as YYYY-MM-DD. */
export function date(says?: Says): New<string, string, Words<string>> {
  return { ...common(says), kind: "date" };
}

/** A moment in UTC, as YYYY-MM-DDTHH:MM:SS.sssZ. */
export function instant(says?: Says): New<string, string, Words<string>> {
  return { ...common(says), kind: "instant" };
}

/**
 * A time on the clocks of a place, such as a meeting. Lists are narrowed and sorted by the moment that it is. A time
 * that the clocks of its zone leave out is refused; of one that they show twice the first is meant.
 */
export function localTime(says?: Says): New<LocalTime, LocalTimeWritten, Range<string>> {
  return { ...common(says), kind: "localTime" };
}

/** A length of time in whole seconds, from none to a thousand years unless it is said. */
export function duration(says?: Says & Bounds<number>): New<number, number, Range<number>> {
  const { least = 0, most = 31_556_952_000 } = says ?? {};
  return { ...common(says), kind: "duration", least, most };
}

/** One of a list of words. */
export function oneOf<const Of extends readonly string[]>(
  of: Of,
  says?: Says,
): New<Of[number], Of[number], Words<Of[number]>> {
  return { ...common(says), kind: "oneOf", of };
}

/** Any number of a list of words, none included, each once. Lists are narrowed to the records that have any of some. */
export function manyOf<const Of extends readonly string[]>(
  of: Of,
  says?: Says,
): New<readonly Of[number][], readonly Of[number][], Among<Of[number]>, false> {
  return { ...common(says), kind: "manyOf", of };
}

/** An e-mail address. */
export function email(says?: Says): New<string, string, Words<string>> {
  return { ...common({ class: "personal", ...says }), kind: "email" };
}

/** A telephone number as E.164 has it: +4930123456. Spaces, brackets, dots and hyphens of its writer are left out. */
export function phone(says?: Says): New<string, string, Words<string>> {
  return { ...common({ class: "personal", ...says }), kind: "phone" };
}

/** The address of a page, by https or http, without a name or password in it. */
export function webAddress(says?: Says): New<string, string, Words<string>> {
  return { ...common(says), kind: "webAddress" };
}

/** A reference to a record of another noun. Its name is part of the record that refers to it. */
export function ref(to: string, says?: Says): New<Ref, string, Among<string>, false> {
  return { ...common(says), kind: "ref", to };
}

/** References to records of one noun, in the order of their writer, each once, at most `most` (default 50). None, where its writer gives none. */
export function refs(
  to: string,
  says?: Says & { readonly most?: number },
): Field<readonly Ref[], readonly string[], "always", false, Among<string>, false> {
  return { ...common(says), kind: "refs", to, most: says?.most ?? 50, initial: [] };
}

/** A reference to something that was uploaded. */
export function file(says?: Says): New<Ref, string, Among<string>, false> {
  return { ...common(says), kind: "file", to: "files" };
}

/**
 * An object or a list of JSON: at most 16 kB and eight levels deep. For what has no form of its own: it is kept and read,
 * and nothing is found by it.
 */
export function json(says?: Says): New<JsonParts, JsonParts, never, false> {
  return { ...common(says), kind: "json" };
}

/** A field that may be empty (`null`). */
export function optional<V, W, A extends Writes, F>(
  field: Field<V, W, A, boolean, F>,
): Field<V | null, W | null, A, false, F | null, false> {
  const data: FieldData = field;
  return { ...data, optional: true };
}

/** A field that has a value when its writer gives none. */
export function initially<
  V,
  W extends string | number | boolean | readonly string[],
  A extends Writes,
  F,
  S extends boolean,
>(field: Field<V, W, A, boolean, F, S>, initial: W): Field<V, W, A, false, F, S> {
  const data: FieldData = field;
  return { ...data, initial };
}

/** A field that is given on creation and changed by verbs of its own afterwards. */
export function onCreation<V, W, G extends boolean, F, S extends boolean>(
  field: Field<V, W, Writes, G, F, S>,
): Field<V, W, "create", G, F, S> {
  const data: FieldData = field;
  return { ...data, writes: "create" };
}

/** A field that only the server sets. */
export function byServer<V, W, F, S extends boolean>(
  field: Field<V, W, Writes, boolean, F, S>,
): Field<V, W, "never", false, F, S> {
  const data: FieldData = field;
  return { ...data, writes: "never" };
}

/** A field that is written and never read: no record, list, filter, sort or change shows it. Modules reach it by the core. */
export function secret<V, W, A extends Writes, G extends boolean>(
  field: Field<V, W, A, G>,
): Field<Hidden, W, A, G, never, false> {
  const data: FieldData = field;
  return { ...data, class: "secret" };
}
