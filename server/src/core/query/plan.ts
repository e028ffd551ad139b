import type { FieldData } from "@nexus-os/contracts";
import type { Value } from "../database/database.ts";
import { columnsOf, sortColumn, type Table } from "../records/table.ts";
import { refuse } from "../refusal.ts";

/** A typed filter and sort as SQL text and values. The same input gives the same plan, so plans are kept. */
export interface Plan {
  readonly where: string;
  readonly values: readonly Value[];
  /** The column of the sort, over the alias `t`. */
  readonly by: string;
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

type Condition = readonly [sql: string, values: readonly Value[]];

function bounds(column: string, { from, to }: Bounds): Condition[] {
  return [
    ...(from === undefined ? [] : [[`t.${column}>=?`, [from]] as const]),
    ...(to === undefined ? [] : [[`t.${column}<=?`, [to]] as const]),
  ];
}

function conditions(table: Table, key: string, wanted: unknown): Condition[] {
  const field: FieldData | undefined = table.noun.fields[key];
  const [first, second] = columnsOf(table, key);
  if (!field || !first) throw new Error(`${table.name} has no field ${key}`);
  if (wanted === null) return [[`t.${first.name} IS NULL`, []]];
  if (Array.isArray(wanted)) return [[`t.${first.name} IN (${wanted.map(() => "?").join(",")})`, wanted as Value[]]];
  if (typeof wanted !== "object") return [[`t.${first.name}=?`, [wanted as Value]]];
  const range = wanted as Bounds;
  const currency: Condition[] = range.currency === undefined ? [] : [[`t.${second?.name}=?`, [range.currency]]];
  return [...currency, ...bounds(first.name, range)];
}

export function planOf(table: Table, { filter = {}, sort, limit }: Asked): Plan {
  const { archived = false, ...fields } = filter;
  const all: Condition[] = [
    [archived ? "t.archived_at IS NOT NULL" : "t.archived_at IS NULL", []],
    ...Object.entries(fields)
      .filter(([, wanted]) => wanted !== undefined)
      .flatMap(([key, wanted]) => conditions(table, key, wanted)),
  ];
  return {
    where: all.map(([sql]) => sql).join(" AND "),
    values: all.flatMap(([, values]) => values),
    by: sortColumn(table, sort?.by ?? "createdAt"),
    direction: sort ? sort.direction : "down",
    limit,
  };
}

/** Where a page ended: the value that it is sorted by, and the id, of its last record. */
export function cursorOf(value: Value, id: Value): string {
  return Buffer.from(JSON.stringify([value, id])).toString("base64url");
}

export function readCursor(cursor: string): readonly [Value, string] {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [unknown, unknown];
    if ((typeof value === "string" || typeof value === "number") && typeof id === "string") return [value, id];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return refuse("INVALID", { issues: "after: is not a cursor of this list" });
}
