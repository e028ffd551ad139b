import type { Reader, Value } from "../database/database.ts";
import { filled, questionMarks } from "./statements.ts";

/** A cell of the index as it is read: the records of a chunk that have a term in a field. */
export interface Found {
  readonly term: string;
  readonly noun: string;
  readonly field: string;
  readonly chunk: number;
  readonly bits: Uint8Array;
}

/** Of the words that begin with many letters so many cells are read; there are more only where codes begin alike. */
const MOST_BEGUN = 4000;
/** Behind every letter in the order of both databases. */
const LAST = "\u{10ffff}";

/** The cells of these terms, and of all that begin so, in these nouns of an organization. One statement. */
export async function cellsOfTerms(
  reader: Reader,
  organization: string,
  nouns: readonly string[],
  { terms, ranges }: { readonly terms: readonly string[]; readonly ranges: readonly string[] },
): Promise<Found[]> {
  if (nouns.length === 0 || terms.length === 0) return [];
  const [words, names] = [filled(terms), filled(nouns)];
  const select = "SELECT term, noun, field, chunk, bits FROM search_cells WHERE organization_id=?";
  const among = `noun IN (${questionMarks(names.length)})`;
  const parts = [`${select} AND term IN (${questionMarks(words.length)}) AND ${among}`];
  const values: Value[] = [organization, ...words, ...names];
  for (const range of ranges) {
    parts.push(
      `SELECT * FROM (${select} AND term>=? AND term<? AND ${among} LIMIT ${MOST_BEGUN}) begun${parts.length}`,
    );
    values.push(organization, range, range + LAST, ...names);
  }
  const rows = await reader.lists(parts.join(" UNION ALL "), values);
  return rows.map(([term, noun, field, chunk, bits]) => ({
    ...{ term: term as string, noun: noun as string, field: field as string },
    ...{ chunk: chunk as number, bits: bits as Uint8Array },
  }));
}
