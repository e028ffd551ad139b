import { type Database, isUniqueViolation, type Reader, type Transaction } from "../database/database.ts";

/** How far a subscriber is behind, organization by organization, and what stops it. */
export interface Lag {
  readonly subscriber: string;
  readonly organization: string;
  /** The last entry that it has taken. */
  readonly seq: number;
  readonly head: number;
  readonly behind: number;
  /** How often it failed since it last went well, why, and when it tries again. */
  readonly failures: number;
  readonly failure: string | null;
  readonly retryAt: string | null;
}

/** The place of a subscriber that has not begun. */
export const UNBEGUN = -1;

const OWN = "organization_id=? AND subscriber=?";

/** Makes the place of a subscriber in an organization, if there is none. */
export async function makePlace(database: Database, organization: string, subscriber: string): Promise<void> {
  const sql = "INSERT INTO journal_places (organization_id, subscriber, seq, failures) VALUES (?,?,?,0)";
  try {
    await database.transaction((tx) => tx.run(sql, [organization, subscriber, UNBEGUN]));
  } catch (error) {
    // Another process was first.
    if (!isUniqueViolation(error)) throw error;
  }
}

/** The sequence of a place, which nobody else can move before the end of the transaction; null where another one has it. */
export async function lockPlace(
  tx: Transaction,
  organization: string,
  subscriber: string,
  wait: boolean,
): Promise<number | null> {
  const lock = tx.dialect === "mysql" ? ` FOR UPDATE${wait ? "" : " SKIP LOCKED"}` : "";
  const row = await tx.get(`SELECT seq FROM journal_places WHERE ${OWN}${lock}`, [organization, subscriber]);
  return row ? (row["seq"] as number) : null;
}

/** Moves a place whose row is locked. */
export async function movePlace(tx: Transaction, organization: string, subscriber: string, seq: number) {
  await tx.run(`UPDATE journal_places SET seq=?, failures=0, retry_at=NULL, failure=NULL WHERE ${OWN}`, [
    ...[seq, organization, subscriber],
  ]);
}

/** The right to act for a place, for a while: what a subscriber does outside of the database cannot hold a lock in it. */
export interface Lease {
  readonly organization: string;
  readonly subscriber: string;
  readonly holder: string;
}

/** Takes or keeps a lease. False where another process has it. */
export async function holdLease(
  database: Database,
  { organization, subscriber, holder }: Lease,
  { now, until }: { readonly now: string; readonly until: string },
): Promise<boolean> {
  const { changes } = await database.transaction((tx) =>
    tx.run(
      `UPDATE journal_places SET holder=?, held_until=? WHERE ${OWN} AND (holder IS NULL OR holder=? OR held_until<?)`,
      [holder, until, organization, subscriber, holder, now],
    ),
  );
  return changes > 0;
}

/** Moves a place that is held by a lease, and gives the lease back. False where the lease was lost meanwhile. */
export async function moveHeld(
  database: Database,
  { organization, subscriber, holder }: Lease,
  from: number,
  to: number,
): Promise<boolean> {
  const { changes } = await database.transaction((tx) =>
    tx.run(
      `UPDATE journal_places SET seq=?, failures=0, retry_at=NULL, failure=NULL, holder=NULL, held_until=NULL WHERE ${OWN} AND holder=? AND seq=?`,
      [to, organization, subscriber, holder, from],
    ),
  );
  return changes > 0;
}

/** Writes down that a subscriber failed, and when it is tried again. */
export async function noteFailure(
  database: Database,
  { organization, subscriber, holder }: Lease,
  { failures, retryAt, failure }: Pick<Lag, "failures" | "retryAt" | "failure">,
): Promise<void> {
  await database.transaction(async (tx) => {
    const values = [failures, retryAt, failure?.slice(0, 300) ?? null, organization, subscriber];
    await tx.run(`UPDATE journal_places SET failures=?, retry_at=?, failure=? WHERE ${OWN}`, values);
    await tx.run(`UPDATE journal_places SET holder=NULL, held_until=NULL WHERE ${OWN} AND holder=?`, [
      ...[organization, subscriber, holder],
    ]);
  });
}

const LAGS =
  "SELECT h.organization_id, h.seq AS head, p.seq, p.failures, p.failure, p.retry_at FROM journal_heads h LEFT JOIN journal_places p ON p.organization_id=h.organization_id AND p.subscriber=?";

/** The place of a subscriber in one organization, or in all. */
export async function lagsOf(reader: Reader, subscriber: string, organization?: string): Promise<readonly Lag[]> {
  const rows =
    organization === undefined
      ? await reader.all(LAGS, [subscriber])
      : await reader.all(`${LAGS} WHERE h.organization_id=?`, [subscriber, organization]);
  return rows.map((row) => {
    const seq = (row["seq"] as number | null) ?? UNBEGUN;
    const head = row["head"] as number;
    return {
      ...{ subscriber, organization: row["organization_id"] as string, seq, head },
      behind: head - Math.max(seq, 0),
      failures: (row["failures"] as number | null) ?? 0,
      failure: row["failure"] as string | null,
      retryAt: row["retry_at"] as string | null,
    };
  });
}

/** The organizations whose journal has something for a subscriber that it may take now. */
export async function waitingFor(reader: Reader, subscriber: string, now: string): Promise<readonly string[]> {
  const rows = await reader.lists(
    "SELECT h.organization_id FROM journal_heads h LEFT JOIN journal_places p ON p.organization_id=h.organization_id AND p.subscriber=? WHERE h.seq>0 AND (p.seq IS NULL OR p.seq<h.seq) AND (p.retry_at IS NULL OR p.retry_at<=?)",
    [subscriber, now],
  );
  return rows.map(([organization]) => organization as string);
}
