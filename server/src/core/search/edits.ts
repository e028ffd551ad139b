import type { Transaction, Value } from "../database/database.ts";
import { type Bits, CHUNK, clearBit, isEmpty, noBits, packed, setBit, unpackInto } from "./bits.ts";
import { gramsOf } from "./grams.ts";
import { allIn, inParts } from "./statements.ts";
import { ARCHIVED, type Cell, FIRST, WHOLE } from "./terms.ts";

interface Edit extends Cell {
  readonly chunk: number;
  readonly set: number[];
  readonly clear: number[];
}

const MARKED = new Set([FIRST, WHOLE, ARCHIVED]);

/** Whether a term is a word that may be mistyped, and not a mark or the beginning of words. */
function isWord({ field, term }: Cell): boolean {
  return !MARKED.has(field) && !term.endsWith("*");
}

function nameOf(term: string, field: string, chunk: number): string {
  return `${term} ${field} ${chunk}`;
}

/** What is to be changed in the index of a noun, collected so that each of its cells is read and written once. */
export class Edits {
  readonly #edits = new Map<string, Edit>();

  /** Puts a record into these cells, or takes it out of them. */
  note(what: "set" | "clear", doc: number, cells: Iterable<Cell>): void {
    const chunk = Math.floor(doc / CHUNK);
    for (const { field, term } of cells) {
      const name = nameOf(term, field, chunk);
      const edit = this.#edits.get(name) ?? { field, term, chunk, set: [], clear: [] };
      edit[what].push(doc % CHUNK);
      this.#edits.set(name, edit);
    }
  }

  async write(tx: Transaction, organization: string, noun: string): Promise<void> {
    if (this.#edits.size === 0) return;
    const kept = await this.#read(tx, organization, noun);
    const [rows, emptied, made]: [Value[][], Edit[], Edit[]] = [[], [], []];
    for (const [name, edit] of this.#edits) {
      const bits: Bits = noBits();
      const before = kept.get(name);
      if (before) unpackInto(bits, before);
      else made.push(edit);
      for (const at of edit.clear) clearBit(bits, at);
      for (const at of edit.set) setBit(bits, at);
      if (isEmpty(bits)) emptied.push(edit);
      else rows.push([organization, edit.term, noun, edit.field, edit.chunk, packed(bits)]);
    }
    await insert(tx, "REPLACE", "search_cells (organization_id,term,noun,field,chunk,bits)", rows);
    for (const { term, field, chunk } of emptied) {
      await tx.run("DELETE FROM search_cells WHERE organization_id=? AND term=? AND noun=? AND field=? AND chunk=?", [
        ...[organization, term, noun, field, chunk],
      ]);
    }
    await learn(tx, organization, made);
    await unlearn(tx, organization, emptied);
  }

  async #read(tx: Transaction, organization: string, noun: string): Promise<ReadonlyMap<string, Uint8Array>> {
    const edits = [...this.#edits.values()];
    const chunks = [...new Set(edits.map(({ chunk }) => chunk))];
    const terms = [...new Set(edits.map(({ term }) => term))];
    const kept = new Map<string, Uint8Array>();
    for (const chunk of chunks) {
      const sql =
        "SELECT term, field, bits FROM search_cells WHERE organization_id=? AND noun=? AND chunk=? AND term IN (@)";
      for (const row of await allIn(tx, sql, [organization, noun, chunk], terms)) {
        kept.set(nameOf(row["term"] as string, row["field"] as string, chunk), row["bits"] as Uint8Array);
      }
    }
    return kept;
  }
}

async function insert(tx: Transaction, how: string, into: string, rows: readonly Value[][]): Promise<void> {
  for (const part of inParts(rows)) {
    const row = `(${part[0]?.map(() => "?").join(",")})`;
    await tx.run(`${how} INTO ${into} VALUES ${part.map(() => row).join(",")}`, part.flat());
  }
}

/** Keeps by what words can be found that were mistyped. */
async function learn(tx: Transaction, organization: string, made: readonly Edit[]): Promise<void> {
  const words = [...new Set(made.filter(isWord).map(({ term }) => term))];
  const how = tx.dialect === "mysql" ? "INSERT IGNORE" : "INSERT OR IGNORE";
  const rows = words.flatMap((term) => gramsOf(term).map((gram): Value[] => [organization, gram, term]));
  await insert(tx, how, "search_grams (organization_id,gram,term)", rows);
}

/** Forgets words that stand nowhere any more. */
async function unlearn(tx: Transaction, organization: string, emptied: readonly Edit[]): Promise<void> {
  const words = [...new Set(emptied.filter(isWord).map(({ term }) => term))];
  const sql = "SELECT DISTINCT term FROM search_cells WHERE organization_id=? AND term IN (@)";
  const left = new Set((await allIn(tx, sql, [organization], words)).map((row) => row["term"]));
  for (const term of words.filter((word) => !left.has(word))) {
    for (const gram of gramsOf(term)) {
      await tx.run("DELETE FROM search_grams WHERE organization_id=? AND gram=? AND term=?", [
        organization,
        gram,
        term,
      ]);
    }
  }
}
