import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as breathe } from "node:timers/promises";
import type { Database, Transaction } from "./access.ts";
import { DeadlineError } from "./failures.ts";

/** How much may go into one transaction: a body counts one, or what it says that it costs. */
const MOST_TOGETHER = 100;

export interface TogetherOptions {
  /** How many milliseconds a body may take. */
  readonly deadline?: number;
}

/** What is known of a body beforehand. */
export interface Weight {
  /** How many small bodies it counts for. */
  readonly cost?: number;
  /** How many milliseconds it may take, where that is not what all may. */
  readonly deadline?: number;
}

/** Hands a body over; it is committed, or it was not done. */
export type Join<Left, Kept> = <L extends Left>(
  lane: string,
  body: (tx: Transaction) => Promise<L>,
  weight?: Weight,
) => Promise<{ readonly left: L; readonly kept: Kept }>;

interface Job<Left, Kept> {
  readonly weight: Weight;
  readonly body: (tx: Transaction) => Promise<Left>;
  readonly done: (answer: { readonly left: Left; readonly kept: Kept }) => void;
  readonly failed: (error: unknown) => void;
}

/** A body failed after it had written, or ran out of time, or finish() failed: nothing of the transaction may stay. */
class SpoiltError extends Error {
  /** Who did it, where that is known. */
  readonly job: unknown;

  constructor(job: unknown, cause: unknown) {
    super("The transaction is spoilt", { cause });
    this.job = job;
  }
}

/** One body's own view of a transaction that it shares: closed when the body has ended, or its time has. */
async function guarded<L>(tx: Transaction, job: Pick<Job<L, unknown>, "body">, deadline: number): Promise<L> {
  const due = performance.now() + deadline;
  const late = (): DeadlineError =>
    new DeadlineError(`A write may take ${deadline} ms, and was rolled back after that.`);
  let open = true;
  let wrote = false;
  async function act<T>(statement: () => Promise<T>): Promise<T> {
    if (!open) throw new Error("This body has ended");
    if (performance.now() > due) throw late();
    return statement();
  }
  const own: Transaction = {
    dialect: tx.dialect,
    get wrote() {
      return wrote;
    },
    all: (sql, values) => act(() => tx.all(sql, values)),
    lists: (sql, values) => act(() => tx.lists(sql, values)),
    get: (sql, values) => act(() => tx.get(sql, values)),
    run: (sql, values) => {
      wrote = true;
      return act(() => tx.run(sql, values));
    },
  };
  const timer = Promise.withResolvers<never>();
  const clock = setTimeout(() => timer.reject(late()), deadline);
  try {
    const left = await Promise.race([job.body(own), timer.promise]);
    if (performance.now() > due) throw late();
    return left;
  } catch (error) {
    if (wrote || error instanceof DeadlineError) throw new SpoiltError(job, error);
    throw error;
  } finally {
    open = false;
    clearTimeout(clock);
  }
}

/**
 * Group commit. Bodies of one lane that wait while a transaction runs go into the next one together: one after another,
 * then finish() once for all that they left, then one COMMIT. SQLite has one lane for the file. A body that fails before
 * it wrote fails alone; after that, or where finish() fails, everything is rolled back and each is run again by itself.
 */
export function together<Left, Kept>(
  database: Database,
  finish: (tx: Transaction, left: readonly Left[]) => Promise<readonly Kept[]>,
  { deadline = 1000 }: TogetherOptions = {},
): Join<Left, Kept> {
  type AJob = Job<Left, Kept>;
  const lanes = new Map<string, AJob[]>();

  /** Runs the bodies of `next()` in one transaction. Rejects with a SpoiltError, or what else ended the transaction. */
  async function commit(next: () => readonly AJob[]): Promise<void> {
    let jobs: readonly AJob[] | undefined;
    let [done, failed]: [{ job: AJob; left: Left }[], { job: AJob; error: unknown }[]] = [[], []];
    const kept = await database.transaction(async (tx) => {
      jobs ??= next();
      [done, failed] = [[], []];
      for (const job of jobs) {
        try {
          done.push({ job, left: await guarded(tx, job, job.weight.deadline ?? deadline) });
        } catch (error) {
          if (error instanceof SpoiltError) throw error;
          failed.push({ job, error });
        }
      }
      if (done.length === 0) return [];
      try {
        return await finish(
          tx,
          done.map(({ left }) => left),
        );
      } catch (error) {
        throw new SpoiltError(null, error);
      }
    });
    // Only now: what a body was refused for may have been written before it in this transaction, and not have lasted.
    for (const { job, error } of failed) job.failed(error);
    for (const [index, { job, left }] of done.entries()) job.done({ left, kept: kept[index] as Kept });
  }

  async function alone(job: AJob): Promise<void> {
    try {
      await commit(() => [job]);
    } catch (error) {
      job.failed(error instanceof SpoiltError ? error.cause : error);
    }
  }

  async function settle(waiting: AJob[]): Promise<void> {
    let group: readonly AJob[] = [];
    const next = (): readonly AJob[] => {
      let cost = 0;
      const tooMany = waiting.findIndex(({ weight }, index) => {
        cost += weight.cost ?? 1;
        return cost > MOST_TOGETHER && index > 0;
      });
      group = waiting.splice(0, tooMany === -1 ? waiting.length : tooMany);
      return group;
    };
    try {
      // Who joins until the transaction has begun is still among them.
      await commit(next);
    } catch (error) {
      if (group.length === 0) next();
      const spoilt = error instanceof SpoiltError ? error : null;
      for (const job of group) {
        const late = spoilt?.job === job && spoilt.cause instanceof DeadlineError;
        if (spoilt && group.length > 1 && !late) await alone(job);
        else job.failed(spoilt ? spoilt.cause : error);
      }
    }
  }

  async function drain(name: string, waiting: AJob[]): Promise<void> {
    while (waiting.length > 0) {
      // SQLite answers within a turn of the event loop: without this pause the requests that have arrived meanwhile
      // would not be read before the commit, and nobody would ever wait for anybody.
      await breathe();
      await settle(waiting);
    }
    lanes.delete(name);
  }

  return (lane, body, weight = {}) =>
    new Promise((resolve, reject) => {
      const name = database.dialect === "sqlite" ? "" : lane;
      // The answer holds what this very body left. It is run by whoever began the group, and for whoever asked for it.
      const own = AsyncLocalStorage.bind(body);
      const job: AJob = { body: own, weight, done: resolve as AJob["done"], failed: reject };
      const waiting = lanes.get(name);
      if (waiting) {
        waiting.push(job);
      } else {
        const begun = [job];
        lanes.set(name, begun);
        void drain(name, begun);
      }
    });
}
