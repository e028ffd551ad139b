import { type Database, isUniqueViolation, type Transaction } from "../database/database.ts";
import { sha256 } from "../journal/entry.ts";
import { refuse } from "../refusal.ts";

const WINDOW_MS = 60_000;
const MOST_REFUSED = 10;

/** What sign-ins are counted by: where they come from, and whom they name (as a hash, whether there is such a person or not). */
export interface Attempt {
  readonly address: string | undefined;
  readonly email: string;
}

function bucketsOf({ address, email }: Attempt): string[] {
  const named = `email:${sha256(email.toLowerCase())}`;
  return address === undefined ? [named] : [named, `address:${sha256(address)}`];
}

async function count(tx: Transaction, bucket: string, endsAt: string): Promise<void> {
  const add = "UPDATE rate_limits SET count=count+1 WHERE bucket=?";
  if ((await tx.run(add, [bucket])).changes > 0) return;
  try {
    await tx.run("INSERT INTO rate_limits (bucket, count, ends_at) VALUES (?,1,?)", [bucket, endsAt]);
  } catch (error) {
    // Another process was first.
    if (!isUniqueViolation(error)) throw error;
    await tx.run(add, [bucket]);
  }
}

/**
 * Ten refused sign-ins a minute for an address, and for a person. An attempt is counted before it is made, so that many
 * at once are not all early, and given back when it succeeds: an office behind one address does not lock itself out.
 */
export function signInLimit(database: Database) {
  return {
    take: async (attempt: Attempt): Promise<void> => {
      const now = Date.now();
      const buckets = bucketsOf(attempt);
      const rows = await database.transaction(async (tx) => {
        await tx.run("DELETE FROM rate_limits WHERE ends_at<=?", [new Date(now).toISOString()]);
        for (const bucket of buckets) await count(tx, bucket, new Date(now + WINDOW_MS).toISOString());
        const places = buckets.map(() => "?").join(",");
        return tx.all(`SELECT count, ends_at FROM rate_limits WHERE bucket IN (${places})`, buckets);
      });
      const over = rows.filter((row) => (row["count"] as number) > MOST_REFUSED);
      if (over.length === 0) return;
      const end = Math.max(...over.map((row) => Date.parse(row["ends_at"] as string)));
      refuse("TOO_MANY", { seconds: Math.max(1, Math.ceil((end - now) / 1000)) });
    },
    giveBack: async (attempt: Attempt): Promise<void> => {
      const [named = "", ...others] = bucketsOf(attempt);
      await database.transaction(async (tx) => {
        await tx.run("DELETE FROM rate_limits WHERE bucket=?", [named]);
        for (const bucket of others) {
          await tx.run("UPDATE rate_limits SET count=count-1 WHERE bucket=? AND count>0", [bucket]);
        }
      });
    },
  };
}
