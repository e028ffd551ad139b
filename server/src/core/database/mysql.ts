import mysql2, { type Connection } from "mysql2";
import { ConnectionAcquireTimeoutError, ConnectionError, Sequelize } from "sequelize";
import type { Database, Reader, Transaction } from "./access.ts";
import { attempted, type Begun } from "./attempts.ts";
import { BusyError, isConnectionLoss, isContention, UnreachableError } from "./failures.ts";
import { longReader } from "./mysql-long.ts";
import { addressOf, ask, breakOff } from "./mysql-reach.ts";
import { command, lists, rows, run } from "./mysql-statement.ts";
import { Presence } from "./presence.ts";
import { PATIENCE_MS, Turns } from "./turns.ts";

const CONNECTIONS = 10;
/** Fewer than connections, so that a body that also reads outside its transaction always finds one. */
const TRANSACTIONS = 8;

/** Sequelize sets the time zone itself. */
const SESSION = [
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
  // The names of what a record refers to come as one text, of which MySQL cuts off what is longer than a kilobyte.
  "SET SESSION group_concat_max_len=1048576",
  "SET SESSION innodb_lock_wait_timeout=5, sql_mode='STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
];

/** Sequelize's connections to one MySQL or MariaDB, whose statements are prepared and sent on them directly. */
class Connections {
  readonly sequelize: Sequelize;
  readonly #where: string;
  readonly #presence: Presence;
  /** Since when each one that is in use has been. */
  readonly #taken = new Map<Connection, number>();

  constructor(sequelize: Sequelize, where: string, ask: () => Promise<void>) {
    this.sequelize = sequelize;
    this.#where = where;
    this.#presence = new Presence({
      ask,
      abandon: (why) => {
        // With its stream a connection ends, and what waits for an answer on it.
        for (const connection of this.#taken.keys()) breakOff(connection, why);
      },
      longest: () => {
        const [oldest] = this.#taken.values();
        return oldest === undefined ? 0 : performance.now() - oldest;
      },
    });
    // What Sequelize itself sends does not wait for a server that is away, either.
    sequelize.addHook("beforePoolAcquire", () => {
      if (this.#presence.away) throw this.#presence.away;
    });
  }

  async take(type: "read" | "write"): Promise<Connection> {
    if (this.#presence.away) throw this.#presence.away;
    try {
      const acquiring = this.sequelize.connectionManager.getConnection({ type }) as Promise<Connection>;
      this.#presence.watch();
      const connection = await this.#acquired(acquiring);
      this.#taken.set(connection, performance.now());
      return connection;
    } catch (error) {
      if (error instanceof ConnectionAcquireTimeoutError) {
        throw new BusyError("All connections to the database are in use. Try again in a moment.", { cause: error });
      }
      if (error instanceof ConnectionError) {
        const message = `The database at ${this.#where} cannot be reached (${error.message}). Is it started, and are its address, user and password right?`;
        const away = new UnreachableError(message, { cause: error });
        this.#presence.lost(away);
        throw away;
      }
      throw error;
    }
  }

  /** A connection of the pool. One that comes when it is known that the server is away goes back. */
  async #acquired(acquiring: Promise<Connection>): Promise<Connection> {
    try {
      return await this.#presence.whilePresent(acquiring);
    } catch (error) {
      if (error instanceof UnreachableError) {
        acquiring.then(
          (late) => this.sequelize.connectionManager.releaseConnection(late),
          () => {},
        );
      }
      throw error;
    }
  }

  /** Why nothing can be had of the server; null where it is there. */
  get away(): UnreachableError | null {
    return this.#presence.away;
  }

  close(): void {
    this.#presence.close();
  }

  give(connection: Connection): void {
    this.#taken.delete(connection);
    this.sequelize.connectionManager.releaseConnection(connection);
  }

  /** Ends a connection in whose state nobody can trust; the database rolls back what it had begun. */
  async drop(connection: Connection): Promise<void> {
    this.#taken.delete(connection);
    connection.destroy();
    try {
      await this.sequelize.connectionManager.destroyConnection(connection);
    } catch {
      // Its own error had removed it from the pool already.
    }
  }

  /**
   * Acts on any connection; on another one where the first turns out to be broken, as after a restart of the server.
   * The one that it was done on is not given back yet.
   */
  async act<T>(type: "read" | "write", act: (connection: Connection) => Promise<T>): Promise<[Connection, T]> {
    for (let attempt = 1; ; attempt += 1) {
      const connection = await this.take(type);
      try {
        return [connection, await act(connection)];
      } catch (error) {
        if (!isConnectionLoss(error)) {
          this.give(connection);
          throw error;
        }
        await this.drop(connection);
        // A restart breaks all that lie in the pool: behind the last of them there is a new one.
        if (attempt > CONNECTIONS) throw error;
      }
    }
  }

