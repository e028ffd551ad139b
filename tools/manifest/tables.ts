import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NOUNS } from "@nexus-os/contracts";
import { type Database, openDatabase } from "../../server/src/core/database/database.ts";
import { migrate } from "../../server/src/core/database/migrate.ts";
import { type ColumnRule, tableRules, untagged } from "../../server/src/core/tables/tables.ts";
import { MIGRATIONS } from "../../server/src/migrations/index.ts";

/** A column as an outsider can test it. */
export interface ColumnEntry extends ColumnRule {
  readonly table: string;
  readonly column: string;
}

type Columns = Readonly<Record<string, readonly string[]>>;

const SQL = {
  sqlite:
    "SELECT m.name AS t, p.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type='table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid",
  mysql:
    "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema=DATABASE() ORDER BY table_name, ordinal_position",
};

/** The tables of a database, and their columns. */
export async function columnsOf(database: Database): Promise<Columns> {
  const tables: Record<string, string[]> = {};
  for (const { t, c } of await database.all(SQL[database.dialect])) {
    tables[t as string] = [...(tables[t as string] ?? []), c as string];
  }
  return tables;
}

/** The tables of a database that was made a moment ago. */
export async function freshColumns(): Promise<Columns> {
  const folder = mkdtempSync(join(tmpdir(), "nexus-manifest-"));
  const database = await openDatabase({ url: `sqlite:${join(folder, "nexus.sqlite")}` });
  try {
    await migrate(database, MIGRATIONS);
    return await columnsOf(database);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true });
  }
}

/** Every column of every table with its rules. Fails where one has none, or a rule is about none. */
export function tables(there: Columns): readonly ColumnEntry[] {
  const rules = tableRules(NOUNS);
  const { missing, left } = untagged(rules, there);
  const wrong = [
    ...missing.map((name) => `${name} has no owner, class or rules: say them in server/src/core/tables`),
    ...left.map((name) => `${name} has rules but no migration makes it`),
  ];
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  return Object.entries(there).flatMap(([table, columns]) =>
    columns.map((column) => ({ table, column, ...(rules[table]?.[column] as ColumnRule) })),
  );
}
