import type { Reader, Row } from "../database/database.ts";
import { type Entry, GENESIS, hashOf } from "./entry.ts";

/** What a walk along an organization's chain found. */
export interface Verdict {
  readonly entries: number;
  /** The first place where the chain does not hold, and why; null where it holds. */
  readonly broken: { readonly seq: number; readonly why: string } | null;
}

const PAGE = 1000;

function entryOf(row: Row): Entry {
  const text = (column: string): string => row[column] as string;
  const number = (column: string): number => row[column] as number;
  return {
    organization: text("organization_id"),
    seq: number("seq"),
    at: text("at"),
    actor: { kind: text("actor_kind") as Entry["actor"]["kind"], id: text("actor_id") },
    cause: row["cause"] as number | null,
    operation: text("operation"),
    noun: text("noun"),
    record: text("record_id"),
    version: number("version"),
    events: text("events").split(" "),
    key: text("idempotency_key"),
    request: text("request"),
    values: text("value_digest"),
  };
}

/** Walks the chain of an organization: the sequence is dense, every hash follows from the row and the hash before, the head is the last row. */
export async function verifyChain(reader: Reader, organization: string): Promise<Verdict> {
  let seq = 0;
  let hash = GENESIS;
  for (;;) {
    // Read before the rows: who writes meanwhile adds rows and moves the head in one, so a head is never ahead of them.
    const head = await reader.get("SELECT seq, hash FROM journal_heads WHERE organization_id=?", [organization]);
    const rows = await reader.all(
      `SELECT * FROM journal WHERE organization_id=? AND seq>? ORDER BY seq LIMIT ${PAGE}`,
      [organization, seq],
    );
    for (const row of rows) {
      const entry = entryOf(row);
      if (entry.seq !== seq + 1) return { entries: seq, broken: { seq: seq + 1, why: "a row is missing" } };
      if (row["previous"] !== hash)
        return { entries: seq, broken: { seq: entry.seq, why: "it does not follow the row before" } };
      if (hashOf(hash, entry) !== row["hash"])
        return { entries: seq, broken: { seq: entry.seq, why: "the row was changed" } };
      seq = entry.seq;
      hash = row["hash"] as string;
    }
    if (rows.length > 0) continue;
    if (head?.["seq"] === seq && head["hash"] === hash) return { entries: seq, broken: null };
    return { entries: seq, broken: { seq, why: "the head does not stand at the last row" } };
  }
}
