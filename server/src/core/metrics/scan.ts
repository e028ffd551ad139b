import { type Measured, type Noun, type Period, STANDING_SORTS } from "@nexus-os/contracts";
import type { Dialect, Reader, Value } from "../database/database.ts";
import { dayOf, offsetsBetween } from "../query/buckets.ts";
import { planOf } from "../query/plan.ts";
import { columnsOf, sortColumn, type Table, tableOf } from "../records/table.ts";
import type { Scope } from "../scope.ts";
import { daysIn } from "./days.ts";
import type { Counted } from "./rollups.ts";

/** A SELECT of day, the dimensions asked for, currency, number of records and total. */
export interface Counting {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** What is counted, of which rows. */
export interface Scanned {
  readonly counted: Counted;
  readonly noun: Noun;
  readonly by: readonly string[];
  readonly zone: string;
  readonly scope: Pick<Scope, "sql" | "values">;
  /** Beside what the metric says. */
  readonly where: Readonly<Record<string, unknown>>;
  /** The times that are asked for; null for all. */
  readonly periods: readonly Period[] | null;
}

function isMoment(noun: Noun, key: string): boolean {
  return STANDING_SORTS.some((standing) => standing === key) || noun.fields[key]?.kind === "instant";
}

function milliseconds(column: string, dialect: Dialect): string {
  if (dialect === "sqlite") return `CAST(ROUND(unixepoch(${column},'subsec')*1000) AS INTEGER)`;
  return `TIMESTAMPDIFF(MICROSECOND,'1970-01-01',CAST(REPLACE(LEFT(${column},23),'T',' ') AS DATETIME(3))) DIV 1000`;
}

interface Adding {
  readonly value: string;
  readonly currency: string;
  /** What must be there. */
  readonly needs: readonly string[];
}

function addingOf(table: Table, value: Measured | null, dialect: Dialect): Adding {
  if (value === null) return { value: "0", currency: "''", needs: [] };
  if ("since" in value) {
    const [since, until] = [`t.${sortColumn(table, value.since)}`, `t.${sortColumn(table, value.until)}`];
    const span = `${milliseconds(until, dialect)}-${milliseconds(since, dialect)}`;
    return { value: span, currency: "''", needs: [since, until] };
  }
  const [own, currency] = columnsOf(table, value.field);
  if (!own) throw new Error(`${table.name} has no field ${value.field}`);
  return { value: `t.${own.name}`, currency: currency ? `t.${currency.name}` : "''", needs: [`t.${own.name}`] };
}

interface Timed {
  readonly day: string;
  readonly where: string;
  readonly values: readonly Value[];
}

/** The first and the last moment of a column, where all of them are asked for. */
async function extentOf(reader: Reader, table: Table, column: string, scope: Scanned["scope"]) {
  const row = await reader.get(
    `SELECT MIN(${column}) AS first, MAX(${column}) AS last FROM ${table.name} t WHERE ${scope.sql}`,
    scope.values,
  );
  const [first, last] = [row?.["first"], row?.["last"]];
  return typeof first === "string" && typeof last === "string" ? { first, last } : null;
}

async function timedOf(reader: Reader, table: Table, { counted, zone, scope, periods }: Scanned): Promise<Timed> {
  const { time } = counted;
  if (time === null) return { day: "''", where: "", values: [] };
  const column = `t.${sortColumn(table, time)}`;
  const there = ` AND ${column} IS NOT NULL`;
  if (!isMoment(table.noun, time)) {
    const ranges = (periods ?? []).map(() => `(${column}>=? AND ${column}<=?)`).join(" OR ");
    const values = (periods ?? []).flatMap(({ from, to }) => [from, to]);
    return { day: column, where: periods ? ` AND (${ranges})` : there, values };
  }
  const days = daysIn(zone);
  const moments = periods?.map(({ from, to }) => ({
    first: days.begin(from),
    last: days.begin(Temporal.PlainDate.from(to).add({ days: 1 }).toString()),
  }));
  const extents = moments ?? [await extentOf(reader, table, column, scope)].filter((each) => each !== null);
  const [first] = extents.map((each) => each.first).sort();
  const last = extents
    .map((each) => each.last)
    .sort()
    .at(-1);
  const day = first && last ? dayOf(column, offsetsBetween(zone, first, last), reader.dialect) : column;
  const ranges = (moments ?? []).map(() => `(${column}>=? AND ${column}<?)`).join(" OR ");
  const values = (moments ?? []).flatMap((each) => [each.first, each.last]);
  return { day, where: moments ? ` AND (${ranges})` : there, values };
}

/** Counts over the rows of a noun themselves. */
export async function scanOf(reader: Reader, scanned: Scanned): Promise<Counting> {
  const { counted, noun, by, scope, where } = scanned;
  const table = tableOf(noun);
  const timed = await timedOf(reader, table, scanned);
  const adding = addingOf(table, counted.value, reader.dialect);
  const keys = by.map((key) => `COALESCE(t.${columnsOf(table, key)[0]?.name},'')`);
  // Both filters hold: what is asked for never replaces what the metric says.
  const plans = [counted.where, where].map((filter) => planOf(table, { filter, limit: 1 }));
  const inner = [`${timed.day} AS day`, ...keys.map((key, index) => `${key} AS d${index}`)];
  const needs = adding.needs.map((column) => ` AND ${column} IS NOT NULL`).join("");
  const conditions = plans.map((plan) => plan.where).join(" AND ");
  const named = ["g.day", ...keys.map((_, index) => `g.d${index}`), "g.currency"];
  const places = named.map((_, index) => index + 1).join(",");
  return {
    sql: `SELECT ${named.join(",")},COUNT(*) AS records,SUM(g.value) AS total FROM (SELECT ${inner.join(",")},${adding.currency} AS currency,${adding.value} AS value FROM ${table.name} t WHERE ${scope.sql} AND ${conditions}${needs}${timed.where}) g GROUP BY ${places}`,
    values: [...scope.values, ...plans.flatMap((plan) => plan.values), ...timed.values],
  };
}
