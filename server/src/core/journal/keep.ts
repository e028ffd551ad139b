import { fault } from "#faults";
import type { Transaction, Value } from "../database/database.ts";
import { random } from "../keys/random.ts";
import { seal } from "../keys/seal.ts";
import { type Entry, hashOf, sha256 } from "./entry.ts";
import type { ChangedRow, Kept, Left, Lefts } from "./left.ts";

/** Binds sealed values to their place. */
export function valuesPlace(organization: string, seq: number, noun: string, record: string): string {
  return `journal|${organization}|${seq}|${noun}|${record}`;
}

/** The values of an entry before they are sealed. */
export interface EntryValues {
  readonly changes: readonly Pick<ChangedRow, "noun" | "id" | "before" | "after">[];
  readonly events: Left["events"];
  /** The answer that was given, as JSON. */
  readonly output: string;
  /** What became of the write, where it was not done at once. */
  readonly outcome?: "pending" | "accepted";
  /** The answer held a secret, which is not kept. */
  readonly secret?: true;
}

/** Does more in the transaction of a group of writes, once their places in the journal are known. */
export type Finisher = (tx: Transaction, lefts: readonly Left[], kept: readonly Kept[]) => Promise<void>;

const ENTRY_COLUMNS = [
  ...["organization_id", "seq", "at", "actor_kind", "actor_id", "cause", "operation", "noun", "record_id"],
  ...["version", "events", "idempotency_key", "request", "value_digest", "previous", "hash"],
];
const VALUE_COLUMNS = ["organization_id", "seq", "noun", "record_id", "sealed"];

/** Rows of one statement: SQLite takes 32,766 values in one. */
const MOST_ROWS = 500;

async function insert(tx: Transaction, table: string, columns: readonly string[], rows: readonly Value[][]) {
  const row = `(${columns.map(() => "?").join(",")})`;
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    const some = rows.slice(from, from + MOST_ROWS);
    await tx.run(`INSERT INTO ${table} (${columns.join(",")}) VALUES ${some.map(() => row).join(",")}`, some.flat());
  }
}

async function headOf(tx: Transaction, organization: string): Promise<{ seq: number; hash: string }> {
  // The last lock that a write waits for: it puts the writes of an organization into their one order.
  const lock = tx.dialect === "mysql" ? " FOR UPDATE" : "";
  const row = await tx.get(`SELECT seq, hash FROM journal_heads WHERE organization_id=?${lock}`, [organization]);
  if (!row) throw new Error("an organization without a journal");
  return { seq: row["seq"] as number, hash: row["hash"] as string };
}

function valuesOf({ changes, events, output, outcome, secret }: Left): EntryValues {
  return {
    changes: changes.map(({ noun, id, before, after }) => ({ noun, id, before, after })),
    ...{ events, output },
    ...(outcome === "done" ? {} : { outcome }),
    ...(secret ? { secret } : {}),
  };
}

async function keepOf(tx: Transaction, organization: string, writes: readonly Lefts[]): Promise<Kept[][]> {
  const head = await headOf(tx, organization);
  const entries: Value[][] = [];
  const values: Value[][] = [];
  const kept = writes.map((lefts) => {
    const first = head.seq + 1;
    return lefts.map((left): Kept => {
      const { at, actor, subject, operation, key, request } = left;
      const seq = head.seq + 1;
      const text = random(16).toString("base64url") + JSON.stringify(valuesOf(left));
      const entry: Entry = {
        ...{ organization, seq, at, actor, cause: left.cause === null ? null : first + left.cause, operation },
        ...{ noun: subject.noun, record: subject.id, version: subject.version },
        ...{ events: left.events.map(({ name }) => name), key, request, values: sha256(text) },
      };
      const hash = hashOf(head.hash, entry);
      entries.push([
        ...[organization, seq, at, actor.kind, actor.id, entry.cause, operation, subject.noun, subject.id],
        ...[subject.version, entry.events.join(" "), key, request, entry.values, head.hash, hash],
      ]);
      const place = valuesPlace(organization, seq, subject.noun, subject.id);
      values.push([organization, seq, subject.noun, subject.id, seal(subject.key, text, place)]);
      head.seq = seq;
      head.hash = hash;
      return { seq };
    });
  });
  await insert(tx, "journal", ENTRY_COLUMNS, entries);
  await insert(tx, "journal_values", VALUE_COLUMNS, values);
  await tx.run("UPDATE journal_heads SET seq=?, hash=? WHERE organization_id=?", [head.seq, head.hash, organization]);
  return kept;
}

/**
 * Writes what a group of writes left: a row of the journal for each act, chained, and the values beside them, sealed.
 * Then the others who have to do something in the same transaction.
 */
export function keeper(also: readonly Finisher[]) {
  return async (tx: Transaction, writes: readonly Lefts[]): Promise<Kept[]> => {
    const kept: Kept[] = [];
    const organizations = [...new Set(writes.map(([{ organization }]) => organization))].sort();
    for (const organization of organizations) {
      const own = writes.flatMap((lefts, index) => (lefts[0].organization === organization ? [{ lefts, index }] : []));
      const places = await keepOf(
        tx,
        organization,
        own.map(({ lefts }) => lefts),
      );
      for (const [at, { index }] of own.entries()) kept[index] = places[at]?.[0] as Kept;
      const all = own.flatMap(({ lefts }) => lefts);
      for (const finish of also) await finish(tx, all, places.flat());
    }
    await fault("journal.kept");
    return kept;
  };
}
