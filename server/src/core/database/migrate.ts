import { Umzug } from "umzug";
import type { Database, Dialect, Transaction } from "./access.ts";
import { alone } from "./alone.ts";
import { isAlreadyThere } from "./failures.ts";

/** A step of the schema. On MySQL a statement of DDL commits by itself, so each can be run again: IF NOT EXISTS, or what is there already is left as it is. */
export interface Migration {
  readonly name: string;
  readonly statements: Readonly<Record<Dialect, readonly string[]>>;
}

/** The database was made by a newer Nexus. */
export class NewerDatabaseError extends Error {
  override readonly name = "NewerDatabaseError";

  constructor(unknown: readonly string[]) {
    super(
      `This database was used by a newer version of Nexus, which changed it in ways that this version does not know (${unknown.join(", ")}). Start that version or a later one, or restore the backup from before the update.`,
    );
  }
}

const TABLE: Readonly<Record<Dialect, string>> = {
  sqlite: "CREATE TABLE IF NOT EXISTS migrations (name TEXT NOT NULL PRIMARY KEY, done_at TEXT NOT NULL) STRICT",
  mysql:
    "CREATE TABLE IF NOT EXISTS migrations (name VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY, done_at CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL) ENGINE=InnoDB",
};

async function run(database: Database, { name, statements }: Migration): Promise<void> {
  await database.transaction(async (tx) => {
    // Another process may have done it since the list was read.
    if (await tx.get("SELECT name FROM migrations WHERE name=?", [name])) return;
    for (const statement of statements[database.dialect]) await step(tx, statement);
    await tx.run("INSERT INTO migrations (name, done_at) VALUES (?,?)", [name, new Date().toISOString()]);
  });
}

/** MySQL 8 has no IF NOT EXISTS for an index or a column: what an interrupted step has made is there already. */
async function step(tx: Transaction, statement: string): Promise<void> {
  try {
    await tx.run(statement);
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
}

async function doneIn(database: Database): Promise<string[]> {
  const rows = await database.all("SELECT name FROM migrations ORDER BY name");
  return rows.map(({ name }) => name as string);
}

/** Brings a database to the state that this code expects, and answers the names of the steps that were missing. */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  return alone(database, "migrations", async () => {
    await database.transaction((tx) => tx.run(TABLE[database.dialect]));
    const known = new Set(migrations.map(({ name }) => name));
    const unknown = (await doneIn(database)).filter((name) => !known.has(name));
    if (unknown.length > 0) throw new NewerDatabaseError(unknown);
    const umzug = new Umzug({
      context: database,
      logger: undefined,
      migrations: migrations.map((migration) => ({ name: migration.name, up: () => run(database, migration) })),
      storage: {
        // run() writes it, in the transaction of the step itself.
        logMigration: async () => {},
        unlogMigration: async () => {
          throw new Error("There is no way back: restore a backup");
        },
        executed: () => doneIn(database),
      },
    });
    return (await umzug.up()).map(({ name }) => name);
  });
}
