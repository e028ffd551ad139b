import { randomBytes } from "node:crypto";
import type { Database } from "../database/database.ts";
import { sha256 } from "../journal/entry.ts";

/** What a token that can be used once is for. A token of one purpose is worth nothing for another. */
export type Purpose = "live" | "embed";

/** Tokens for one use, of which the database holds only the hash: any process can redeem what another one issued. */
export interface Once {
  issue(
    purpose: Purpose,
    payload: unknown,
    seconds: number,
  ): Promise<{ readonly token: string; readonly expiresAt: string }>;
  /** What the token was issued with; null where it is unknown, used, ended, or for another purpose. */
  redeem(purpose: Purpose, token: string): Promise<unknown>;
}

export function onceTokens(database: Database, clock: () => Date): Once {
  return {
    issue: async (purpose, payload, seconds) => {
      const token = randomBytes(32).toString("base64url");
      const now = clock();
      const expiresAt = new Date(now.getTime() + seconds * 1000).toISOString();
      await database.transaction(async (tx) => {
        await tx.run("DELETE FROM once_tokens WHERE expires_at<?", [now.toISOString()]);
        await tx.run("INSERT INTO once_tokens (hash, purpose, payload, expires_at) VALUES (?,?,?,?)", [
          ...[sha256(token), purpose],
          ...[JSON.stringify(payload), expiresAt],
        ]);
      });
      return { token, expiresAt };
    },
    redeem: async (purpose, token) => {
      const hash = sha256(token);
      const where = "hash=? AND purpose=? AND expires_at>=?";
      const values = [hash, purpose, clock().toISOString()];
      const row = await database.get(`SELECT payload FROM once_tokens WHERE ${where}`, values);
      if (!row) return null;
      // Of several that read the row, one deletes it.
      const { changes } = await database.transaction((tx) => tx.run("DELETE FROM once_tokens WHERE hash=?", [hash]));
      return changes === 1 ? JSON.parse(row["payload"] as string) : null;
    },
  };
}
