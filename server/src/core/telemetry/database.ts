import type { Logger } from "pino";
import type { Database, Reader, Transaction } from "../database/database.ts";
import { visitNow } from "./visit.ts";
import type { Watch } from "./watch.ts";

/** From how long on a statement is worth a line in the log, in milliseconds. */
const SLOW_MS = 250;

export interface WatchedOptions {
  readonly log: Logger;
  readonly watch: Watch | null;
  readonly slow?: number;
}

/** A database whose slow statements are told, under the id of the request that they are sent for, and never with a value. */
export function watched(database: Database, { log, watch, slow = SLOW_MS }: WatchedOptions): Database {
  function note(statement: string, began: number): void {
    const ms = performance.now() - began;
    if (ms < slow) return;
    const requestId = visitNow()?.id;
    log.warn({ statement, ms: Math.round(ms), ...(requestId === undefined ? {} : { requestId }) }, "a slow statement");
  }

  /** On the server's own thread SQLite has answered when the call returns; of MySQL's answer one is told. */
  function timed<T>(statement: string, act: () => Promise<T>, isAside = false): Promise<T> {
    const began = performance.now();
    const answer = act();
    if (database.dialect === "sqlite" && !isAside) note(statement, began);
    else {
      const done = (): void => note(statement, began);
      answer.then(done, done);
    }
    return answer;
  }

  const readerOf = (reader: Reader, isAside = false): Reader => ({
    dialect: reader.dialect,
    all: (sql, values) => timed(sql, () => reader.all(sql, values), isAside),
    lists: (sql, values) => timed(sql, () => reader.lists(sql, values), isAside),
    get: (sql, values) => timed(sql, () => reader.get(sql, values), isAside),
  });

  const transactionOf = (tx: Transaction): Transaction => ({
    ...readerOf(tx),
    get wrote() {
      return tx.wrote;
    },
    run: (sql, values) => timed(sql, () => tx.run(sql, values)),
  });

  function transaction<T>(body: (tx: Transaction) => Promise<T>): Promise<T> {
    if (!watch) return database.transaction((tx) => body(transactionOf(tx)));
    return watch.part("transaction", "transaction", () => {
      const begun = Promise.withResolvers<void>();
      const wait = watch.part("wait", "wait for the database", () => begun.promise);
      const done = database.transaction((tx) => {
        begun.resolve();
        return body(transactionOf(tx));
      });
      // One that never began waits no more, either.
      const over = (): void => begun.resolve();
      done.then(over, over);
      return Promise.all([done, wait]).then(([answer]) => answer);
    });
  }

  return { ...database, ...readerOf(database), longReads: readerOf(database.longReads, true), transaction };
}
