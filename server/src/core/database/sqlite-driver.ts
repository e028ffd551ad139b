import type { Value } from "./access.ts";
import { patiently, SqliteFile } from "./sqlite-file.ts";
import type { Turns } from "./turns.ts";

/** SQLite's codes that Sequelize knows by name. */
const NAMES: Readonly<Record<number, string>> = {
  275: "SQLITE_CONSTRAINT_CHECK",
  787: "SQLITE_CONSTRAINT_FOREIGNKEY",
  1299: "SQLITE_CONSTRAINT_NOTNULL",
  1555: "SQLITE_CONSTRAINT_PRIMARYKEY",
  1811: "SQLITE_CONSTRAINT_TRIGGER",
  2067: "SQLITE_CONSTRAINT_UNIQUE",
  19: "SQLITE_CONSTRAINT",
  13: "SQLITE_FULL",
  8: "SQLITE_READONLY",
  10: "SQLITE_IOERR",
  1: "SQLITE_ERROR",
};

/** A failure as node-sqlite3 words it, by which Sequelize tells failures apart. */
function named(error: unknown): Error {
  const given = error instanceof Error ? error : new Error(String(error));
  const errcode = "errcode" in given && typeof given.errcode === "number" ? given.errcode : null;
  if (errcode === null) return given;
  const code = NAMES[errcode] ?? NAMES[errcode & 0xff] ?? "SQLITE_ERROR";
  return Object.assign(new Error(`${code}: ${given.message}`, { cause: error }), { code, errcode });
}

type Given = Readonly<Record<string, unknown>> | readonly unknown[];
type Callback = (this: Statement, error: Error | null, rows?: unknown[]) => void;

/** What Sequelize reads a statement's effect from. It looks for this very class name. */
class Statement {
  readonly changes: number;
  readonly lastID: number;

  constructor(changes = 0, lastID = 0) {
    this.changes = changes;
    this.lastID = lastID;
  }
}

function bindable(value: unknown): Value {
  if (typeof value === "boolean") return value ? 1 : 0;
  return (value ?? null) as Value;
}

function bound(given: Given): [Record<string, Value>] | Value[] {
  if (Array.isArray(given)) return given.map(bindable);
  return [Object.fromEntries(Object.entries(given).map(([name, value]) => [name, bindable(value)]))];
}

const BEGINS = /^\s*begin\b/i;
const ENDS = /^\s*(?:commit|rollback(?!\s+to))\b/i;
const READS = /^\s*(?:select|pragma|explain|savepoint|release|rollback\s+to)\b/i;
const SHAPES = /^\s*(?:create|alter|drop)\b/i;
const COLUMNS = /^pragma table_info/i;

/**
 * What Sequelize needs of node-sqlite3, spoken by node:sqlite. `writers` makes what Sequelize writes wait for the other
 * writers of this process.
 */
export function sqliteDriver(writers: Turns) {
  // Sequelize asks for the columns of a table before each select from it.
  const columns = new Map<string, unknown[]>();

  class Database {
    readonly filename: string;
    readonly #opening: Promise<SqliteFile>;
    #file: SqliteFile | null = null;
    #release: (() => void) | null = null;

    constructor(filename: string, _mode: number, opened: (error: Error | null) => void) {
      this.filename = filename;
      this.#opening = SqliteFile.open(filename);
      this.#opening.then(
        (file) => {
          this.#file = file;
          opened(null);
        },
        (error: unknown) => opened(named(error)),
      );
    }

    /** For core/database itself: statements on this connection, without Sequelize. */
    get file(): SqliteFile {
      if (!this.#file) throw new Error("The database is closed");
      return this.#file;
    }

    serialize(act: () => void): void {
      act();
    }

    all(sql: string, given: Given | Callback, callback?: Callback): void {
      const [values, done] = typeof given === "function" ? [[], given] : [given, callback];
      void this.#answer(sql, done, (file) => {
        const known = COLUMNS.test(sql) ? columns.get(sql) : undefined;
        if (known) return { statement: new Statement(), rows: known };
        const rows = file.native.prepare(sql).all(...(bound(values) as Value[]));
        if (COLUMNS.test(sql)) columns.set(sql, rows);
        if (SHAPES.test(sql)) columns.clear();
        return { statement: new Statement(), rows };
      });
    }

    run(sql: string, given: Given | Callback = [], callback?: Callback): void {
      const [values, done] = typeof given === "function" ? [[], given] : [given, callback];
      void this.#answer(sql, done, (file) => {
        const { changes, lastInsertRowid } = file.native.prepare(sql).run(...(bound(values) as Value[]));
        return { statement: new Statement(Number(changes), Number(lastInsertRowid)), rows: [] };
      });
    }

    close(closed?: (error: Error | null) => void): void {
      this.#file?.close();
      this.#file = null;
      this.#release?.();
      closed?.(null);
    }

    async #answer(
      sql: string,
      done: Callback | undefined,
      act: (file: SqliteFile) => { statement: Statement; rows: unknown[] },
    ): Promise<void> {
      let release: (() => void) | null = null;
      let answer: { statement: Statement; rows: unknown[] } | Error;
      try {
        // Sequelize hands a connection out before it is open.
        await this.#opening;
        if (!this.file.inTransaction && !READS.test(sql)) release = await writers.take();
        answer = await patiently(() => act(this.file));
        if (BEGINS.test(sql)) {
          this.#release = release;
          release = null;
        }
        if (ENDS.test(sql)) this.#release?.();
      } catch (error) {
        answer = named(error);
      }
      release?.();
      if (answer instanceof Error) done?.call(new Statement(), answer);
      else done?.call(answer.statement, null, answer.rows);
    }
  }

  return { Database, OPEN_READWRITE: 2, OPEN_CREATE: 4, forget: () => columns.clear() };
}

export type SqliteDriver = ReturnType<typeof sqliteDriver>;
export type SqliteConnection = InstanceType<SqliteDriver["Database"]>;
