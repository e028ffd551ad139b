import type { Database, Reader, Transaction, Value } from "../core/database/database.ts";

/** A statement that was sent to a database. */
export interface Sent {
  readonly sql: string;
  readonly values: readonly Value[];
}

function watchedReader<R extends Reader>(reader: R, sent: (each: Sent) => void) {
  return {
    all: (sql: string, values: readonly Value[] = []) => {
      sent({ sql, values });
      return reader.all(sql, values);
    },
    lists: (sql: string, values: readonly Value[] = []) => {
      sent({ sql, values });
      return reader.lists(sql, values);
    },
    get: (sql: string, values: readonly Value[] = []) => {
      sent({ sql, values });
      return reader.get(sql, values);
    },
  };
}

/** A database that tells every statement it is sent, before it sends it. */
export function watched(database: Database, sent: (each: Sent) => void): Database {
  return {
    ...{ dialect: database.dialect, sequelize: database.sequelize },
    ...watchedReader(database, sent),
    longReads: { dialect: database.dialect, ...watchedReader(database.longReads, sent) },
    transaction: (body) =>
      database.transaction((tx) => {
        const own: Transaction = {
          dialect: tx.dialect,
          get wrote() {
            return tx.wrote;
          },
          ...watchedReader(tx, sent),
          run: (sql, values = []) => {
            sent({ sql, values });
            return tx.run(sql, values);
          },
        };
        return body(own);
      }),
    close: () => database.close(),
  };
}
