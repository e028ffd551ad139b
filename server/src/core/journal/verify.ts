import type { Reader, Row } from "../database/database.ts";
import { type Entry, GENESIS, hashOf } from "./entry.ts";

/** Where a journal does not hold, and why. */
export interface Broken {
  readonly seq: number;
  readonly why: string;
}

/** What a walk along an organization's chain found. */
export interface Verdict {
  readonly entries: number;
  /** The first place where the chain does not hold; null where it holds. */
  readonly broken: Broken | null;
}

/** A place in the chain: a row's sequence and its hash. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** A row whose hash was found to follow from it and from the row before. */
export interface Linked extends Link {
  readonly entry: Entry;
}

export interface WalkOptions {
  /** The row behind which to begin; the first one, unless it is said. */
  readonly from?: Link;
  /** How many rows are read at a time. */
  readonly page?: number;
  /** Looks at rows that hold, in their order; what it answers ends the walk. */
  readonly each?: (rows: readonly Linked[]) => Broken | null | Promise<Broken | null>;
}

const PAGE = 1000;
const BEGINNING: Link = { seq: 0, hash: GENESIS };

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

/** The rows that hold, and where they end to do so. */
function linked(
  rows: readonly Row[],
  from: Link,
): { readonly held: readonly Linked[]; readonly broken: Broken | null } {
  const held: Linked[] = [];
  let { seq, hash } = from;
  for (const row of rows) {
    const entry = entryOf(row);
    if (entry.seq !== seq + 1) return { held, broken: { seq: seq + 1, why: "a row is missing" } };
    if (row["previous"] !== hash) return { held, broken: { seq: entry.seq, why: "it does not follow the row before" } };
    if (hashOf(hash, entry) !== row["hash"]) return { held, broken: { seq: entry.seq, why: "the row was changed" } };
    ({ seq } = entry);
    hash = row["hash"] as string;
    held.push({ seq, hash, entry });
  }
  return { held, broken: null };
}

/** Walks the chain of an organization: the sequence is dense, every hash follows from the row and the hash before, the head is the last row. */
export async function verifyChain(reader: Reader, organization: string, options: WalkOptions = {}): Promise<Verdict> {
  const { from = BEGINNING, page = PAGE, each } = options;
  let { seq, hash } = from;
  for (;;) {
    // Read before the rows: who writes meanwhile adds rows and moves the head in one, so a head is never ahead of them.
    const head = await reader.get("SELECT seq, hash FROM journal_heads WHERE organization_id=?", [organization]);
    const rows = await reader.all(
      `SELECT * FROM journal WHERE organization_id=? AND seq>? ORDER BY seq LIMIT ${page}`,
      [organization, seq],
    );
    const { held, broken } = linked(rows, { seq, hash });
    const found = (await each?.(held)) ?? broken;
    ({ seq, hash } = held.at(-1) ?? { seq, hash });
    if (found) return { entries: seq, broken: found };
    if (rows.length > 0) continue;
    if (head?.["seq"] === seq && head["hash"] === hash) return { entries: seq, broken: null };
    return { entries: seq, broken: { seq, why: "the head does not stand at the last row" } };
  }
}
