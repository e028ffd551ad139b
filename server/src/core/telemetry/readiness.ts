import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../database/database.ts";

/** How long the database may take to answer before the server counts as not ready. */
const PATIENCE_MS = 1000;

/** Why a server should get no work; null where nothing stands against it. */
export type ReadyCheck = () => string | null;

export interface Readiness {
  /** Everything that stands against giving this server work, in words for its operator. */
  wanting(): Promise<readonly string[]>;
  /** What needs its operator's attention, and is no reason to stop work. */
  remarks(): readonly string[];
  /** Adds what has to be well, too. */
  add(check: ReadyCheck): void;
  /** Adds what is told where it is not well. */
  remark(check: ReadyCheck): void;
}

export function readiness(database: Database): Readiness {
  const checks: ReadyCheck[] = [];
  const told: ReadyCheck[] = [];

  async function databaseAnswers(): Promise<string | null> {
    const late = new AbortController();
    try {
      const answer = database.get("SELECT 1 AS here").then(() => true);
      const isThere = await Promise.race([answer, sleep(PATIENCE_MS, false, { signal: late.signal })]);
      return isThere ? null : `the database does not answer within ${PATIENCE_MS} ms`;
    } catch {
      return "the database cannot be reached";
    } finally {
      late.abort();
    }
  }

  return {
    add: (check) => void checks.push(check),
    remark: (check) => void told.push(check),
    remarks: () => told.map((check) => check()).filter((why) => why !== null),
    wanting: async () => {
      const all = [await databaseAnswers(), ...checks.map((check) => check())];
      return all.filter((why) => why !== null);
    },
  };
}
