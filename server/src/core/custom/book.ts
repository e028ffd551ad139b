import { type Property, properties } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import type { Finisher } from "../journal/keep.ts";
import type { QueryWithin } from "../query/within.ts";

/** How long an organization's own fields may be used again. A new one is known after this at the latest, in every process. */
const REMEMBERED_MS = 1000;
/** How many fields all nouns of an organization can have together. */
const MOST = 500;

/** One list for all that have none, so that what is made of it is made once. */
const NONE: readonly Property[] = [];

/** The fields that an organization has added, by the noun that has them. */
export type Own = ReadonlyMap<string, readonly Property[]>;

interface Remembered {
  readonly own: Promise<Own>;
  readonly until: number;
}

/** Every organization's own fields, as they were within the last second. */
export function customBook(database: Database, queryOf: () => QueryWithin, clock: () => Date) {
  const remembered = new Map<string, Remembered>();

  // Beside every transaction: what others share must not be what one of them has written and may take back.
  async function read(organization: string): Promise<Own> {
    const name = `${properties.word}.list`;
    const actor: Actor = { kind: "system", id: "custom", name: "Nexus", organization, permissions: new Set([name]) };
    const page = await queryOf()(actor, name, { sort: { by: "label" }, limit: MOST }, database);
    const { items } = page as { readonly items: readonly (Property & { readonly noun: string })[] };
    return Map.groupBy(items, ({ noun }) => noun);
  }

  function own(organization: string): Promise<Own> {
    const now = clock().getTime();
    const known = remembered.get(organization);
    if (known && known.until > now && known.until <= now + REMEMBERED_MS) return known.own;
    const found = read(organization);
    remembered.set(organization, { own: found, until: now + REMEMBERED_MS });
    found.catch(() => remembered.delete(organization));
    return found;
  }

  return {
    /** The fields that an organization has added to a noun. Those fields themselves have none. */
    of: async (organization: string, noun: string): Promise<readonly Property[]> =>
      noun === properties.word ? NONE : ((await own(organization)).get(noun) ?? NONE),
    /** Forgets an organization's fields when one of them is written. */
    finish: (async (_tx, lefts) => {
      for (const { organization, subject } of lefts)
        if (subject.noun === properties.word) remembered.delete(organization);
    }) satisfies Finisher,
  };
}

export type CustomBook = ReturnType<typeof customBook>;
