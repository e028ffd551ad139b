import type { LocalTime, Money, Ref } from "@nexus-os/contracts";
import { type Column, type Row, type Sort, shownOf } from "./column.ts";

/** By what a value is sorted: figures as numbers, times as they are written, the rest as the language has it. */
function comparable(kind: string | undefined, value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  if (kind === "money") return (value as Money).minor;
  if (kind === "ref" || kind === "file") return (value as Ref).name;
  if (kind === "localTime") return (value as LocalTime).at;
  return kind === "decimal" || typeof value === "boolean" ? Number(value) : (value as number | string);
}

const TIMES = new Set(["date", "instant", "localTime"]);

/**
 * The key of every row, as a number: a text's is its place among all texts of the column, so that each is compared once
 * and not with every row that has it. What is empty comes last, whichever the direction.
 */
function keysOf<R extends Row>(rows: readonly R[], column: Column<R>, sign: number, locale: string): Float64Array {
  const keys = new Float64Array(rows.length);
  const texts = new Map<string, number>();
  const { length } = rows;
  const kind = column.field?.kind;
  const words = column.text && kind !== "oneOf" ? column.text : undefined;
  const found: string[] = [];
  for (let index = 0; index < length; index += 1) {
    let value = comparable(kind, shownOf(column, rows[index] as R));
    if (value !== null && words) value = words(value);
    if (typeof value === "string") {
      let place = texts.get(value);
      if (place === undefined) {
        place = texts.size;
        texts.set(value, place);
        found.push(value);
      }
      keys[index] = place;
    } else keys[index] = value === null ? Number.POSITIVE_INFINITY : value * sign;
  }
  if (!found.length) return keys;
  const order = found.map((_, place) => place);
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const of = column.field?.kind === "oneOf" ? column.field.of : null;
  order.sort((one, other) => {
    const [a, b] = [found[one] as string, found[other] as string];
    if (of) return of.indexOf(a) - of.indexOf(b);
    return TIMES.has(kind ?? "") ? (a < b ? -1 : 1) : compare(a, b);
  });
  const rank = new Float64Array(found.length);
  for (const [place, text] of order.entries()) rank[text] = place * sign;
  for (let index = 0; index < length; index += 1) {
    const key = keys[index] as number;
    if (key !== Number.POSITIVE_INFINITY) keys[index] = rank[key] as number;
  }
  return keys;
}

/** The places of rows in the order of these columns; equal ones stay as they were. */
export function sorted<R extends Row>(
  rows: readonly R[],
  sort: readonly Sort[],
  columns: readonly Column<R>[],
  locale: string,
): Uint32Array {
  const order = new Uint32Array(rows.length);
  for (let index = 0; index < order.length; index += 1) order[index] = index;
  const keys = sort.flatMap(({ by, direction }) => {
    const column = columns.find(({ key }) => key === by);
    return column ? [keysOf(rows, column, direction === "up" ? 1 : -1, locale)] : [];
  });
  const [first, ...more] = keys;
  if (!first) return order;
  // Infinity less Infinity is no number, and so no difference.
  return order.sort((one, other) => {
    const apart = (first[one] as number) - (first[other] as number);
    if (apart) return apart;
    for (const key of more) {
      const further = (key[one] as number) - (key[other] as number);
      if (further) return further;
    }
    return one - other;
  });
}

/** Whether a text is found in any of a row's columns, whatever its case. */
export function finder<R extends Row>(find: string, columns: readonly Column<R>[]): (row: R) => boolean {
  // An expression looks for letters of both cases without making a second text of every value.
  const wanted = new RegExp(find.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "i");
  const read = columns
    .filter(({ field, text, unsearched }) => !unsearched && (text || !field || SEARCHED.has(field.kind)))
    .map((column) => (row: R): string => {
      const value = shownOf(column, row);
      if (value === null || value === undefined) return "";
      return column.text ? column.text(value) : typeof value === "string" ? value : ((value as Ref).name ?? "");
    });
  return (row) => {
    for (const text of read) if (wanted.test(text(row))) return true;
    return false;
  };
}

const SEARCHED = new Set(["text", "longText", "email", "phone", "webAddress", "oneOf", "ref", "file"]);

/** Those of an order that are kept. */
export function kept<R extends Row>(
  rows: readonly R[],
  order: Iterable<number>,
  tests: readonly ((row: R) => boolean)[],
): Uint32Array {
  const found: number[] = [];
  for (const index of order) {
    const row = rows[index] as R;
    if (tests.every((test) => test(row))) found.push(index);
  }
  return Uint32Array.from(found);
}
