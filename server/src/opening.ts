import { accessSync, constants, mkdirSync } from "node:fs";
import type { Config } from "./config.ts";
import { grantWork } from "./core/audit/grants.ts";
import type { Database } from "./core/database/database.ts";
import { migrate } from "./core/database/migrate.ts";
import { openDatabase } from "./core/database/open.ts";
import { keysFit } from "./core/keys/fits.ts";
import { holdsData, KeyFileError, readKeyFile } from "./core/keys/key-file.ts";
import { subjectKeys } from "./core/keys/subject.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import { StartError } from "./start-error.ts";

function prepareFolder(path: string): void {
  try {
    // What is in here is for this server alone.
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(
      "FOLDER",
      `The data folder ${path} cannot be written (${why}). Make it writable, or name another with NEXUS_DATA_DIR.`,
    );
  }
}

/** What a process works on: the database, brought up to date, and the key that it is sealed with. */
export interface Opened {
  readonly database: Database;
  readonly master: Uint8Array;
}

/** Brings the schema up to date, as somebody else than the server works as, if that was set up. */
async function updated({ migrateUrl }: Config, database: Database): Promise<string[]> {
  if (migrateUrl === null) return migrate(database, MIGRATIONS);
  const owner = await openDatabase({ url: migrateUrl });
  try {
    const names = await migrate(owner, MIGRATIONS);
    await grantWork(owner, database);
    return names;
  } finally {
    await owner.close();
  }
}

/** Opens the data of these settings. A new data folder gets its key; a key that the database was not sealed with is refused. */
export async function openData(
  config: Config,
  { progress, log }: { readonly progress: (text: string) => void; readonly log: (message: string) => void },
): Promise<Opened> {
  prepareFolder(config.dataDir);
  const master = readKeyFile(config.keyFile, { hasData: holdsData(config.dataDir, config.keyFile) });
  progress("Opening the database");
  const database = await openDatabase({ url: config.databaseUrl, log });
  try {
    const migrated = await updated(config, database);
    if (migrated.length > 0) progress(`Migrated the database: ${migrated.join(", ")}`);
    if (!(await keysFit(database, subjectKeys(master)))) {
      throw new KeyFileError(
        `What is sealed in this database does not open with the key file ${config.keyFile}. Put the file back that it was sealed with, or name it with NEXUS_KEY_FILE.`,
      );
    }
    return { database, master };
  } catch (error) {
    await database.close();
    throw error;
  }
}
