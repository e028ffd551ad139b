import { type CustomFilter, customWordOf, DEFAULT_SORT, type FieldData, ID_PATTERN } from "@nexus-os/contracts";
import { customConditions } from "../custom/condition.ts";
import type { Value } from "../database/database.ts";
import { storedOf } from "../records/columns.ts";
import { columnsOf, linkOf, sortColumn, type Table } from "../records/table.ts";
import { refuse } from "../refusal.ts";

/** A typed filter and sort as SQL text and values. The same input gives the same plan, so plans are kept. */
export interface Plan {
  readonly where: string;
  readonly values: readonly Value[];
  /** The column of the sort, over the alias `t`. */
  readonly by: string;
  /** The organization's own field that it is sorted by instead; null where it is the noun's. */
  readonly custom: string | null;
  /** The kind of the field that it is sorted by. */
  readonly kind: FieldData["kind"];
  readonly direction: "up" | "down";
  readonly limit: number;
}

/** What a list was asked for, checked by its schema. */
export interface Asked {
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly sort?: { readonly by: string; readonly direction: "up" | "down" };
  readonly limit: number;
  readonly after?: string;
}

interface Bounds {
  readonly currency?: string;
  readonly from?: Value;
  readonly to?: Value;
}

const PLAIN = /^[ -~]*$/;

type Condition = readonly [sql: string, values: readonly Value[]];

const marks = (values: readonly unknown[]): string => values.map(() => "?").join(",");

function bounds(column: string, { from, to }: Bounds): Condition[] {
  return [
    ...(from === undefined ? [] : [[`t.${column}>=?`, [from]] as const]),
    ...(to === undefined ? [] : [[`t.${column}<=?`, [to]] as const]),
  ];
}

/** A record that refers to any of these. */
function linked(table: Table, key: string, wanted: unknown): Condition {
  const ids = [wanted].flat() as Value[];
  const any = `SELECT 1 FROM ${linkOf(table, key).name} l WHERE l.organization_id=t.organization_id AND l.record_id=t.id`;
  return [`EXISTS (${any} AND l.to_id IN (${marks(ids)}))`, ids];
}

/** A record whose set has any of these words. */
function holding(column: string, wanted: unknown): Condition {
  const words = [wanted].flat().map((word) => `|${word}|`);
  return [`(${words.map(() => `INSTR(t.${column},?)>0`).join(" OR ")})`, words];
}

function conditions(table: Table, key: string, wanted: unknown): Condition[] {
  const field: FieldData | undefined = table.noun.fields[key];
  if (field?.kind === "refs") return [linked(table, key, wanted)];
  const [first, second] = columnsOf(table, key);
  if (!field || !first) throw new Error(`${table.name} has no field ${key}`);
  if (wanted === null) return [[`t.${first.name} IS NULL`, []]];
  if (field.kind === "manyOf") return [holding(first.name, wanted)];
  const stored = (value: unknown): Value => storedOf(field, value);
  if (Array.isArray(wanted)) return [[`t.${first.name} IN (${marks(wanted)})`, wanted.map(stored)]];
  if (typeof wanted !== "object") return [[`t.${first.name}=?`, [stored(wanted)]]];
  const { currency, ...range } = wanted as Bounds;
  const ofCurrency: Condition[] = currency === undefined ? [] : [[`t.${second?.name}=?`, [currency]]];
  const stand = Object.entries(range).filter(([, value]) => value !== undefined);
  return [...ofCurrency, ...bounds(first.name, Object.fromEntries(stand.map(([end, value]) => [end, stored(value)])))];
}

export function planOf(table: Table, { filter = {}, sort = DEFAULT_SORT, limit }: Asked): Plan {
  const { archived = false, custom = {}, ...fields } = filter;
  const { by, direction } = sort;
  const all: Condition[] = [
    [archived ? "t.archived_at IS NOT NULL" : "t.archived_at IS NULL", []],
    ...Object.entries(fields)
      .filter(([, wanted]) => wanted !== undefined)
      .flatMap(([key, wanted]) => conditions(table, key, wanted)),
    ...customConditions(table.name, custom as CustomFilter),
  ];
  return {
    where: all.map(([sql]) => sql).join(" AND "),
    values: all.flatMap(([, values]) => values),
    by: sortColumn(table, by),
    custom: customWordOf(by),
    kind: table.noun.fields[by]?.kind ?? "instant",
    direction,
    limit,
  };
}

/** Where a page ended: the value that it is sorted by, and the id, of its last record. */
export function cursorOf(value: Value, id: Value): string {
  return Buffer.from(JSON.stringify([value, id])).toString("base64url");
}

const NUMBERS: ReadonlySet<FieldData["kind"]> = new Set([
  ...(["integer", "decimal", "money", "percent", "duration", "yesNo"] as const),
]);

/** Whether a value can stand in the column of such a field. MySQL refuses to compare others with it. */
function canBe(kind: FieldData["kind"], value: unknown): value is string | number {
  if (NUMBERS.has(kind)) return Number.isSafeInteger(value);
  return typeof value === "string" && (kind === "text" || kind === "email" || PLAIN.test(value));
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/** A cursor of a list that is sorted by a field of this kind, which may be empty. It comes from outside: it may be anything. */
export function readCursor(cursor: string, kind: FieldData["kind"], empty = false): readonly [Value, string] {
  const given = decoded(cursor);
  const [value, id, ...more]: readonly unknown[] = Array.isArray(given) ? given : [];
  if (
    (canBe(kind, value) || (empty && value === null)) &&
    typeof id === "string" &&
    ID_PATTERN.test(id) &&
    more.length === 0
  ) {
    return [value as Value, id];
  }
  return refuse("INVALID", { issues: "after: is not a cursor of this list" });
}
