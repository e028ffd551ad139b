import type { Noun } from "@nexus-os/contracts";
import { columnsOf, tableOf } from "./table.ts";

/** The nouns that a server serves, by their word. */
export type Nouns = Readonly<Record<string, Noun>>;

function nounOf(nouns: Nouns, word: string): Noun {
  const noun = nouns[word];
  if (!noun) throw new Error(`no noun ${word}`);
  return noun;
}

/** The column that the records of a noun are called by. */
export function titleOf(nouns: Nouns, word: string): string {
  const noun = nounOf(nouns, word);
  return columnsOf(tableOf(noun), noun.title)[0]?.name ?? noun.title;
}
