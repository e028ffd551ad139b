import type { Database } from "../core/database/database.ts";

/** Takes the guards of the journal away, as only somebody with the rights of the database's owner can. */
export async function withoutGuards(database: Database): Promise<void> {
  if (database.dialect === "mysql") return;
  const triggers = await database.all(
    "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name LIKE 'journal%'",
  );
  for (const { name } of triggers) await database.transaction((tx) => tx.run(`DROP TRIGGER ${String(name)}`));
}
