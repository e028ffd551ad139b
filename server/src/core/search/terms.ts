import { hash } from "node:crypto";
import { isSearchable, type Noun } from "@nexus-os/contracts";
import { type Word, wordsOf } from "./words.ts";

/** How many letters of a word are typed until its beginning is looked up among the words themselves. */
export const SHORT = 5;

/** Marks of the index that no field and no word can be: the first word of a title, a whole title, what is put away. */
export const FIRST = "^";
export const WHOLE = "=";
export const ARCHIVED = "!";

/** Of a long text so many different words are found again. */
const MOST_WORDS = 2000;

/** The words of a record as the index keeps them beside it, to know later what to take out. */
export interface Indexed {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly first: readonly string[];
  readonly whole: string;
}

/** A place of the index: a term in a field. */
export interface Cell {
  readonly field: string;
  readonly term: string;
}

/** The field that stands for all that an organization has added to a noun. */
export const CUSTOM = "custom";

/** The fields of a noun that its records are found by; what an organization has added counts as one. */
export function searchableFields(noun: Noun): readonly string[] {
  const own = Object.entries(noun.fields).flatMap(([key, field]) => (isSearchable(field) ? [key] : []));
  return noun.standard.includes("update") ? [...own, CUSTOM] : own;
}

/** The nouns that have something to be found by. */
export function searchableNouns(nouns: Readonly<Record<string, Noun>>): readonly Noun[] {
  return Object.values(nouns).filter((noun) => searchableFields(noun).length > 0);
}

/** What a whole title is known again by. */
export function wholeTerm(words: readonly Word[]): string {
  return words.length === 0 ? "" : hash("sha256", words.map(([spelling]) => spelling).join(" "), "hex").slice(0, 32);
}

/** What stands for all words that begin so. */
export function beginningTerm(letters: string): string {
  return `${letters}*`;
}

/** The words of a record by its searchable fields. */
export function indexedOf(noun: Noun, values: Readonly<Record<string, string | null>>): Indexed {
  const fields: Record<string, readonly string[]> = {};
  let [first, whole]: [readonly string[], string] = [[], ""];
  for (const key of searchableFields(noun)) {
    const words = wordsOf(values[key] ?? "");
    if (words.length > 0) fields[key] = [...new Set(words.flat())].slice(0, MOST_WORDS);
    if (key === noun.title) [first, whole] = [words[0] ?? [], wholeTerm(words)];
  }
  return { fields, first, whole };
}

function beginningsOf(spelling: string): string[] {
  const letters = Array.from(spelling).slice(0, SHORT);
  return letters.map((_, index) => beginningTerm(letters.slice(0, index + 1).join("")));
}

/** Every place of the index where a record stands. */
export function cellsOf({ fields, first, whole }: Indexed, archived: boolean): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const put = (field: string, term: string): void => void cells.set(`${field} ${term}`, { field, term });
  for (const [field, spellings] of [...Object.entries(fields), [FIRST, first] as const]) {
    for (const spelling of spellings) for (const term of [spelling, ...beginningsOf(spelling)]) put(field, term);
  }
  if (whole !== "") put(WHOLE, whole);
  if (archived) put(ARCHIVED, ARCHIVED);
  return cells;
}
