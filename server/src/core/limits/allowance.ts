import { type Database, isUniqueViolation } from "../database/database.ts";

/** How much work somebody may ask for: so much a second for ever, and so much at once. */
export interface Allowance {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** What a process was given of a bucket that all processes share. */
export interface Grant {
  readonly granted: boolean;
  /** What is left for others. */
  readonly remaining: number;
  /** In how many milliseconds it would have been granted; 0 where it was. */
  readonly wait: number;
}

/**
 * A bucket is one number, the moment at which it will be full again: work moves it on, and it may not lie further ahead
 * than the whole bucket takes to fill. One statement decides, so that processes cannot both take the last of it.
 */
export async function take(
  database: Database,
  bucket: string,
  { amount, now, allowance }: { readonly amount: number; readonly now: number; readonly allowance: Allowance },
): Promise<Grant> {
  const span = Math.ceil((amount / allowance.perSecond) * 1000);
  const most = Math.ceil((allowance.atOnce / allowance.perSecond) * 1000);
  const remaining = (fullAt: number): number =>
    Math.max(0, Math.floor(((now + most - Math.max(fullAt, now)) / 1000) * allowance.perSecond));
  return database.transaction(async (tx) => {
    const move =
      "UPDATE limit_buckets SET full_at=CASE WHEN full_at>? THEN full_at ELSE ? END+? WHERE bucket=? AND full_at<=?";
    const moved = async (): Promise<boolean> =>
      (await tx.run(move, [now, now, span, bucket, now + most - span])).changes > 0;
    let granted = await moved();
    let row = await tx.get("SELECT full_at FROM limit_buckets WHERE bucket=?", [bucket]);
    if (!row) {
      try {
        await tx.run("INSERT INTO limit_buckets (bucket, full_at) VALUES (?,?)", [bucket, now + span]);
        granted = true;
      } catch (error) {
        // Another process was first.
        if (!isUniqueViolation(error)) throw error;
        granted = await moved();
      }
      row = await tx.get("SELECT full_at FROM limit_buckets WHERE bucket=?", [bucket]);
    }
    const fullAt = Number(row?.["full_at"] ?? now);
    return { granted, remaining: remaining(fullAt), wait: granted ? 0 : Math.max(1, fullAt + span - most - now) };
  });
}

/** Forgets the buckets that are full again: they say nothing. */
export async function forgetFull(database: Database, now: number): Promise<void> {
  await database.transaction((tx) => tx.run("DELETE FROM limit_buckets WHERE full_at<?", [now]));
}
