import type { Database, Row, Value } from "../core/database/database.ts";
import { type Entry, GENESIS, hashOf } from "../core/journal/entry.ts";

/** Takes the guards of the journal away, as only somebody with the rights of the database's owner can. */
export async function withoutGuards(database: Database): Promise<void> {
  if (database.dialect === "mysql") return;
  const triggers = await database.all(
    "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name LIKE 'journal%'",
  );
  for (const { name } of triggers) await database.transaction((tx) => tx.run(`DROP TRIGGER ${String(name)}`));
}

/** Statements of somebody who owns the database. `:o` is the organization. */
export async function meddle(database: Database, organization: string, ...statements: readonly string[]) {
  for (const sql of statements) {
    const values: Value[] = Array.from({ length: sql.split(":o").length - 1 }, () => organization);
    await database.transaction((tx) => tx.run(sql.replaceAll(":o", "?"), values));
  }
}

function entryOf(row: Row): Entry {
  const { organization_id, seq, at, actor_kind, actor_id, cause, operation, noun, record_id, version, events } = row;
  const { idempotency_key, request, value_digest } = row;
  const columns = { organization: organization_id, seq, at, cause, operation, noun, record: record_id, version };
  const rest = { events: String(events).split(" "), key: idempotency_key, request, values: value_digest };
  return { ...columns, ...rest, actor: { kind: actor_kind, id: actor_id } } as unknown as Entry;
}

/** Computes every hash of a journal anew, its head included, as somebody can who knows how they are made. */
export async function rehash(database: Database, organization: string): Promise<void> {
  const rows = await database.all("SELECT * FROM journal WHERE organization_id=? ORDER BY seq", [organization]);
  let [hash, last] = [GENESIS, 0];
  for (const row of rows) {
    const previous = hash;
    const seq = row["seq"] as number;
    hash = hashOf(previous, entryOf(row));
    last = seq;
    await database.transaction((tx) =>
      tx.run("UPDATE journal SET previous=?, hash=? WHERE organization_id=? AND seq=?", [
        ...[previous, hash, organization, seq],
      ]),
    );
  }
  await database.transaction((tx) =>
    tx.run("UPDATE journal_heads SET seq=?, hash=? WHERE organization_id=?", [last, hash, organization]),
  );
}
