import type { Reader } from "../database/database.ts";
import { unseal } from "../keys/seal.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { type EntryValues, valuesPlace } from "./keep.ts";
import { NO_RECORD } from "./left.ts";

/** The salt before the values, in base64url. */
const SALT = 22;

/** An entry's sealed values, and the place they are bound to. */
export interface SealedValues {
  readonly organization: string;
  readonly seq: number;
  readonly noun: string;
  readonly record: string;
  readonly sealed: Uint8Array;
}

/** Opens the values of an entry with the key of the record that they are about. */
export function openValues(key: Uint8Array, { organization, seq, noun, record, sealed }: SealedValues): EntryValues {
  const text = unseal(key, sealed, valuesPlace(organization, seq, noun, record)).toString("utf8");
  return JSON.parse(text.slice(SALT)) as EntryValues;
}

/** The key that entries about a record are sealed with; null where the record was erased. */
export async function keyOfRecord(
  reader: Reader,
  keys: SubjectKeys,
  { organization, noun, record }: Pick<SealedValues, "organization" | "noun" | "record">,
): Promise<Uint8Array | null> {
  if (record === NO_RECORD) return keys.own(organization);
  // `noun` is a word that this server wrote itself, not input.
  const sql = `SELECT t.seal FROM ${noun} t WHERE t.organization_id=? AND t.id=?`;
  const row = await reader.get(sql, [organization, record]);
  return row ? keys.open(organization, noun, record, row["seal"] as Uint8Array) : null;
}

/** The values of an entry; null where they were erased. */
export async function valuesOfEntry(
  reader: Reader,
  keys: SubjectKeys,
  entry: SealedValues,
): Promise<EntryValues | null> {
  const key = await keyOfRecord(reader, keys, entry);
  return key && openValues(key, entry);
}
