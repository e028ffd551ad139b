import type { Operation } from "./operations.ts";
import { READERS } from "./verb.ts";

/** What is looked for: every word of the text, the last one possibly only begun. */
export interface Search {
  readonly text: string;
  /** The nouns to look in; all that the asker may list, where none are named. */
  readonly nouns?: readonly string[];
  /** How many hits, at most 50; 10 where nothing is said. */
  readonly limit?: number;
  /** Looks among the records that were put away instead. */
  readonly archived?: boolean;
}

/** A record that was found. */
export interface Hit {
  readonly noun: string;
  readonly id: string;
  /** What the record is called. */
  readonly title: string;
  /** Where the words stand, if that is not the title. */
  readonly snippet: { readonly field: string; readonly text: string } | null;
}

/** What was found, the best first: titles before other fields, whole words before beginnings, then the newest record. */
export interface Hits {
  readonly hits: readonly Hit[];
}

/** Looks through all nouns at once. It is trimmed to what its asker may list. */
export const SEARCH_OPERATION: Operation = {
  ...{ name: "search.find", noun: "search", verb: "find", kind: "query" },
  summary: "Finds records of any noun by the words in them.",
  ...{ roles: READERS, on: null, emits: null, undoneBy: null, input: null, cost: 5 },
};
