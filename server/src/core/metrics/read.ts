import {
  type Bucket,
  type Comparison,
  type Metric,
  type MetricAnswer,
  type MetricGroup,
  type MetricRead,
  type Noun,
  type Period,
  type Ref,
  scaleOf,
} from "@nexus-os/contracts";
import { metricReadSchema, metricWordSchema } from "@nexus-os/contracts/schema";
import type { z } from "zod";
import type { Actor } from "../actor.ts";
import { checked } from "../checked.ts";
import type { Database, Value } from "../database/database.ts";
import type { JsonText } from "../execute.ts";
import { type Nouns, titleOf } from "../records/nouns.ts";
import { refuse } from "../refusal.ts";
import { type Scope, scopeOf } from "../scope.ts";
import { comparedWith, piecesOf } from "./calendar.ts";
import type { Made } from "./figures.ts";
import { type CountedRow, type Folded, folded, type Times } from "./fold.ts";
import { countedBy, KEYS, type Rollup, type Rollups } from "./rollups.ts";
import { type Counting, scanOf } from "./scan.ts";
import { type Standing, standingOf } from "./state.ts";

const MOST_PIECES = 1100;
const MOST_GROUPS = 1000;

export interface ReadingOptions {
  readonly database: Database;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly rollups: Rollups;
  readonly nouns: Nouns;
  /** Told of an organization whose rollups cannot be relied on. */
  readonly stale: (organization: string) => void;
}

type Where = Readonly<Record<string, string | readonly string[]>>;
type Asked = MetricRead & { readonly by: readonly string[]; readonly where: Where };

/** Everything that an answer is computed from. */
interface Question {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly asked: Asked;
  readonly made: Made;
  readonly noun: Noun;
  readonly standing: Standing;
  readonly zone: string;
  readonly times: Times;
}

function timesOf(asked: Asked, comparison: Comparison | null, standing: Standing): Times {
  const { from, to, bucket } = asked;
  if (from === undefined || to === undefined) return { period: null, compared: null, pieces: [], comparedPieces: [] };
  const period = { from, to };
  const compared = comparison && comparedWith(period, comparison, standing);
  const cut = (given: Period | null) => (given && bucket ? piecesOf(given, bucket, standing) : []);
  return { period, compared, pieces: cut(period), comparedPieces: cut(compared) };
}

/** More pieces than anybody looks at are refused before they are made. */
function checkPieces({ from, to, bucket }: Asked): void {
  if (from === undefined || to === undefined || bucket === undefined) return;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const least = { day: 1, week: 7, month: 28, quarter: 90, year: 365 }[bucket];
  if (days / least > MOST_PIECES)
    refuse("INVALID", { issues: `bucket: cuts the time into more than ${MOST_PIECES} pieces` });
}

function narrowing(column: string, wanted: string | readonly string[]): Counting {
  if (typeof wanted === "string") return { sql: `${column}=?`, values: [wanted] };
  return { sql: `${column} IN (${wanted.map(() => "?").join(",")})`, values: wanted };
}

/** What of a day rows are added up by: no finer than the pieces that are asked for, which are made of whole months or of days. */
function grainOf(bucket: Bucket | undefined): string | null {
  if (bucket === undefined) return null;
  return bucket === "day" || bucket === "week" ? "u.day" : "SUBSTR(u.day,1,7)";
}

/** Adds up what is kept. Each time is added up by itself: a month that two times share has a part in either. */
function keptOf(rollup: Rollup, { actor, asked, times }: Question): Counting {
  const column = (key: string): string => `u.${KEYS[rollup.by.indexOf(key)]}`;
  const narrow = Object.entries(asked.where).map(([key, wanted]) => narrowing(column(key), wanted));
  const own = ["u.organization_id=? AND u.noun=? AND u.rollup=?", ...narrow.map(({ sql }) => sql)].join(" AND ");
  const values = [actor.organization, rollup.noun, rollup.id, ...narrow.flatMap((each) => each.values)];
  const keys = asked.by.map(column);
  const sums = "SUM(u.records) AS records,SUM(u.total) AS total FROM rollups u WHERE";
  const { period, compared } = times;
  const select = (grain: string | null, when: string): string => {
    const columns = ["MIN(u.day) AS day", ...keys, "u.currency"].join(",");
    const places = [...(grain === null ? [] : [grain]), ...keys, "u.currency"].join(",");
    return `SELECT ${columns},${sums} ${own}${when} GROUP BY ${places}`;
  };
  if (period === null) return { sql: select(null, ""), values };
  const within = " AND u.day>=? AND u.day<=?";
  const periods = [period, ...(compared ? [compared] : [])];
  if (compared && compared.to >= period.from) {
    // Where they overlap, a day lies in both and is read once.
    const [from, to] = [compared.from < period.from ? compared.from : period.from, period.to];
    return { sql: select("u.day", within), values: [...values, from, to] };
  }
  return {
    sql: periods.map(() => select(grainOf(asked.bucket), within)).join(" UNION ALL "),
    values: periods.flatMap(({ from, to }) => [...values, from, to]),
  };
}

