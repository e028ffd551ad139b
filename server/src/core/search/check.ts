import type { Noun } from "@nexus-os/contracts";
import type { Reader } from "../database/database.ts";
import { type Bits, CHUNK, noBits, numbersDown, setBit, unpackInto } from "./bits.ts";
import { sourcesAfter } from "./documents.ts";
import { cellsOf, searchableNouns } from "./terms.ts";

/** What a comparison of an index with the records themselves found. */
export interface Checked {
  readonly records: number;
  readonly cells: number;
  /** What differs, a sentence each; the first few. */
  readonly differences: readonly string[];
}

const STEP = 500;
const MOST_TOLD = 20;

interface Doc {
  readonly doc: number;
  readonly version: number;
}

async function docsOf(reader: Reader, organization: string, noun: string): Promise<Map<string, Doc>> {
  const rows = await reader.lists(
    "SELECT record_id, doc, version FROM search_documents WHERE organization_id=? AND noun=?",
    [organization, noun],
  );
  return new Map(rows.map(([id, doc, version]) => [id as string, { doc: doc as number, version: version as number }]));
}

/** Every cell that a noun's records should have, from the records as they are. */
async function wantedCells(reader: Reader, organization: string, noun: Noun, differences: string[]) {
  const docs = await docsOf(reader, organization, noun.word);
  const cells = new Map<string, Bits>();
  let [records, after] = [0, ""];
  for (;;) {
    const sources = await sourcesAfter(reader, organization, noun, after, STEP);
    for (const { id, version, archived, indexed } of sources) {
      records += 1;
      const known = docs.get(id);
      docs.delete(id);
      if (known?.version !== version) differences.push(`${noun.word} ${id} is not indexed as it is`);
      if (!known) continue;
      for (const { term, field } of cellsOf(indexed, archived).values()) {
        const name = `${term} ${field} ${Math.floor(known.doc / CHUNK)}`;
        const bits = cells.get(name) ?? noBits();
        setBit(bits, known.doc % CHUNK);
        cells.set(name, bits);
      }
    }
    after = sources.at(-1)?.id ?? "";
    if (sources.length < STEP) break;
  }
  for (const id of docs.keys()) differences.push(`${noun.word} ${id} is indexed and does not exist`);
  return { records, cells };
}

/** Compares the index of an organization with all its records, cell by cell. */
export async function checkIndex(
  reader: Reader,
  organization: string,
  nouns: Readonly<Record<string, Noun>>,
): Promise<Checked> {
  const differences: string[] = [];
  let [records, cells] = [0, 0];
  for (const noun of searchableNouns(nouns)) {
    const wanted = await wantedCells(reader, organization, noun, differences);
    records += wanted.records;
    cells += wanted.cells.size;
    const rows = await reader.lists(
      "SELECT term, field, chunk, bits FROM search_cells WHERE organization_id=? AND noun=?",
      [organization, noun.word],
    );
    for (const [term, field, chunk, kept] of rows) {
      const name = `${term} ${field} ${chunk}`;
      const bits = noBits();
      unpackInto(bits, kept as Uint8Array);
      const same = [...numbersDown(bits)].join() === [...numbersDown(wanted.cells.get(name) ?? noBits())].join();
      if (!same) differences.push(`the records of ${noun.word} that have "${term}" in ${field} are others`);
      wanted.cells.delete(name);
    }
    for (const name of wanted.cells.keys()) differences.push(`no record of ${noun.word} is found by "${name}"`);
  }
  return { records, cells, differences: differences.slice(0, MOST_TOLD) };
}
