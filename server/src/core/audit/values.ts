import type { Reader, Row } from "../database/database.ts";
import { sha256 } from "../journal/entry.ts";
import { valuesPlace } from "../journal/keep.ts";
import { NO_RECORD } from "../journal/left.ts";
import type { Broken, Linked } from "../journal/verify.ts";
import { unseal } from "../keys/seal.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { Nouns } from "../records/nouns.ts";

/** SQLite takes more values in a statement, but a statement is prepared for each number of them. */
const TOGETHER = 200;

export interface ValuesOptions {
  readonly reader: Reader;
  readonly nouns: Nouns;
  readonly keys: SubjectKeys;
}

const placeOf = (noun: string, record: string): string => `${noun} ${record}`;

/** Holds the sealed values beside rows of a journal against the digests in them. */
export class ValuesCheck {
  readonly #options: ValuesOptions;
  /** Entries whose values, or the key to them, were destroyed, as erasing a person does. */
  erased = 0;

  constructor(options: ValuesOptions) {
    this.#options = options;
  }

  async take(organization: string, rows: readonly Linked[]): Promise<Broken | null> {
    for (let from = 0; from < rows.length; from += TOGETHER) {
      const broken = await this.#some(organization, rows.slice(from, from + TOGETHER));
      if (broken) return broken;
    }
    return null;
  }

  async #some(organization: string, rows: readonly Linked[]): Promise<Broken | null> {
    const { reader } = this.#options;
    const found = await reader.all("SELECT * FROM journal_values WHERE organization_id=? AND seq>=? AND seq<=?", [
      ...[organization, rows[0]?.seq ?? 0, rows.at(-1)?.seq ?? 0],
    ]);
    const values = new Map(found.map((row) => [row["seq"] as number, row]));
    const keys = await this.#keysOf(organization, rows);
    for (const { seq, entry } of rows) {
      const key = keys.get(placeOf(entry.noun, entry.record));
      const row = values.get(seq);
      if (!key || !row) this.erased += 1;
      else if (digestOf(organization, key, row) !== entry.values)
        return { seq, why: "its values are not those of the row" };
    }
    return null;
  }

  /** The keys of the records that rows are about, as far as they are there. */
  async #keysOf(organization: string, rows: readonly Linked[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const { reader, nouns, keys } = this.#options;
    const made = new Map<string, Uint8Array>();
    const records = Map.groupBy(rows, ({ entry }) => entry.noun);
    for (const [noun, about] of records) {
      const ids = [...new Set(about.map(({ entry }) => entry.record))];
      if (ids.includes(NO_RECORD)) made.set(placeOf(noun, NO_RECORD), keys.own(organization));
      // A word of the journal becomes a part of a statement only where it is one of ours.
      if (!nouns[noun]) continue;
      const marks = ids.map(() => "?").join(",");
      const sql = `SELECT t.id, t.seal FROM ${noun} t WHERE t.organization_id=? AND t.id IN (${marks})`;
      for (const row of await reader.all(sql, [organization, ...ids])) {
        const id = row["id"] as string;
        made.set(placeOf(noun, id), keys.open(organization, noun, id, row["seal"] as Uint8Array));
      }
    }
    return made;
  }
}

/** The digest of values as they lie there; null where they do not open. */
function digestOf(organization: string, key: Uint8Array, row: Row): string | null {
  const place = valuesPlace(organization, row["seq"] as number, row["noun"] as string, row["record_id"] as string);
  try {
    return sha256(unseal(key, row["sealed"] as Uint8Array, place));
  } catch {
    return null;
  }
}
