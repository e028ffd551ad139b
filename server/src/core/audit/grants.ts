import type { Database } from "../database/database.ts";

/** What whoever the server works as may do with these tables. With all others: read, add, change and delete rows. */
const FEWER: Readonly<Record<string, string>> = {
  journal: "SELECT, INSERT",
  // Values are destroyed where somebody is erased.
  journal_values: "SELECT, INSERT, DELETE",
  journal_heads: "SELECT, INSERT, UPDATE",
  migrations: "SELECT",
};

function quoted(account: string): string {
  const at = account.lastIndexOf("@");
  return [account.slice(0, at), account.slice(at + 1)].map((part) => `'${part.replaceAll("'", "''")}'`).join("@");
}

/**
 * Lets whoever the server works as do its work on every table, and no more: MySQL cannot take a right on one table back
 * from who has it on all. `owner` made the tables and may grant.
 */
export async function grantWork(owner: Database, worker: Database): Promise<void> {
  const user = await worker.get("SELECT CURRENT_USER() AS account");
  const tables = await owner.lists("SELECT table_name FROM information_schema.tables WHERE table_schema=DATABASE()");
  for (const [table] of tables) {
    const rights = FEWER[table as string] ?? "SELECT, INSERT, UPDATE, DELETE";
    const sql = `GRANT ${rights} ON \`${String(table)}\` TO ${quoted(user?.["account"] as string)}`;
    await owner.transaction((tx) => tx.run(sql));
  }
}
