import type { Reader } from "../database/database.ts";

/** The columns of a row, in the order that its hash is made of. */
const COLUMNS = [
  ...["organization_id", "seq", "at", "actor_kind", "actor_id", "cause", "operation", "noun", "record_id", "version"],
  ...["events", "idempotency_key", "request", "value_digest", "previous", "hash"],
];
const PAGE = 1000;

/**
 * A journal as lines of JSON, which server/verifier/verify-journal.mjs reads: who it is of with its head and its newest
 * checkpoint, then a list for each row up to that head. It holds no values, and no names.
 */
export async function* exportJournal(
  reader: Reader,
  organization: string,
  checkpoint: string | null,
): AsyncGenerator<string> {
  const head = await reader.get("SELECT seq, hash FROM journal_heads WHERE organization_id=?", [organization]);
  if (!head) return;
  yield JSON.stringify({ journal: 1, organization, columns: COLUMNS, head, checkpoint });
  const last = head["seq"] as number;
  for (let seq = 0; seq < last; ) {
    const rows = await reader.lists(
      `SELECT ${COLUMNS.join(",")} FROM journal WHERE organization_id=? AND seq>? AND seq<=? ORDER BY seq LIMIT ${PAGE}`,
      [organization, seq, last],
    );
    for (const row of rows) yield JSON.stringify(row);
    if (rows.length === 0) return;
    seq = rows.at(-1)?.[1] as number;
  }
}
