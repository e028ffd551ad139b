import type { Database } from "./access.ts";
import { BusyError } from "./failures.ts";

const PATIENCE_SECONDS = 60;

/**
 * Lets one process at a time do what two that start at once must not both do. The database gives the lock back when its
 * holder dies. SQLite has no lock of this kind: there each step's own transaction must see to it.
 */
export async function alone<T>(database: Database, what: string, act: () => Promise<T>): Promise<T> {
  if (database.dialect === "sqlite") return act();
  // Locks are of the whole server, so the database's name is part of theirs; 64 characters are the most.
  const lock = `CONCAT('nexus ${what} ', LEFT(SHA1(DATABASE()), 40))`;
  return database.transaction(async (tx) => {
    const row = await tx.get(`SELECT GET_LOCK(${lock}, ${PATIENCE_SECONDS}) AS got`);
    if (row?.["got"] !== 1) {
      throw new BusyError(`Another process has been busy with the database (${what}) for ${PATIENCE_SECONDS} seconds.`);
    }
    try {
      return await act();
    } finally {
      await tx.get(`SELECT RELEASE_LOCK(${lock}) AS released`);
    }
  });
}
