import { DatabaseSync, type StatementSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import type { Row, Value } from "./access.ts";
import { BusyError, isSqliteBusy } from "./failures.ts";
import { Statements } from "./statements.ts";
import { PATIENCE_MS } from "./turns.ts";

/** Full: a commit that was answered survives a loss of power. Grouped commits make it affordable. */
const SETTINGS = [
  "PRAGMA journal_mode=WAL",
  "PRAGMA synchronous=FULL",
  "PRAGMA foreign_keys=ON",
  "PRAGMA trusted_schema=OFF",
  "PRAGMA temp_store=MEMORY",
  "PRAGMA cache_size=-16384",
];

/**
 * Runs an act again while another process holds the file. SQLite's own way to wait blocks the whole process, so its
 * time-out is 0 and the waiting is done here.
 */
export async function patiently<T>(act: () => T): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isSqliteBusy(error)) throw error;
      if (performance.now() > until) {
        throw new BusyError("Another program holds the database file. Try again in a moment.", { cause: error });
      }
      await sleep(2 + Math.random() * 20);
    }
  }
}

function isOutOfRange(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_OUT_OF_RANGE";
}

function exact(value: Value): Value {
  return typeof value === "bigint" && value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
    ? Number(value)
    : value;
}

interface Prepared {
  readonly statement: StatementSync;
  /** Whether it can be run again when it met an integer too big for a number. What writes cannot. */
  readonly repeatable: boolean;
}

/** Reads integers as numbers, which is quick, and only where one is too big as bigints, of which the small become numbers. */
function read<R>({ statement, repeatable }: Prepared, values: readonly Value[], exactly: (row: R) => void): R[] {
  if (repeatable) {
    try {
      return statement.all(...values) as R[];
    } catch (error) {
      if (!isOutOfRange(error)) throw error;
    }
  }
  statement.setReadBigInts(true);
  try {
    const rows = statement.all(...values) as R[];
    for (const row of rows) exactly(row);
    return rows;
  } finally {
    statement.setReadBigInts(false);
  }
}

/** SQLite binds a number as a floating one, which is exact for the integers that a number holds. */
export class SqliteFile {
  readonly native: DatabaseSync;
  /** By their text; those that give lists and those that give rows are two. */
  readonly #statements = { lists: new Statements<Prepared>(), rows: new Statements<Prepared>() };

  private constructor(path: string) {
    this.native = new DatabaseSync(path, { timeout: 0 });
  }

  /** Opens a connection of its own. Settings belong to connections, so each one makes them. */
  static async open(path: string): Promise<SqliteFile> {
    const file = new SqliteFile(path);
    try {
      for (const setting of SETTINGS) await patiently(() => file.native.exec(setting));
      return file;
    } catch (error) {
      file.close();
      throw error;
    }
  }

  get inTransaction(): boolean {
    return this.native.isTransaction;
  }

  all(sql: string, values: readonly Value[]): Row[] {
    const prepared = this.#prepare(sql, "rows");
    return read<Row>(prepared, values, (row) => {
      for (const [name, value] of Object.entries(row)) row[name] = exact(value);
    });
  }

  lists(sql: string, values: readonly Value[]): Value[][] {
    const prepared = this.#prepare(sql, "lists");
    return read<Value[]>(prepared, values, (row) => {
      for (const [index, value] of row.entries()) row[index] = exact(value);
    });
  }

  run(sql: string, values: readonly Value[]): { readonly changes: number } {
    return { changes: Number(this.#prepare(sql, "rows").statement.run(...values).changes) };
  }

  /** One or more statements without values. */
  exec(sql: string): void {
    this.native.exec(sql);
  }

  close(): void {
    this.#statements.lists.clear();
    this.#statements.rows.clear();
    if (this.native.isOpen) this.native.close();
  }

  #prepare(sql: string, as: "lists" | "rows"): Prepared {
    return this.#statements[as].of(sql, () => {
      const prepared = { statement: this.native.prepare(sql), repeatable: /^\s*select\b/i.test(sql) };
      if (as === "lists") prepared.statement.setReturnArrays(true);
      return prepared;
    });
  }
}
