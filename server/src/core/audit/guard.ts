import type { Database } from "../database/database.ts";

/** MySQL: ER_TABLEACCESS_DENIED_ERROR, ER_DBACCESS_DENIED_ERROR, ER_COLUMNACCESS_DENIED_ERROR. */
const DENIED = new Set<unknown>([1142, 1044, 1143]);

/** Meets no row, and is refused all the same where it is not allowed: roles and grants of every level are counted in. */
const PROBES = {
  "change rows of the journal": "UPDATE journal SET version=version WHERE 1=0",
  "delete rows of the journal": "DELETE FROM journal WHERE 1=0",
  "change values of the journal": "UPDATE journal_values SET noun=noun WHERE 1=0",
  "delete heads of journals": "DELETE FROM journal_heads WHERE 1=0",
};

async function isDenied(database: Database, sql: string): Promise<boolean> {
  try {
    await database.transaction((tx) => tx.run(sql));
    return false;
  } catch (error) {
    if (DENIED.has((error as { readonly errno?: unknown }).errno)) return true;
    throw error;
  }
}

/**
 * What stands against the journal being append-only in the database itself, in words for its operator: on SQLite a trigger
 * that is missing or is another one, on MySQL what the user may whom Nexus works as. `triggers` are those of the migration.
 */
export async function guardsMissing(database: Database, triggers: readonly string[]): Promise<readonly string[]> {
  if (database.dialect === "sqlite") {
    const rows = await database.lists("SELECT sql FROM sqlite_master WHERE type='trigger'");
    const there = new Set(rows.map(([sql]) => sql));
    return triggers
      .map((sql) => sql.replace("IF NOT EXISTS ", ""))
      .filter((sql) => !there.has(sql))
      .map(
        (sql) => `the database lacks the trigger ${/TRIGGER (\w+)/.exec(sql)?.[1]}, or has another one of this name`,
      );
  }
  const missing: string[] = [];
  for (const [what, sql] of Object.entries(PROBES)) {
    if (!(await isDenied(database, sql))) missing.push(`the database's user whom Nexus works as can ${what}`);
  }
  return missing;
}
