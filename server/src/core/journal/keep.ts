import { randomBytes } from "node:crypto";
import type { Transaction, Value } from "../database/database.ts";
import { seal } from "../keys/seal.ts";
import { type Entry, hashOf, sha256 } from "./entry.ts";
import type { Kept, Left } from "./left.ts";

/** Binds sealed values to their place. */
export function valuesPlace(organization: string, seq: number, noun: string, record: string): string {
  return `journal|${organization}|${seq}|${noun}|${record}`;
}

/** The values of an entry before they are sealed. */
export interface EntryValues {
  readonly changes: Left["changes"];
  readonly events: Left["events"];
  /** The answer that was given, as JSON. */
  readonly output: string;
}

const ENTRY_COLUMNS = [
  ...["organization_id", "seq", "at", "actor_kind", "actor_id", "cause", "operation", "noun", "record_id"],
  ...["version", "events", "idempotency_key", "request", "value_digest", "previous", "hash"],
];

function insert(table: string, columns: readonly string[], rows: number): string {
  const row = `(${columns.map(() => "?").join(",")})`;
  return `INSERT INTO ${table} (${columns.join(",")}) VALUES ${Array.from({ length: rows }, () => row).join(",")}`;
}

async function headOf(tx: Transaction, organization: string): Promise<{ seq: number; hash: string }> {
  // The last lock that a write takes: it puts the writes of an organization into their one order.
  const lock = tx.dialect === "mysql" ? " FOR UPDATE" : "";
  const row = await tx.get(`SELECT seq, hash FROM journal_heads WHERE organization_id=?${lock}`, [organization]);
  if (!row) throw new Error("an organization without a journal");
  return { seq: row["seq"] as number, hash: row["hash"] as string };
}

async function keepOf(tx: Transaction, organization: string, lefts: readonly Left[]): Promise<Kept[]> {
  const head = await headOf(tx, organization);
  const entries: Value[] = [];
  const values: Value[] = [];
  const kept: Kept[] = [];
  for (const left of lefts) {
    const { actor, subject } = left;
    const seq = head.seq + 1;
    const salt = randomBytes(16).toString("base64url");
    const held: EntryValues = { changes: left.changes, events: left.events, output: left.output };
    const text = salt + JSON.stringify(held);
    const entry: Entry = {
      ...{ organization, seq, at: left.at, actor, cause: null, operation: left.operation },
      ...{ noun: subject.noun, record: subject.id, version: subject.version },
      ...{ events: left.events.map(({ name }) => name), key: left.key, request: left.request, values: sha256(text) },
    };
    const hash = hashOf(head.hash, entry);
    entries.push(organization, seq, left.at, actor.kind, actor.id, null, left.operation, subject.noun);
    entries.push(
      subject.id,
      subject.version,
      entry.events.join(" "),
      left.key,
      left.request,
      entry.values,
      head.hash,
      hash,
    );
    const place = valuesPlace(organization, seq, subject.noun, subject.id);
    values.push(organization, seq, subject.noun, subject.id, seal(subject.key, text, place));
    head.seq = seq;
    head.hash = hash;
    kept.push({ seq });
  }
  await tx.run(insert("journal", ENTRY_COLUMNS, lefts.length), entries);
  const valueColumns = ["organization_id", "seq", "noun", "record_id", "sealed"];
  await tx.run(insert("journal_values", valueColumns, lefts.length), values);
  await tx.run("UPDATE journal_heads SET seq=?, hash=? WHERE organization_id=?", [head.seq, head.hash, organization]);
  return kept;
}

/** Writes what a group of writes left: a row of the journal each, chained, and the values beside them, sealed. */
export async function keep(tx: Transaction, lefts: readonly Left[]): Promise<Kept[]> {
  const kept: Kept[] = [];
  const organizations = [...new Set(lefts.map(({ organization }) => organization))].sort();
  for (const organization of organizations) {
    const own = lefts.flatMap((left, index) => (left.organization === organization ? [{ left, index }] : []));
    const places = await keepOf(
      tx,
      organization,
      own.map(({ left }) => left),
    );
    for (const [at, { index }] of own.entries()) kept[index] = places[at] as Kept;
  }
  return kept;
}
