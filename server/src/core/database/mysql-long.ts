import type { Connection } from "mysql2";
import type { Reader } from "./access.ts";
import { LongReadError } from "./failures.ts";
import { command, lists, rows } from "./mysql-statement.ts";
import { Turns } from "./turns.ts";

/** How many long reads run at once. */
const PLACES = 3;

/** How soon a statement is told again to end. */
const AGAIN_MS = 50;

/** Any of the connections to a MySQL, which is given back when the act has ended. */
interface Connections {
  read<T>(act: (connection: Connection) => Promise<T>): Promise<T>;
}

/** Reads that the server itself is told to break off when their time is over. */
export function longReader(connections: Connections, deadline: number): Reader {
  const turns = new Turns(PLACES);

  async function within<T>(connection: Connection, act: (connection: Connection) => Promise<T>): Promise<T> {
    let ending: Promise<unknown> = Promise.resolve();
    let [isLate, isOver] = [false, false];
    const kill = (other: Connection) => command(other, `KILL QUERY ${connection.threadId}`);
    const end = (): void => {
      isLate = true;
      ending = connections
        .read(kill)
        .catch(() => connection.destroy())
        .finally(() => {
          // One that arrives between preparing a statement and running it ends nothing.
          if (!isOver) timer = setTimeout(end, AGAIN_MS);
        });
    };
    let timer = setTimeout(end, deadline);
    try {
      return await act(connection);
    } catch (error) {
      throw isLate ? new LongReadError(deadline) : error;
    } finally {
      isOver = true;
      clearTimeout(timer);
      // It must have arrived before somebody else asks on this connection.
      await ending;
    }
  }

  async function long<T>(act: (connection: Connection) => Promise<T>): Promise<T> {
    const release = await turns.take();
    try {
      return await connections.read((connection) => within(connection, act));
    } finally {
      release();
    }
  }

  return {
    dialect: "mysql",
    all: (sql, values = []) => long((connection) => rows(connection, sql, values)),
    lists: (sql, values = []) => long((connection) => lists(connection, sql, values)),
    get: (sql, values = []) => long(async (connection) => (await rows(connection, sql, values))[0]),
  };
}
