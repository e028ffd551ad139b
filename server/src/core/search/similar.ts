import type { Reader } from "../database/database.ts";
import { forgiven, gramsWanted, mistakes } from "./grams.ts";
import { filled, questionMarks } from "./statements.ts";
import type { Word } from "./words.ts";

/** How many words are looked at, by how much they have in common, and how many of them are taken for the one that was meant. */
const LOOKED_AT = 200;
const TAKEN = 12;

/** How far a word is from one that may only be begun. */
function distance(wanted: string, term: string, begun: boolean): number {
  const most = forgiven(wanted);
  const whole = mistakes(wanted, term, most);
  if (!begun || whole === 0) return whole;
  const letters = Array.from(term);
  const { length } = Array.from(wanted);
  const ends = [length - 1, length, length + 1].filter((end) => end < letters.length);
  return Math.min(whole, ...ends.map((end) => mistakes(wanted, letters.slice(0, end).join(""), most)));
}

/** The words of an organization's index that one may have been meant that was mistyped, the nearest first. */
export async function similarWords(
  reader: Reader,
  organization: string,
  word: Word,
  begun: boolean,
): Promise<string[]> {
  const grams = [...new Set(word.flatMap(gramsWanted))];
  if (grams.length === 0) return [];
  const list = filled(grams);
  const rows = await reader.lists(
    `SELECT term, COUNT(*) AS shared FROM search_grams WHERE organization_id=? AND gram IN (${questionMarks(list.length)}) GROUP BY term ORDER BY shared DESC, term LIMIT ${LOOKED_AT}`,
    [organization, ...list],
  );
  const near = rows.flatMap(([found]) => {
    const term = found as string;
    const away = Math.min(...word.map((spelling) => distance(spelling, term, begun) - forgiven(spelling)));
    return away <= 0 && !word.includes(term) ? [{ term, away }] : [];
  });
  near.sort((one, other) => one.away - other.away);
  return near.slice(0, TAKEN).map(({ term }) => term);
}
