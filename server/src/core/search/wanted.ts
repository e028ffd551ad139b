import { ARCHIVED, beginningTerm, SHORT, WHOLE, wholeTerm } from "./terms.ts";
import { type Word, wordsWanted } from "./words.ts";

/** More words than this only make a search slower. */
const MOST_WORDS = 8;

/** What is looked for, as the index knows it. */
export interface Wanted {
  readonly words: readonly Word[];
  /** The terms that are read as they are. */
  readonly terms: readonly string[];
  /** The beginnings of words that are read as all words that begin so. */
  readonly ranges: readonly string[];
}

/** What a text asks for; null where it holds no word. */
export function wantedOf(text: string): Wanted | null {
  const words = wordsWanted(text).slice(0, MOST_WORDS);
  const last = words.at(-1);
  if (!last) return null;
  const isShort = (spelling: string): boolean => Array.from(spelling).length <= SHORT;
  const short = last.filter(isShort).map(beginningTerm);
  return {
    words,
    terms: [...new Set([...words.flat(), ...short, wholeTerm(words), ARCHIVED])],
    ranges: last.filter((spelling) => !isShort(spelling)),
  };
}

/** Which words of those wanted a cell of the index tells of, each whole or by its beginning. */
export function meant({ words }: Wanted, field: string, term: string): { word: number; whole: boolean }[] {
  if (field === WHOLE || field === ARCHIVED) return [];
  const found = words.flatMap((word, index) => (word.includes(term) ? [{ word: index, whole: true }] : []));
  const last = words.length - 1;
  const begins = words[last]?.some((spelling) => term === beginningTerm(spelling) || term.startsWith(spelling));
  return begins ? [...found, { word: last, whole: false }] : found;
}
