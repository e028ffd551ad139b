import type { Noun } from "@nexus-os/contracts";
import type { Dialect, Reader, Transaction, Value } from "../database/database.ts";
import { columnsOf, tableOf } from "../records/table.ts";
import { Edits } from "./edits.ts";
import { allIn } from "./statements.ts";
import { type Cell, CUSTOM, cellsOf, type Indexed, indexedOf, searchableFields } from "./terms.ts";

/** A record as far as it is searched. */
export interface Source {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly archived: boolean;
  readonly indexed: Indexed;
}

/** What the index keeps of a record. */
interface Document {
  readonly doc: number;
  readonly version: number;
  readonly archived: boolean;
  readonly words: string;
}

/** The texts that an organization's own fields hold of a record, as one. */
function addedTo(noun: Noun, dialect: Dialect): string {
  const joined = dialect === "sqlite" ? "GROUP_CONCAT(v.text_value,' ')" : "GROUP_CONCAT(v.text_value SEPARATOR ' ')";
  return `(SELECT ${joined} FROM property_values v WHERE v.organization_id=t.organization_id AND v.noun='${noun.word}' AND v.record_id=t.id)`;
}

function selectOf(noun: Noun, dialect: Dialect): string {
  const table = tableOf(noun);
  const columns = searchableFields(noun).map((key) =>
    key === CUSTOM ? `${addedTo(noun, dialect)} AS ${key}` : `t.${columnsOf(table, key)[0]?.name} AS ${key}`,
  );
  return `SELECT ${["t.id", "t.version", "t.created_at", "t.archived_at", ...columns].join(",")} FROM ${table.name} t WHERE t.organization_id=?`;
}

function sourceOf(noun: Noun, row: Readonly<Record<string, Value>>): Source {
  return {
    id: row["id"] as string,
    version: row["version"] as number,
    createdAt: row["created_at"] as string,
    archived: row["archived_at"] !== null,
    indexed: indexedOf(noun, row as Readonly<Record<string, string | null>>),
  };
}

/** Records as they are now, by id; those that are gone are not among them. */
export async function sourcesOf(reader: Reader, organization: string, noun: Noun, ids: readonly string[]) {
  const rows = await allIn(reader, `${selectOf(noun, reader.dialect)} AND t.id IN (@)`, [organization], ids);
  return rows.map((row) => sourceOf(noun, row));
}

/** The next records behind an id. */
export async function sourcesAfter(reader: Reader, organization: string, noun: Noun, after: string, most: number) {
  const rows = await reader.all(`${selectOf(noun, reader.dialect)} AND t.id>? ORDER BY t.id LIMIT ${most}`, [
    organization,
    after,
  ]);
  return rows.map((row) => sourceOf(noun, row));
}

function cellsIn({ words, archived }: Document): Map<string, Cell> {
  return cellsOf(JSON.parse(words) as Indexed, archived);
}

/** The records of a noun in one transaction: indexed anew, or taken out of the index. */
export class Documents {
  readonly #tx: Transaction;
  readonly #organization: string;
  readonly #noun: string;
  readonly #edits = new Edits();
  #last: number | null = null;

  constructor(tx: Transaction, organization: string, noun: string) {
    this.#tx = tx;
    this.#organization = organization;
    this.#noun = noun;
  }

  /** Indexes these records; of these ids, what is not among them is taken out. */
  async put(sources: readonly Source[], ids: readonly string[]): Promise<void> {
    const known = await this.#known(ids);
    for (const source of sources) {
      const before = known.get(source.id);
      known.delete(source.id);
      if (!before || before.version < source.version) await this.#index(source, before);
    }
    for (const before of known.values()) {
      this.#edits.note("clear", before.doc, cellsIn(before).values());
      await this.#run("DELETE FROM search_documents WHERE organization_id=? AND noun=? AND doc=?", [before.doc]);
    }
    await this.#edits.write(this.#tx, this.#organization, this.#noun);
  }

  async #index({ id, version, createdAt, archived, indexed }: Source, before: Document | undefined): Promise<void> {
    const words = JSON.stringify(indexed);
    if (!before) {
      const doc = await this.#next();
      await this.#run(
        "INSERT INTO search_documents (organization_id,noun,doc,record_id,version,created_at,archived,words) VALUES (?,?,?,?,?,?,?,?)",
        [doc, id, version, createdAt, archived ? 1 : 0, words],
      );
      this.#edits.note("set", doc, cellsOf(indexed, archived).values());
      return;
    }
    const { doc } = before;
    await this.#tx.run(
      "UPDATE search_documents SET version=?, archived=?, words=? WHERE organization_id=? AND noun=? AND doc=?",
      [version, archived ? 1 : 0, words, this.#organization, this.#noun, doc],
    );
    if (before.words === words && before.archived === archived) return;
    const [old, now] = [cellsIn(before), cellsOf(indexed, archived)];
    this.#edits.note(
      "clear",
      doc,
      [...old].flatMap(([name, cell]) => (now.has(name) ? [] : [cell])),
    );
    this.#edits.note(
      "set",
      doc,
      [...now].flatMap(([name, cell]) => (old.has(name) ? [] : [cell])),
    );
  }

  /** Counted upwards in the order that records are told of: the highest number is the newest. */
  async #next(): Promise<number> {
    if (this.#last === null) {
      const sql = "SELECT MAX(doc) AS doc FROM search_documents WHERE organization_id=? AND noun=?";
      const row = await this.#tx.get(sql, [this.#organization, this.#noun]);
      this.#last = (row?.["doc"] as number | null) ?? 0;
    }
    this.#last += 1;
    return this.#last;
  }

  async #known(ids: readonly string[]): Promise<Map<string, Document>> {
    const sql =
      "SELECT doc, record_id, version, archived, words FROM search_documents WHERE organization_id=? AND noun=? AND record_id IN (@)";
    const rows = await allIn(this.#tx, sql, [this.#organization, this.#noun], ids);
    return new Map(
      rows.map((row) => [
        row["record_id"] as string,
        {
          doc: row["doc"] as number,
          version: row["version"] as number,
          archived: row["archived"] === 1,
          words: row["words"] as string,
        },
      ]),
    );
  }

  async #run(sql: string, values: readonly Value[]): Promise<void> {
    await this.#tx.run(sql, [this.#organization, this.#noun, ...values]);
  }
}
