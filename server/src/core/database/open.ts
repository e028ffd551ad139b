import type { Database } from "./access.ts";
import { openMysql } from "./mysql.ts";
import { openSqlite } from "./sqlite.ts";

export interface OpenOptions {
  /** `sqlite:<path>`, `mysql://user:password@host:port/database`, or the latter with `?socketPath=<path>`. */
  readonly url: string;
  /** Told each statement that Sequelize itself sends. */
  readonly log?: (message: string) => void;
  /** How long a long read may take, in milliseconds. */
  readonly longReadMs?: number;
}

const LONG_READ_MS = 5000;

/** Opens a database, or says clearly why it cannot be reached. */
export async function openDatabase({ url, log, longReadMs = LONG_READ_MS }: OpenOptions): Promise<Database> {
  const telling = log ?? false;
  if (url.startsWith("mysql://")) return openMysql(new URL(url), telling, longReadMs);
  const [, path] = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(url) ?? [];
  if (path === undefined || path.includes(":memory:")) {
    throw new Error("A database is sqlite:<path of a file> or mysql://<user>:<password>@<host>:<port>/<database>");
  }
  return openSqlite(path, telling, longReadMs);
}
