import { type Property, properties } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import type { QueryWithin } from "../query/within.ts";
import { remembering } from "../remembered.ts";

/** How many fields all nouns of an organization can have together. */
const MOST = 500;

/** One list for all that have none, so that what is made of it is made once. */
const NONE: readonly Property[] = [];

/** The fields that an organization has added, by the noun that has them. */
export type Own = ReadonlyMap<string, readonly Property[]>;

/** Every organization's own fields, as they were within the last second. */
export function customBook(database: Database, queryOf: () => QueryWithin, clock: () => Date) {
  async function read(organization: string): Promise<Own> {
    const name = `${properties.word}.list`;
    const actor: Actor = { kind: "system", id: "custom", name: "Nexus", organization, permissions: new Set([name]) };
    const page = await queryOf()(actor, name, { sort: { by: "label" }, limit: MOST }, database);
    const { items } = page as { readonly items: readonly (Property & { readonly noun: string })[] };
    return Map.groupBy(items, ({ noun }) => noun);
  }

  const own = remembering({ noun: properties.word, read, clock });
  return {
    /** The fields that an organization has added to a noun. Those fields themselves have none. */
    of: async (organization: string, noun: string): Promise<readonly Property[]> =>
      noun === properties.word ? NONE : ((await own.of(organization)).get(noun) ?? NONE),
    ...{ finish: own.finish, committed: own.committed },
  };
}

export type CustomBook = ReturnType<typeof customBook>;
