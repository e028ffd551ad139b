import { setTimeout as sleep } from "node:timers/promises";
import type { Transaction } from "./access.ts";
import { BusyError, isContention } from "./failures.ts";

/** A transaction that was begun and not yet ended. */
export interface Begun {
  readonly tx: Transaction;
  /** The failure of a statement that ended the whole transaction, even where the body went on after it. */
  readonly lost: unknown;
  commit(): Promise<void>;
  /** Ends it without a trace. Never fails: a connection that cannot roll back is thrown away, and the database does it. */
  rollback(): Promise<void>;
}

const ATTEMPTS = 5;

function breath(attempt: number): Promise<void> {
  return sleep(Math.random() * 10 * 2 ** attempt);
}

/** Runs a body in a transaction, again where others were in its way. What fails in COMMIT is never run again. */
export async function attempted<T>(begin: () => Promise<Begun>, body: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const begun = await begin();
    let result: T;
    try {
      result = await body(begun.tx);
      if (begun.lost) throw begun.lost;
    } catch (error) {
      await begun.rollback();
      if (!begun.lost) throw error;
      if (attempt === ATTEMPTS) throw isContention(begun.lost) ? busy(begun.lost) : begun.lost;
      await breath(attempt);
      continue;
    }
    await begun.commit();
    return result;
  }
}

function busy(cause: unknown): BusyError {
  return new BusyError("Others hold what this write needs. Try again in a moment.", { cause });
}
