import {
  type Aggregation,
  type Bucket,
  decimalOf,
  type Group,
  type Groups,
  type Measure,
  refersTo,
  STANDING_SORTS,
} from "@nexus-os/contracts";
import type { Value } from "../database/database.ts";
import type { JsonText } from "../execute.ts";
import { titleOf } from "../records/nouns.ts";
import { columnsOf, sortColumn } from "../records/table.ts";
import { refuse } from "../refusal.ts";
import { scopeOf } from "../scope.ts";
import { dayOf, offsetsBetween, spanOf } from "./buckets.ts";
import { planOf } from "./plan.ts";
import type { Reading } from "./reading.ts";

const MOST_GROUPS = 1000;

type Asked = Aggregation<Readonly<Record<string, unknown>>>;

interface Where {
  readonly sql: string;
  readonly values: readonly Value[];
}

interface Dimension {
  readonly field: string;
  /** What the inner statement selects, and what the outer one groups by, over its name there. */
  readonly inner: string;
  readonly outer: (name: string) => string;
}

const FUNCTIONS: Readonly<Record<Measure, string>> = { sum: "SUM", average: "AVG", least: "MIN", most: "MAX" };

/** The days of the organization that the moments of a column lie in. */
async function momentDays({ reader, actor, shape }: Reading, column: string, where: Where): Promise<string> {
  const [organization, range] = await Promise.all([
    reader.get("SELECT time_zone FROM organizations WHERE id=?", [actor.organization]),
    reader.get(
      `SELECT MIN(t.${column}) AS first, MAX(t.${column}) AS last FROM ${shape.table.name} t WHERE ${where.sql}`,
      where.values,
    ),
  ]);
  const [first, last] = [range?.["first"], range?.["last"]];
  if (typeof first !== "string" || typeof last !== "string") return `t.${column}`;
  return dayOf(`t.${column}`, offsetsBetween(organization?.["time_zone"] as string, first, last), reader.dialect);
}

async function dimensionOf(
  reading: Reading,
  { field, bucket }: { readonly field: string; readonly bucket?: Bucket },
  where: Where,
): Promise<Dimension> {
  const { shape, reader } = reading;
  if (bucket === undefined) {
    return { field, inner: `t.${columnsOf(shape.table, field)[0]?.name}`, outer: (name) => name };
  }
  const column = sortColumn(shape.table, field);
  const isMoment = STANDING_SORTS.some((key) => key === field) || shape.table.noun.fields[field]?.kind === "instant";
  const inner = isMoment ? await momentDays(reading, column, where) : `t.${column}`;
  return { field, inner, outer: (name) => spanOf(name, bucket, reader.dialect) };
}

/** A figure as JSON holds it: what a number does not hold exactly is text. */
function figure(value: Value | undefined): number | string | null {
  return typeof value === "bigint" ? String(value) : ((value ?? null) as number | string | null);
}

/** The names of the records that groups refer to, by dimension. */
async function namesOf({ reader, actor, shape, nouns }: Reading, rows: readonly Value[][], by: readonly Dimension[]) {
  const names: Record<string, ReadonlyMap<Value, Value>> = {};
  for (const [index, { field }] of by.entries()) {
    const form = shape.table.noun.fields[field];
    const to = form && refersTo(form);
    if (!to) continue;
    const scope = scopeOf(actor, nouns[to]);
    const ids = [...new Set(rows.flatMap((row) => (row[index] == null ? [] : [row[index] as Value])))];
    const found =
      ids.length === 0
        ? []
        : await reader.lists(
            `SELECT t.id, t.${titleOf(nouns, to)} FROM ${to} t WHERE ${scope.sql} AND t.id IN (${ids.map(() => "?").join(",")})`,
            [...scope.values, ...ids],
          );
    names[field] = new Map(found.map(([id, name]) => [id as Value, name as Value]));
  }
  return names;
}

/** Groups records by dimensions and makes figures of their values. Two currencies are never added. */
export async function aggregate(reading: Reading, { filter, by = [], measures = [] }: Asked): Promise<JsonText> {
  const { reader, scope, shape } = reading;
  const { table } = shape;
  const plan = planOf(table, { ...(filter ? { filter } : {}), limit: 1 });
  const where = { sql: `${scope.sql} AND ${plan.where}`, values: [...scope.values, ...plan.values] };
  const monies = [...new Set(measures.filter(({ field }) => isMoney(reading, field)).map(({ field }) => field))];
  if (monies.length > 1) refuse("INVALID", { issues: "measures: measure one amount of money at a time" });
  const [money] = monies;
  const dimensions: Dimension[] = [];
  for (const each of by) dimensions.push(await dimensionOf(reading, each, where));
  const currency = money === undefined ? [] : [`t.${columnsOf(table, money)[1]?.name} AS c`];
  const inner = [
    ...dimensions.map((each, index) => `${each.inner} AS d${index}`),
    ...currency,
    ...measures.map(({ field }, index) => `t.${columnsOf(table, field)[0]?.name} AS m${index}`),
    "1 AS one",
  ];
  const keys = [...dimensions.map((each, index) => each.outer(`g.d${index}`)), ...(money === undefined ? [] : ["g.c"])];
  const figures = measures.map(({ of }, index) => `${FUNCTIONS[of]}(g.m${index})`);
  const places = keys.map((_, index) => index + 1).join(",");
  const grouped = keys.length === 0 ? "" : ` GROUP BY ${places} ORDER BY ${places}`;
  const rows = await reader.lists(
    `SELECT ${[...keys, "COUNT(*)", ...figures].join(",")} FROM (SELECT ${inner.join(",")} FROM ${table.name} t WHERE ${where.sql}) g${grouped} LIMIT ${MOST_GROUPS + 1}`,
    where.values,
  );
  const shown = rows.slice(0, MOST_GROUPS);
  const names = await namesOf(reading, shown, dimensions);
  const groups = shown.map((row): Group => {
    const own = row[dimensions.length] as string;
    return {
      by: Object.fromEntries(
        dimensions.map(({ field }, index) => {
          const value = row[index] ?? null;
          const isYesNo = table.noun.fields[field]?.kind === "yesNo" && value !== null;
          return [field, isYesNo ? Number(value) === 1 : placeOf(value, names[field])] as const;
        }),
      ),
      count: row[keys.length] as number,
      figures: Object.fromEntries(
        measures.map(({ field, of }, index) => {
          const form = table.noun.fields[field];
          const value = row[keys.length + 1 + index] ?? null;
          if (form?.kind === "decimal") return [`${of} ${field}`, decimalFigure(value, form.scale)];
          return [`${of} ${field}`, field === money ? moneyOf(figure(value), own) : figure(value)];
        }),
      ),
    };
  });
  const answer: Groups = { groups, more: rows.length > MOST_GROUPS };
  return JSON.stringify(answer);
}

function isMoney({ shape }: Reading, field: string): boolean {
  return shape.table.noun.fields[field]?.kind === "money";
}

/** A figure of decimals, as they are read. A sum is exact; an average is rounded to the nearest step. */
function decimalFigure(value: Value, scale: number): string | null {
  if (value === null) return null;
  const text = String(value);
  return decimalOf(BigInt(/^-?\d+$/.test(text) ? text : Math.round(Number(text))), scale);
}

/** An average lies between minor units: it is rounded to the nearest one. */
function moneyOf(value: number | string | null, currency: string) {
  return value === null ? null : { minor: Math.round(Number(value)), currency };
}

function placeOf(value: Value, names: ReadonlyMap<Value, Value> | undefined): unknown {
  return names && value !== null ? { id: value, name: names.get(value) ?? null } : value;
}