  async read<T>(act: (connection: Connection) => Promise<T>): Promise<T> {
    const [connection, answer] = await this.act("read", act);
    this.give(connection);
    return answer;
  }

  /** Stops what a connection does at this moment, and the locks that it waits with. */
  async kill({ threadId }: Connection): Promise<void> {
    try {
      await this.read((other) => command(other, `KILL ${threadId}`));
    } catch {
      // It has ended by itself, or it will: the server gives up a wait after innodb_lock_wait_timeout.
    }
  }
}

async function begun(connections: Connections, release: () => void): Promise<Begun> {
  let wrote = false;
  let lost: unknown;
  let running = 0;
  let over = false;
  let connection: Connection;
  try {
    [connection] = await connections.act("write", (taken) => command(taken, "START TRANSACTION"));
  } catch (error) {
    release();
    throw error;
  }

  async function act<T>(statement: () => Promise<T>): Promise<T> {
    if (over || lost) throw new Error("This transaction is over", { cause: lost });
    running += 1;
    try {
      return await statement();
    } catch (error) {
      if (isContention(error) || isConnectionLoss(error)) lost = error;
      throw error;
    } finally {
      running -= 1;
    }
  }

  const tx: Transaction = {
    dialect: "mysql",
    get wrote() {
      return wrote;
    },
    all: (sql, values = []) => act(() => rows(connection, sql, values)),
    lists: (sql, values = []) => act(() => lists(connection, sql, values)),
    get: (sql, values = []) => act(async () => (await rows(connection, sql, values))[0]),
    run: (sql, values = []) => {
      wrote = true;
      return act(() => run(connection, sql, values));
    },
  };

  return {
    tx,
    get lost() {
      // A body that ran out of time because the server has gone was not slow itself: it is told of the server.
      return lost ?? connections.away;
    },
    commit: async () => {
      over = true;
      try {
        await command(connection, "COMMIT");
        connections.give(connection);
      } catch (error) {
        await connections.drop(connection);
        throw error;
      } finally {
        release();
      }
    },
    rollback: async () => {
      over = true;
      try {
        // A statement that still runs (it waits for a lock, say) would have to end before a ROLLBACK could begin.
        if (running > 0) {
          await connections.kill(connection);
          await connections.drop(connection);
        } else {
          await command(connection, "ROLLBACK");
          connections.give(connection);
        }
      } catch {
        await connections.drop(connection);
      } finally {
        release();
      }
    },
  };
}

function sequelizeOf(url: URL, log: ((message: string) => void) | false): Sequelize {
  const socketPath = url.searchParams.get("socketPath");
  return new Sequelize({
    ...{ dialect: "mysql", dialectModule: mysql2, logging: log, timezone: "+00:00" },
    ...{ host: url.hostname, port: Number(url.port || 3306), database: decodeURIComponent(url.pathname.slice(1)) },
    ...{ username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
    pool: { max: CONNECTIONS, min: 0, idle: 60_000, acquire: PATIENCE_MS },
    define: { timestamps: false, freezeTableName: true, charset: "utf8mb4", collate: "utf8mb4_bin" },
    dialectOptions: {
      ...{ charset: "utf8mb4_bin", timezone: "Z", typeCast: true, dateStrings: true, jsonStrings: true },
      ...{ supportBigNumbers: true, bigNumberStrings: false, maxPreparedStatements: 500, connectTimeout: PATIENCE_MS },
      // An UPDATE counts the rows that it met, as SQLite's does, not only those that it altered.
      flags: "FOUND_ROWS",
      ...(socketPath === null ? {} : { socketPath }),
    },
    hooks: {
      afterConnect: async (connection) => {
        for (const setting of SESSION) await command(connection as Connection, setting);
      },
    },
  });
}

export async function openMysql(
  url: URL,
  log: ((message: string) => void) | false,
  longReadMs: number,
): Promise<Database> {
  const sequelize = sequelizeOf(url, log);
  const where = url.searchParams.get("socketPath") ?? `${url.hostname}:${url.port || 3306}`;
  const address = addressOf(url);
  const connections = new Connections(sequelize, `${where}${url.pathname}`, () => ask(address));
  const transactions = new Turns(TRANSACTIONS);
  const reader: Reader = {
    dialect: "mysql",
    all: (sql, values = []) => connections.read((connection) => rows(connection, sql, values)),
    lists: (sql, values = []) => connections.read((connection) => lists(connection, sql, values)),
    get: (sql, values = []) => connections.read(async (connection) => (await rows(connection, sql, values))[0]),
  };
  await reader.get("SELECT 1");
  const longReads = longReader(connections, longReadMs);
  return {
    ...{ ...reader, sequelize, longReads },
    transaction: (body) => attempted(async () => begun(connections, await transactions.take()), body),
    close: () => {
      connections.close();
      return sequelize.close();
    },
  };
}
