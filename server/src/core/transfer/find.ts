import type { Noun } from "@nexus-os/contracts";
import { valueSchema } from "@nexus-os/contracts/schema";
import type { Actor } from "../actor.ts";
import type { Query } from "../query/query.ts";

type Values = Readonly<Record<string, unknown>>;

/** The ids of the records of a noun by what they are called. */
export type Named = ReadonlyMap<string, readonly string[]>;

/** How many values a list is narrowed to at once. */
const AT_ONCE = 100;
/** A value that more pages of records have is not one that a record is known by. */
const MOST_PAGES = 4;

async function pages(query: Query, actor: Actor, noun: Noun, filter: object): Promise<Values[]> {
  const found: Values[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = { filter, limit: 500, ...(after ? { after } : {}) };
    const { items, next } = JSON.parse(await query(actor, `${noun.word}.list`, asked)) as {
      readonly items: readonly Values[];
      readonly next: string | null;
    };
    found.push(...items);
    after = next;
    if (after === null) break;
  }
  return found;
}

/** The records that have these values in a field, by the value: by a list, as their reader may see them. */
export async function findBy(
  query: Query,
  actor: Actor,
  noun: Noun,
  key: string,
  values: readonly (string | number)[],
): Promise<ReadonlyMap<unknown, readonly Values[]>> {
  const found: Values[] = [];
  for (let from = 0; from < values.length; from += AT_ONCE) {
    const some = values.slice(from, from + AT_ONCE);
    const isNumber = typeof some[0] === "number";
    // A list is narrowed to one whole number or a range of them, not to several.
    const filters = isNumber ? some.map((value) => ({ [key]: { from: value, to: value } })) : [{ [key]: some }];
    for (const filter of filters) found.push(...(await pages(query, actor, noun, filter)));
  }
  return Map.groupBy(found, (record) => record[key]);
}

/** The records of a noun that are called by these names. A name that none can have finds none. */
export async function findNamed(query: Query, actor: Actor, noun: Noun, names: readonly string[]): Promise<Named> {
  const title = noun.fields[noun.title];
  if (!title) throw new Error(`${noun.word} has no field ${noun.title}`);
  const schema = valueSchema(title);
  const able = names.flatMap((name) => {
    const read = schema.safeParse(name);
    return read.success ? [[name, read.data as string] as const] : [];
  });
  const found = await findBy(
    query,
    actor,
    noun,
    noun.title,
    able.map(([, asked]) => asked),
  );
  return new Map(able.map(([name, asked]) => [name, (found.get(asked) ?? []).map((record) => record["id"] as string)]));
}
