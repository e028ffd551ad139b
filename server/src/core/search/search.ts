import type { Hits } from "@nexus-os/contracts";
import { searchSchema } from "@nexus-os/contracts/schema";
import type { Actor } from "../actor.ts";
import { checked } from "../checked.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { JsonText } from "../execute.ts";
import type { Projection } from "../journal/subscribe.ts";
import type { ReadRecords } from "../query/query.ts";
import type { Nouns } from "../records/nouns.ts";
import { refuse } from "../refusal.ts";
import { type Checked, checkIndex } from "./check.ts";
import { type Asked, finder } from "./find.ts";
import { indexing } from "./indexing.ts";
import { searchableNouns } from "./terms.ts";

/** Finds records by their words, over all nouns of an organization. */
export interface Search {
  /** What the actor may see of what was asked for, the best first. */
  find(actor: Actor, asked: Asked): Promise<Hits>;
  /** Answers the operation search.find. */
  query(actor: Actor, input: unknown): Promise<JsonText>;
  /** Keeps the index: it follows the journal. */
  readonly projection: Projection;
  /** Makes the index of an organization anew. Meanwhile a search finds what is there already. */
  rebuild(organization: string): Promise<void>;
  /** Compares the index with the records. */
  check(organization: string): Promise<Checked>;
  /** Takes every word of a record out, in the transaction that erases it. */
  forget(tx: Transaction, organization: string, noun: string, id: string): Promise<void>;
}

export interface SearchOptions {
  readonly database: Database;
  readonly nouns: Nouns;
  readonly records: ReadRecords;
}

export const SEARCH = "search.find";

export function createSearch({ database, nouns, records }: SearchOptions): Search {
  const searchable = searchableNouns(nouns);
  const schema = searchSchema(searchable);
  const find = finder({ database, nouns: searchable, records });
  const { projection, rebuild, forget } = indexing(database, nouns);
  return {
    find: async (actor, asked) => ({ hits: await find(actor, asked) }),
    query: async (actor, input) => {
      if (!actor.permissions.has(SEARCH)) refuse("FORBIDDEN", { operation: SEARCH });
      return JSON.stringify({ hits: await find(actor, checked(schema, input) as Asked) });
    },
    ...{ projection, rebuild, forget },
    check: (organization) => checkIndex(database, organization, nouns),
  };
}
