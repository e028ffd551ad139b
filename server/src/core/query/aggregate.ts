import {
  type Aggregation,
  type Bucket,
  customWordOf,
  decimalOf,
  type Group,
  type Groups,
  type Measure,
  type Property,
  refersTo,
  STANDING_SORTS,
} from "@nexus-os/contracts";
import { columnOf } from "../custom/values.ts";
import type { Value } from "../database/database.ts";
import type { JsonText } from "../execute.ts";
import { titleOf } from "../records/nouns.ts";
import { columnsOf, sortColumn } from "../records/table.ts";
import { refuse } from "../refusal.ts";
import { scopeOf } from "../scope.ts";
import { dayOf, type Offset, offsetsBetween, spanOf } from "./buckets.ts";
import { propertyOf } from "./custom-page.ts";
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
  readonly values: readonly Value[];
  readonly outer: (name: string) => string;
  readonly isYesNo: boolean;
}

const FUNCTIONS: Readonly<Record<Measure, string>> = { sum: "SUM", average: "AVG", least: "MIN", most: "MAX" };

/** The zone of the organization, as far as it reaches over the moments of an expression. */
async function offsetsOver({ reader, actor, shape }: Reading, each: Where, where: Where): Promise<readonly Offset[]> {
  const [organization, range] = await Promise.all([
    reader.get("SELECT time_zone FROM organizations WHERE id=?", [actor.organization]),
    reader.get(
      `SELECT MIN(s.at) AS first, MAX(s.at) AS last FROM (SELECT ${each.sql} AS at FROM ${shape.table.name} t WHERE ${where.sql}) s`,
      [...each.values, ...where.values],
    ),
  ]);
  const [first, last] = [range?.["first"], range?.["last"]];
  if (typeof first !== "string" || typeof last !== "string") return [{ until: null, seconds: 0 }];
  return offsetsBetween(organization?.["time_zone"] as string, first, last);
}

type By = { readonly field: string; readonly bucket?: Bucket };

/** A dimension by a field of the organization's own: a day or a moment is cut into spans, whatever else as it is. */
async function customDimension(
  reading: Reading,
  { field, bucket }: By,
  property: Property,
  where: Where,
): Promise<Dimension> {
  const { reader, shape } = reading;
  const isTime = property.kind === "date" || property.kind === "instant";
  if (isTime !== (bucket !== undefined)) {
    refuse("INVALID", {
      issues: `by: ${field} ${isTime ? "needs a bucket" : "has no spans of time: leave out bucket"}`,
    });
  }
  const inner = `(SELECT v.${columnOf(property)} FROM property_values v WHERE v.organization_id=t.organization_id AND v.noun='${shape.table.name}' AND v.record_id=t.id AND v.word=?)`;
  const values = [property.word];
  const own = { field, inner, values, isYesNo: property.kind === "yesNo" };
  if (bucket === undefined) return { ...own, outer: (name) => name };
  if (property.kind === "date") return { ...own, outer: (name) => spanOf(name, bucket, reader.dialect) };
  const offsets = await offsetsOver(reading, { sql: inner, values }, where);
  return { ...own, outer: (name) => spanOf(dayOf(name, offsets, reader.dialect), bucket, reader.dialect) };
}

async function dimensionOf(
  reading: Reading,
  by: By,
  where: Where,
  properties: readonly Property[],
): Promise<Dimension> {
  const { shape, reader } = reading;
  const { field, bucket } = by;
  const word = customWordOf(field);
  if (word !== null) return customDimension(reading, by, propertyOf(properties, word, "by"), where);
  const form = shape.table.noun.fields[field];
  const own = { field, values: [], isYesNo: form?.kind === "yesNo" };
  if (bucket === undefined) {
    return { ...own, inner: `t.${columnsOf(shape.table, field)[0]?.name}`, outer: (name) => name };
  }
  const column = `t.${sortColumn(shape.table, field)}`;
  const isMoment = STANDING_SORTS.some((key) => key === field) || form?.kind === "instant";
  const outer = (name: string) => spanOf(name, bucket, reader.dialect);
  if (!isMoment) return { ...own, inner: column, outer };
  const offsets = await offsetsOver(reading, { sql: column, values: [] }, where);
  return { ...own, inner: dayOf(column, offsets, reader.dialect), outer };
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
export async function aggregate(
  reading: Reading,
  { filter, by = [], measures = [] }: Asked,
  properties: readonly Property[],
): Promise<JsonText> {
  const { reader, scope, shape } = reading;
  const { table } = shape;
  const plan = planOf(table, { ...(filter ? { filter } : {}), limit: 1 });
  const where = { sql: `${scope.sql} AND ${plan.where}`, values: [...scope.values, ...plan.values] };
  const monies = [...new Set(measures.filter(({ field }) => isMoney(reading, field)).map(({ field }) => field))];
  if (monies.length > 1) refuse("INVALID", { issues: "measures: measure one amount of money at a time" });
  const [money] = monies;
  const dimensions: Dimension[] = [];
  for (const each of by) dimensions.push(await dimensionOf(reading, each, where, properties));
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
    [...dimensions.flatMap((each) => each.values), ...where.values],
  );
  const shown = rows.slice(0, MOST_GROUPS);
  const names = await namesOf(reading, shown, dimensions);
  const groups = shown.map((row): Group => {
    const own = row[dimensions.length] as string;
    return {
      by: Object.fromEntries(
        dimensions.map(({ field, isYesNo }, index) => {
          const value = row[index] ?? null;
          return [field, isYesNo && value !== null ? Number(value) === 1 : placeOf(value, names[field])] as const;
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