export function reading({ database, metrics, rollups, nouns, stale }: ReadingOptions) {
  const schemas = new Map<string, z.ZodType>();

  function schemaOf(metric: Metric, noun: Noun): z.ZodType {
    const known = schemas.get(metric.word) ?? metricReadSchema(metric, noun);
    schemas.set(metric.word, known);
    return known;
  }

  const found = (word: string): Metric => metrics.get(word) ?? refuse("NOT_FOUND", { singular: "metric" });

  function madeOf(metric: Metric): Made {
    const scales = (parts: readonly Metric[]) =>
      parts.map(({ noun, of }) => scaleOf(nouns[noun] ?? refuse("NOT_FOUND", { singular: "metric" }), of));
    if (metric.of.kind !== "ratio") return { metric, parts: [metric], whole: [], scales: scales([metric]) };
    const { part, whole } = metric.of;
    const words = [...new Set([part, ...whole])];
    const parts = words.map(found);
    return { metric, parts, whole: whole.map((word) => words.indexOf(word)), scales: scales(parts) };
  }

  /** Where a part is read from: what is kept, if it is kept, holds for this zone, and the actor may see every row of it. */
  function keptFor(part: Metric, { actor, scope, asked, standing, zone }: Question): Rollup | undefined {
    const rollup = rollups.find(part, [...asked.by, ...Object.keys(asked.where)]);
    const seesAll = scope.signature === actor.organization;
    if (!rollup || !seesAll || (part.time !== null && zone !== standing.zone)) return undefined;
    if (standing.definitions.get(part.noun) === rollups.definition(part.noun, standing.zone)) return rollup;
    stale(actor.organization);
    return undefined;
  }

  async function countingOf(part: Metric, question: Question, kept: Rollup | undefined): Promise<Counting> {
    if (kept) return keptOf(kept, question);
    const { noun, asked, zone, scope, times } = question;
    const periods = times.period === null ? null : [times.period, times.compared].filter((each) => each !== null);
    return scanOf(database.longReads, {
      ...{ counted: countedBy(part), noun, by: asked.by, zone, scope, where: asked.where, periods },
    });
  }

  /** Counts all parts in one statement, which so see the same writes, and tells up to which write that is. */
  async function count(question: Question): Promise<{ asOf: number; rows: CountedRow[]; isCurrent: boolean }> {
    const { actor, made, asked, noun, standing } = question;
    const parts: Counting[] = [];
    const kept = made.parts.map((part) => keptFor(part, question));
    for (const [index, part] of made.parts.entries()) parts.push(await countingOf(part, question, kept[index]));
    const union = parts.map(({ sql }, index) => `SELECT ${index} AS part, p${index}.* FROM (${sql}) p${index}`);
    // What is kept is little; the rows themselves may be any number.
    const reader = kept.includes(undefined) ? database.longReads : database;
    const rows = await reader.lists(
      `SELECT h.seq, s.definition, r.* FROM journal_heads h LEFT JOIN rollup_states s ON s.organization_id=h.organization_id AND s.noun=? LEFT JOIN (${union.join(" UNION ALL ")}) r ON 1=1 WHERE h.organization_id=?`,
      [noun.word, ...parts.flatMap(({ values }) => values), actor.organization],
    );
    const width = asked.by.length;
    return {
      asOf: rows[0]?.[0] as number,
      isCurrent: (rows[0]?.[1] ?? undefined) === standing.definitions.get(noun.word),
      rows: rows.flatMap((row: readonly Value[]): CountedRow[] => {
        const [, , part, day, ...rest] = row;
        if (typeof part !== "number") return [];
        const isMoney = made.parts[part]?.unit === "money";
        return [
          {
            ...{ part, day: day as string, keys: rest.slice(0, width) as string[] },
            currency: isMoney ? (rest[width] as string) : "",
            ...{ records: Number(rest[width + 1]), total: Number(rest[width + 2]) },
          },
        ];
      }),
    };
  }

  /** What places are called: the names of records, where a dimension refers to them. */
  async function namesOf({ actor, asked, noun }: Question, places: Folded["places"]) {
    const names: Record<string, ReadonlyMap<string, Ref>> = {};
    for (const [index, key] of asked.by.entries()) {
      const field = noun.fields[key];
      if (field?.kind !== "ref") continue;
      const ids = [...new Set(places.map(({ keys }) => keys[index] ?? ""))].filter((id) => id !== "");
      if (ids.length === 0) continue;
      const scope = scopeOf(actor, nouns[field.to]);
      const rows = await database.lists(
        `SELECT t.id,t.${titleOf(nouns, field.to)} FROM ${field.to} t WHERE ${scope.sql} AND t.id IN (${ids.map(() => "?").join(",")})`,
        [...scope.values, ...ids],
      );
      names[key] = new Map(rows.map(([id, name]) => [id as string, { id: id as string, name: name as string }]));
    }
    return names;
  }

  async function groupsOf(question: Question, { places }: Folded, currency: string) {
    const { asked, made } = question;
    const all = places.map(({ keys, bin }) => {
      const currencies = bin.currencies(currency);
      return { keys, bin, currencies, figures: bin.figures(made, currencies) };
    });
    const size = ({ figures }: (typeof all)[number]): number => figures[0]?.value ?? Number.NEGATIVE_INFINITY;
    all.sort((one, other) => size(other) - size(one) || (one.keys.join("\n") < other.keys.join("\n") ? -1 : 1));
    const shown = all.slice(0, MOST_GROUPS);
    const names = await namesOf(question, shown);
    return shown.map(({ keys, bin, currencies, figures }): MetricGroup => {
      const by = asked.by.map((key, index) => {
        const place = keys[index] ?? "";
        return [key, place === "" ? null : (names[key]?.get(place) ?? place)] as const;
      });
      return { by: Object.fromEntries(by), figures, series: bin.series(made, currencies) };
    });
  }

  async function answer(question: Question): Promise<MetricAnswer | null> {
    const { asked, made, times, zone, standing } = question;
    const { asOf, rows, isCurrent } = await count(question);
    if (!isCurrent) return null;
    const sums = folded(rows, times);
    const currencies = sums.all.currencies(standing.currency);
    const { word: metric, unit, good, noun, summary, of, where, time } = made.metric;
    return {
      ...{ metric, unit, good, definition: { noun, summary, of, where, time } },
      ...{ period: times.period, compared: times.compared, zone, asOf },
      figures: sums.all.figures(made, currencies),
      series: sums.all.series(made, currencies),
      groups: asked.by.length === 0 ? [] : await groupsOf(question, sums, standing.currency),
      more: sums.places.length > MOST_GROUPS,
    };
  }

  function allowed(actor: Actor, { noun }: Metric): boolean {
    return actor.permissions.has(`${noun}.list`);
  }

  /** Reads a metric. Who may list the records of its noun may read it, over the rows that they may see. */
  async function read(actor: Actor, input: unknown): Promise<JsonText> {
    const metric = found(checked(metricWordSchema, input).metric);
    if (!allowed(actor, metric)) refuse("FORBIDDEN", { operation: `${metric.noun}.list` });
    const noun = nouns[metric.noun];
    if (!noun) return refuse("NOT_FOUND", { singular: "metric" });
    const asked = checked(schemaOf(metric, noun), input) as Asked;
    checkPieces(asked);
    const comparison = asked.compare === undefined ? metric.compare : asked.compare;
    for (;;) {
      const standing = await standingOf(database, actor.organization);
      const answered = await answer({
        ...{ actor, scope: scopeOf(actor, noun), asked, made: madeOf(metric), noun, standing },
        ...{ zone: asked.zone ?? standing.zone, times: timesOf(asked, comparison, standing) },
      });
      // Counted anew by another definition while it was read: then it is read anew.
      if (answered) return JSON.stringify(answered);
    }
  }

  /** The metrics that an actor may read. */
  function list(actor: Actor): JsonText {
    return JSON.stringify([...metrics.values()].filter((metric) => allowed(actor, metric)));
  }

  return { read, list };
}
