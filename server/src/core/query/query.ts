import type { Noun } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { CustomBook } from "../custom/book.ts";
import { checkCustomFilter, customValuesOf } from "../custom/values.ts";
import type { Database, Reader, Value } from "../database/database.ts";
import type { JsonText } from "../execute.ts";
import type { Asking } from "../implement.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { authorise, type Operations, type Served } from "../operations.ts";
import type { Nouns } from "../records/nouns.ts";
import { type Shape, shapeOf } from "../records/shape.ts";
import { refuse } from "../refusal.ts";
import { type Scope, scopeOf } from "../scope.ts";
import { aggregate } from "./aggregate.ts";
import { count } from "./count.ts";
import { customPage, propertyOf } from "./custom-page.ts";
import { type Asked, cursorOf, type Plan, planOf, readCursor } from "./plan.ts";
import { timeline } from "./timeline.ts";
import type { QueryWithin } from "./within.ts";

/** The only way in for a read. Answers with JSON, made where it is cheapest. */
export type Query = (actor: Actor, operation: string, input: unknown) => Promise<JsonText>;

/** Reads records by id in an actor's scope; what it may not see is not in the answer. */
export type ReadRecords = (
  actor: Actor,
  noun: string,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, JsonText>>;

export interface QuerierOptions {
  readonly database: Database;
  readonly nouns: Nouns;
  readonly operations: Operations;
  readonly keys: SubjectKeys;
  readonly custom: CustomBook;
  readonly clock: () => Date;
}

const MOST_PLANS = 500;

interface Planned {
  readonly asked: Asked;
  readonly plan: Plan;
}

function statement({ table, select }: Shape, scope: Scope, plan: Plan, after: string | undefined) {
  const values: Value[] = [...scope.values, ...plan.values];
  let where = `${scope.sql} AND ${plan.where}`;
  const [way, order] = plan.direction === "up" ? [">", "ASC"] : ["<", "DESC"];
  if (after !== undefined) {
    const [value, id] = readCursor(after, plan.kind);
    // Said twice, because neither database reads a row value as a range of its index.
    where += ` AND t.${plan.by}${way}=? AND (t.${plan.by}${way}? OR t.id${way}?)`;
    values.push(value, value, id);
  }
  // The limit, a whole number by its schema, stands in the text: SQLite compiles a statement anew whenever one is bound.
  const sql = `SELECT ${select},t.${plan.by},t.id FROM ${table.name} t WHERE ${where} ORDER BY t.${plan.by} ${order}, t.id ${order} LIMIT ${plan.limit + 1}`;
  return { sql, values };
}

export function querier({ database, nouns, operations, keys, custom, clock }: QuerierOptions) {
  const shapes = new Map(Object.values(nouns).map((noun) => [noun.word, shapeOf(noun, nouns, database.dialect)]));
  // The same text has the same verdict and the same plan. It holds no rows and no organization.
  const plans = new Map<string, Planned>();

  // The same text each time: what is made anew would have to be compared letter by letter to find its prepared statement.
  const texts = new Map<string, string>();

  const shape = (noun: Noun): Shape => shapes.get(noun.word) as Shape;

  function planned({ promise, noun, parse }: Served, input: unknown): Planned {
    const text = `${promise.name} ${JSON.stringify(input)}`;
    const known = plans.get(text);
    if (known) return known;
    const asked = parse(input) as unknown as Asked;
    const made = { asked, plan: planOf(shape(noun).table, asked) };
    // Pages behind the first differ in their cursor alone and would only push the others out.
    if (asked.after === undefined) {
      if (plans.size >= MOST_PLANS) plans.clear();
      plans.set(text, made);
    }
    return made;
  }

  /** The texts of records with what the organization has added to them, where it has added anything. */
  async function whole(
    reader: Reader,
    actor: Actor,
    noun: string,
    found: readonly (readonly [id: string, text: JsonText])[],
  ): Promise<readonly (readonly [id: string, text: JsonText])[]> {
    const { organization } = actor;
    const properties = await custom.of(organization, noun);
    if (properties.length === 0) return found;
    const ids = found.map(([id]) => id);
    const values = await customValuesOf(reader, { organization, noun }, properties, ids);
    return found.map(([id, text]) => [id, `${text.slice(0, -1)},"custom":${JSON.stringify(values.get(id))}}`]);
  }

  async function mustKnow(actor: Actor, noun: string, filter: Asked["filter"]): Promise<void> {
    const wanted = filter?.["custom"];
    if (wanted) checkCustomFilter(await custom.of(actor.organization, noun), wanted);
  }

  async function rowsOf(reader: Reader, { noun }: Served, actor: Actor, { asked, plan }: Planned) {
    const { organization } = actor;
    const [own, scope] = [shape(noun), scopeOf(actor, noun)];
    if (plan.custom === null) {
      const { sql, values } = statement(own, scope, plan, asked.after);
      return reader.lists(sql, values);
    }
    const property = propertyOf(await custom.of(organization, noun.word), plan.custom, "sort");
    return customPage(reader, { organization, shape: own, scope, plan, property, after: asked.after });
  }

  async function list(reader: Reader, served: Served, actor: Actor, input: unknown): Promise<JsonText> {
    const { asked, plan } = planned(served, input);
    await mustKnow(actor, served.noun.word, asked.filter);
    const own = shape(served.noun);
    const rows = await rowsOf(reader, served, actor, { asked, plan });
    const more = rows.length > plan.limit;
    const shown = more ? rows.slice(0, plan.limit) : rows;
    const last = shown.at(-1) ?? [];
    const next = more ? `"${cursorOf(last[own.width] ?? null, last[own.width + 1] ?? null)}"` : "null";
    const texts = shown.map((row) => [row[own.width + 1] as string, own.json(row)] as const);
    const items = await whole(reader, actor, served.noun.word, texts);
    // Texts that are added to each other are copied once, where the answer is sent; a join would copy them once more.
    let all = "";
    for (const [, text] of items) all += all === "" ? text : `,${text}`;
    return `{"items":[${all}],"next":${next}}`;
  }

  function byIds({ table, select }: Shape, scope: Scope, count: number): string {
    const name = `${table.name} ${count} ${scope.sql}`;
    let sql = texts.get(name);
    if (sql === undefined) {
      const marks = Array.from({ length: count }, () => "?").join(",");
      sql = `SELECT ${select},t.id FROM ${table.name} t WHERE ${scope.sql} AND t.id IN (${marks})`;
      if (texts.size >= MOST_PLANS) texts.clear();
      texts.set(name, sql);
    }
    return sql;
  }

  async function recordsOf(
    reader: Reader,
    actor: Actor,
    word: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, JsonText>> {
    const own = shapes.get(word);
    if (!own || ids.length === 0) return new Map();
    const scope = scopeOf(actor, nouns[word]);
    const rows = await reader.lists(byIds(own, scope, ids.length), [...scope.values, ...ids]);
    const texts = rows.map((row) => [row[own.width] as string, own.json(row)] as const);
    return new Map(await whole(reader, actor, word, texts));
  }

  async function one(reader: Reader, { noun }: Served, actor: Actor, id: string): Promise<JsonText> {
    const found = (await recordsOf(reader, actor, noun.word, [id])).get(id);
    return found ?? refuse("NOT_FOUND", { singular: noun.singular });
  }

  async function answered(reader: Reader, served: Served, actor: Actor, input: unknown): Promise<JsonText> {
    const { answering, promise, noun, parse } = served;
    const given = parse(input);
    const reading = { reader, served, actor, scope: scopeOf(actor, noun), shape: shape(noun), nouns, keys };
    await mustKnow(actor, noun.word, (given as { filter?: Asked["filter"] }).filter);
    if (answering) return JSON.stringify(await answering.run(askingOf(reader, actor), given));
    switch (promise.verb) {
      case "get":
        return one(reader, served, actor, (given as { id: string }).id);
      case "count":
        return count(reading, given);
      case "aggregate":
        // Whatever it reads, nobody else waits for it; in an act it has the act's own deadline and sees what the act wrote.
        return aggregate(
          { ...reading, reader: reader === database ? database.longReads : reader },
          given,
          await custom.of(actor.organization, noun.word),
        );
      case "timeline":
        await one(reader, served, actor, (given as { id: string }).id);
        return timeline(reading, given as unknown as { id: string; limit: number; after?: string });
      default:
        throw new Error(`${promise.name} has no answer`);
    }
  }

  function askingOf(reader: Reader, actor: Actor): Asking {
    const ask = (noun: Noun, verb: string, input: unknown) => within(actor, `${noun.word}.${verb}`, input, reader);
    // The compiler knows what each question answers; the core asks them all alike.
    return { now: clock().toISOString(), actor, query: ask as unknown as Asking["query"] };
  }

  async function read(reader: Reader, actor: Actor, operation: string, input: unknown): Promise<JsonText> {
    const served = authorise(operations, actor, operation);
    if (served.promise.kind !== "query") refuse("WRONG_METHOD", { operation, method: "POST" });
    return served.promise.verb === "list" ? list(reader, served, actor, input) : answered(reader, served, actor, input);
  }

  const within: QueryWithin = async (actor, operation, input, reader) =>
    JSON.parse(await read(reader, actor, operation, input));
  const query: Query = (actor, operation, input) => read(database, actor, operation, input);
  const records: ReadRecords = (actor, word, ids) => recordsOf(database, actor, word, ids);
  return { query, records, within };
}
