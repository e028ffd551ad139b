import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import mysql2, { type Connection, type ConnectionOptions } from "mysql2";

/** How long a server may take to say that it is there. */
const ANSWER_MS = 800;

/** The socket of a connection, which mysql2's types do not show. */
function streamOf(connection: Connection): Duplex {
  return (connection as unknown as { readonly stream: Duplex }).stream;
}

/** Breaks a connection, and with it what waits for an answer on it, as the driver tells it where the server has gone. */
export function breakOff(connection: Connection, { message }: Error): void {
  const lost = Object.assign(new Error(message), { code: "PROTOCOL_CONNECTION_LOST", fatal: true });
  streamOf(connection).destroy(lost);
}

/** Asks a server whether it is there, on a connection of its own. */
export async function ask(config: ConnectionOptions): Promise<void> {
  const connection = mysql2.createConnection({ ...config, connectTimeout: ANSWER_MS });
  const answered = new Promise<void>((resolve, reject) => {
    connection.on("error", reject);
    connection.ping((error) => (error ? reject(error) : resolve()));
  });
  const late = new AbortController();
  try {
    const silence = sleep(ANSWER_MS, undefined, { signal: late.signal }).then(() => {
      throw new Error(`no answer within ${ANSWER_MS} ms`);
    });
    await Promise.race([answered, silence]);
  } finally {
    late.abort();
    answered.catch(() => {});
    connection.destroy();
  }
}

export function addressOf(url: URL): ConnectionOptions {
  const socketPath = url.searchParams.get("socketPath");
  return {
    ...(socketPath === null ? { host: url.hostname, port: Number(url.port || 3306) } : { socketPath }),
    ...{ user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
  };
}
