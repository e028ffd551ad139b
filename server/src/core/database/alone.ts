import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "./access.ts";
import { BusyError, isSqliteBusy } from "./failures.ts";

const PATIENCE_SECONDS = 60;

/** SQLite has no lock by name, but for a whole file: an empty one beside the database, which is locked and never written. */
async function aloneOnFile<T>(database: string, what: string, act: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(`${database}-${what}`, { timeout: 0 });
  const until = performance.now() + PATIENCE_SECONDS * 1000;
  try {
    while (!held(lock)) {
      if (performance.now() > until) throw busy(what);
      await sleep(20 + Math.random() * 30);
    }
    return await act();
  } finally {
    lock.close();
  }
}

/** The file of a database. Sequelize's types do not know that it keeps its options. */
function fileOf({ sequelize }: Database): string {
  return (sequelize as unknown as { readonly options: { readonly storage: string } }).options.storage;
}

function held(lock: DatabaseSync): boolean {
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if (isSqliteBusy(error)) return false;
    throw error;
  }
}

function busy(what: string): BusyError {
  return new BusyError(`Another process has been busy with the database (${what}) for ${PATIENCE_SECONDS} seconds.`);
}

/**
 * Lets one process at a time do what two that start at once must not both do. The database, or the system, gives the lock
 * back when its holder dies. `what` is one word.
 */
export async function alone<T>(database: Database, what: string, act: () => Promise<T>): Promise<T> {
  if (database.dialect === "sqlite") return aloneOnFile(fileOf(database), what, act);
  // Locks are of the whole server, so the database's name is part of theirs; 64 characters are the most.
  const lock = `CONCAT('nexus ${what} ', LEFT(SHA1(DATABASE()), 40))`;
  return database.transaction(async (tx) => {
    const row = await tx.get(`SELECT GET_LOCK(${lock}, ${PATIENCE_SECONDS}) AS got`);
    if (row?.["got"] !== 1) {
      throw busy(what);
    }
    try {
      return await act();
    } finally {
      await tx.get(`SELECT RELEASE_LOCK(${lock}) AS released`);
    }
  });
}
