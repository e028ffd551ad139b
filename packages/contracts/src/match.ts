import { type CustomFilter, type CustomValues, customWordOf } from "./custom.ts";
import { stepsOf } from "./decimal.ts";
import type { Field, LocalTime, Ref } from "./field.ts";
import type { Money } from "./money.ts";
import type { Noun, Standing } from "./noun.ts";

type Rec = Standing & Readonly<Record<string, unknown>>;
type Bounds = { readonly from?: string | number; readonly to?: string | number; readonly currency?: string };

/** By what a value is compared, as the databases have it. */
function comparable(field: Field | undefined, value: unknown): string | number {
  switch (field?.kind) {
    case "ref":
    case "file":
      return (value as Ref).id;
    case "money":
      return (value as Money).minor;
    case "localTime":
      return (value as LocalTime).at;
    case "yesNo":
      return Number(value);
    case "decimal":
      return stepsOf(value as string, field.scale);
    default:
      return value as string | number;
  }
}

/** What is asked for, as it is compared: of a decimal its steps, of yes or no its number. */
function asked(field: Field | undefined, wanted: unknown): string | number {
  return field?.kind === "decimal" || field?.kind === "yesNo" ? comparable(field, wanted) : (wanted as string | number);
}

/** The words or ids of a value that has any number of them; null for one that does not. */
function partsOf(field: Field | undefined, value: unknown): readonly unknown[] | null {
  if (field?.kind === "manyOf") return value as readonly string[];
  return field?.kind === "refs" ? (value as readonly Ref[]).map(({ id }) => id) : null;
}

/** The place of a code unit among code points: the halves of those beyond U+FFFF come behind all others. */
function place(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Less than, equal to or more than 0, as databases compare: text by code points, of which JavaScript compares halves. */
function compared(one: string | number, other: string | number): number {
  if (one === other) return 0;
  if (typeof one === "string" && typeof other === "string") {
    const length = Math.min(one.length, other.length);
    for (let index = 0; index < length; index += 1) {
      const apart = place(one.charCodeAt(index)) - place(other.charCodeAt(index));
      if (apart !== 0) return apart;
    }
  }
  return one < other ? -1 : 1;
}

function meets(field: Field | undefined, value: unknown, wanted: unknown): boolean {
  if (wanted === null || value === null) return wanted === value;
  const parts = partsOf(field, value);
  if (parts) return [wanted].flat().some((part) => parts.includes(part));
  const own = comparable(field, value);
  if (Array.isArray(wanted)) return wanted.some((each) => own === asked(field, each));
  if (typeof wanted !== "object") return own === asked(field, wanted);
  const { from, to, currency } = wanted as Bounds;
  if (currency !== undefined && (value as Money).currency !== currency) return false;
  return (
    (from === undefined || compared(own, asked(field, from)) >= 0) &&
    (to === undefined || compared(own, asked(field, to)) <= 0)
  );
}

/** The value that a record has in one of the organization's own fields; null where it has none. */
function customOf(record: Rec, word: string): CustomValues[string] {
  return (record["custom"] as CustomValues | undefined)?.[word] ?? null;
}

/**
 * Whether a record belongs to a list with this filter. It decides as the server's lists do, so that a live list can
 * tell by itself whether a changed record enters, stays or leaves.
 */
export function matches(noun: Noun, record: Rec, filter: Readonly<Record<string, unknown>> = {}): boolean {
  if ((record.archivedAt !== null) !== (filter["archived"] === true)) return false;
  const own = Object.entries((filter["custom"] ?? {}) as CustomFilter);
  return (
    Object.entries(noun.fields).every(
      ([key, field]) => filter[key] === undefined || meets(field, record[key], filter[key]),
    ) && own.every(([word, wanted]) => meets(undefined, customOf(record, word), wanted))
  );
}

/** The order of a list: by one field, or one of the organization's own, then by id, both in the same direction. Fit for `Array.prototype.sort`. */
export function ordered(
  noun: Noun,
  sort: { readonly by: string; readonly direction?: "up" | "down" },
): (one: Rec, other: Rec) => number {
  const field = noun.fields[sort.by];
  const sign = sort.direction === "down" ? -1 : 1;
  const word = customWordOf(sort.by);
  if (word !== null) {
    return (one, other) => {
      const [a, b] = [customOf(one, word), customOf(other, word)];
      // Those that have none come last, whichever the direction.
      if (a === null || b === null) return Number(a === null) - Number(b === null) || sign * compared(one.id, other.id);
      const value = (own: string | number | boolean) => (typeof own === "boolean" ? Number(own) : own);
      return sign * (compared(value(a), value(b)) || compared(one.id, other.id));
    };
  }
  return (one, other) => {
    const a = comparable(field, one[sort.by as keyof Rec]);
    const b = comparable(field, other[sort.by as keyof Rec]);
    return sign * (compared(a, b) || compared(one.id, other.id));
  };
}

/** The order of a list that asks for none: the newest first. */
export const DEFAULT_SORT = { by: "createdAt", direction: "down" } as const;
