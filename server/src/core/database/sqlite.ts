import { Sequelize, Transaction as SequelizeTransaction } from "sequelize";
import type { Database, Transaction } from "./access.ts";
import { attempted, type Begun } from "./attempts.ts";
import { isContention } from "./failures.ts";
import { SqliteAside } from "./sqlite-aside.ts";
import { type SqliteConnection, sqliteDriver } from "./sqlite-driver.ts";
import { patiently, type SqliteFile } from "./sqlite-file.ts";
import { Turns } from "./turns.ts";

async function begun(file: SqliteFile, release: () => void): Promise<Begun> {
  let wrote = false;
  let lost: unknown;
  let over = false;

  async function act<T>(statement: () => T): Promise<T> {
    // After some failures (a full disk) SQLite has rolled back by itself: what follows would not be in a transaction.
    if (over || !file.inTransaction) throw new Error("This transaction is over");
    try {
      return statement();
    } catch (error) {
      if (isContention(error)) lost = error;
      throw error;
    }
  }

  const tx: Transaction = {
    dialect: "sqlite",
    get wrote() {
      return wrote;
    },
    all: (sql, values = []) => act(() => file.all(sql, values)),
    lists: (sql, values = []) => act(() => file.lists(sql, values)),
    get: (sql, values = []) => act(() => file.all(sql, values)[0]),
    run: (sql, values = []) => {
      wrote = true;
      return act(() => file.run(sql, values));
    },
  };

  function undo(): void {
    if (file.inTransaction) file.exec("ROLLBACK");
  }

  try {
    await patiently(() => file.exec("BEGIN IMMEDIATE"));
  } catch (error) {
    release();
    throw error;
  }
  return {
    tx,
    get lost() {
      return lost;
    },
    commit: async () => {
      over = true;
      try {
        await patiently(() => file.exec("COMMIT"));
      } catch (error) {
        undo();
        throw error;
      } finally {
        release();
      }
    },
    rollback: async () => {
      over = true;
      try {
        undo();
      } finally {
        release();
      }
    },
  };
}

/** One connection that writes, one that reads, processes for what takes long, and those that Sequelize opens for itself, all on one file. */
export async function openSqlite(
  path: string,
  log: ((message: string) => void) | false,
  longReadMs: number,
): Promise<Database> {
  const writers = new Turns(1);
  const driver = sqliteDriver(writers);
  const sequelize = new Sequelize({
    ...{ dialect: "sqlite", dialectModule: driver, storage: path, logging: log },
    transactionType: SequelizeTransaction.TYPES.IMMEDIATE,
    // The driver makes every connection's settings, and it waits for who holds the file.
    ...{ foreignKeys: false, retry: { max: 1 } },
    define: { timestamps: false, freezeTableName: true },
  });

  async function connection(uuid: string): Promise<SqliteFile> {
    // Sequelize's manager for SQLite keeps connections by this name, which its types do not know.
    const named: { type: "write"; uuid: string } = { type: "write", uuid };
    const given = (await sequelize.connectionManager.getConnection(named)) as SqliteConnection;
    return given.file;
  }

  const writer = await connection("writer");
  const reader = await connection("reader");
  reader.exec("PRAGMA query_only=ON");
  const aside = new SqliteAside(path, longReadMs);
  return {
    ...{ dialect: "sqlite", sequelize, longReads: aside.reader },
    all: (sql, values = []) => patiently(() => reader.all(sql, values)),
    lists: (sql, values = []) => patiently(() => reader.lists(sql, values)),
    get: (sql, values = []) => patiently(() => reader.all(sql, values)[0]),
    transaction: (body) => attempted(async () => begun(writer, await writers.take()), body),
    close: async () => {
      // Who writes now may finish.
      const release = await writers.take();
      await aside.close();
      await sequelize.close();
      release();
    },
  };
}
