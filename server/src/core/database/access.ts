import type { Sequelize } from "sequelize";

/** What a column holds. Integers are numbers where a number is exact, else bigint, on both databases. */
export type Value = string | number | bigint | null | Uint8Array;
export type Row = Record<string, Value>;
export type Dialect = "sqlite" | "mysql";

/** Statements have `?` for their values on both databases. */
export interface Reader {
  readonly dialect: Dialect;
  all(sql: string, values?: readonly Value[]): Promise<Row[]>;
  /** Like all, but each row is an array of the columns in the order of the select: for the hot paths. */
  lists(sql: string, values?: readonly Value[]): Promise<Value[][]>;
  get(sql: string, values?: readonly Value[]): Promise<Row | undefined>;
}

export interface Transaction extends Reader {
  /** `changes` counts the rows that the statement met, on both databases. */
  run(sql: string, values?: readonly Value[]): Promise<{ readonly changes: number }>;
  /** True once a run() was sent. */
  readonly wrote: boolean;
}

export interface Database extends Reader {
  /**
   * Reads of whatever length: beside everything else, so that nobody waits for them, a few at a time, and broken off after a
   * deadline, with a LongReadError. They see what was committed before they began.
   */
  readonly longReads: Reader;
  /** Configuration, pool, DDL, migrations and better-auth's adapter: nothing else. */
  readonly sequelize: Sequelize;
  /**
   * One transaction of its own (IMMEDIATE on SQLite, READ COMMITTED on MySQL), not grouped: migrations, seeds, identity.
   * After a deadlock or a lost connection the body is run again, so it changes nothing but the database.
   */
  transaction<T>(body: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
