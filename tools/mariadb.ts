import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort, program } from "./programs.ts";

/** The command that brings MariaDB on Debian. */
export const BRING_MARIADB = "apt-get install -y mariadb-server";

const run = promisify(execFile);
const PATIENCE = 30_000;
/** Whether this machine has what `startMariadb` needs. */
export function hasMariadb(): boolean {
  return ["mariadbd", "mariadb-install-db", "mariadb"].every((name) => program(name) !== undefined);
}

/** A MariaDB server of our own. */
export interface Mariadb {
  /** Where it is, with user and password and without a database: `mysql://user:password@127.0.0.1:port/`. */
  readonly url: string;
  /** Makes an empty database and answers its URL. */
  readonly fresh: () => Promise<string>;
  /** Ends the server as a crash of its machine would, and leaves its files; or freezes it, so that it says nothing. */
  readonly kill: () => Promise<void>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Starts it again after a kill, and waits until it answers. */
  readonly again: () => Promise<void>;
  /** Ends the server and removes its files. */
  readonly stop: () => Promise<void>;
}

/** Whether commits reach the disk (as in production, for measurements) or only the memory (for tests). */
export type Durability = "disk" | "memory";

/** Makes an empty database on the server at `url` and answers its URL. */
export async function freshDatabase(url: string): Promise<string> {
  const { hostname, port, username, password } = new URL(url);
  const name = `nexus_${randomBytes(8).toString("hex")}`;
  const create = `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;
  const args = ["--no-defaults", "--protocol=tcp", `--host=${hostname}`, `--port=${port}`, `--user=${username}`];
  await run(program("mariadb") ?? "mariadb", [...args, "--execute", create], { env: { MYSQL_PWD: password } });
  return `${url}${name}`;
}

async function answering(url: string, server: ChildProcess, log: string): Promise<void> {
  const until = Date.now() + PATIENCE;
  const { hostname, port, username, password } = new URL(url);
  const args = ["--no-defaults", "--protocol=tcp", `--host=${hostname}`, `--port=${port}`, `--user=${username}`];
  for (;;) {
    try {
      await run(program("mariadb") ?? "mariadb", [...args, "--execute", "SELECT 1"], { env: { MYSQL_PWD: password } });
      return;
    } catch (error) {
      if (server.exitCode === null && Date.now() < until) continue;
      throw new Error(`MariaDB did not start:\n${readFileSync(log, "utf8").slice(-4000)}`, { cause: error });
    }
  }
}

/** Starts a MariaDB server with an empty folder of its own, on a free port of this machine. */
export async function startMariadb(durability: Durability = "disk"): Promise<Mariadb> {
  const [mariadbd, installDb] = [program("mariadbd"), program("mariadb-install-db")];
  if (mariadbd === undefined || installDb === undefined || program("mariadb") === undefined) {
    throw new Error(`MariaDB was not found. Bring it with: ${BRING_MARIADB}`);
  }
  const folder = mkdtempSync(join(tmpdir(), "nexus-mariadb-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const asRoot = process.getuid?.() === 0 ? ["--user=root"] : [];
    // A folder of its own for what is temporary, too: two installations at once would take each other's.
    const own = [`--datadir=${join(folder, "data")}`, `--tmpdir=${folder}`];
    const shared = ["--no-defaults", ...own, ...asRoot, "--innodb-log-file-size=16M"];
    await run(installDb, [
      ...shared,
      "--auth-root-authentication-method=socket",
      "--skip-test-db",
      "--skip-name-resolve",
    ]);
    return await serve(mariadbd, shared, { folder, durability, remove });
  } catch (error) {
    remove();
    throw error;
  }
}

async function serve(
  mariadbd: string,
  shared: readonly string[],
  { folder, durability, remove }: { folder: string; durability: Durability; remove: () => void },
): Promise<Mariadb> {
  const [port, password, log] = [await freePort(), randomBytes(16).toString("hex"), join(folder, "log")];
  const init = join(folder, "init.sql");
  const user = `CREATE USER nexus@'%' IDENTIFIED BY '${password}'; GRANT ALL ON *.* TO nexus@'%' WITH GRANT OPTION;`;
  writeFileSync(init, user.replaceAll("; ", ";\n"), { mode: 0o600 });
  const args = [
    ...shared,
    "--bind-address=127.0.0.1",
    `--port=${port}`,
    `--socket=${join(folder, "socket")}`,
    `--pid-file=${join(folder, "pid")}`,
    `--log-error=${log}`,
    `--init-file=${init}`,
    "--skip-name-resolve",
    "--skip-log-bin",
    "--innodb-buffer-pool-size=128M",
    "--max-connections=500",
    ...(durability === "memory" ? ["--innodb-flush-log-at-trx-commit=0", "--skip-innodb-doublewrite"] : []),
  ];
  const begin = (): ChildProcess => spawn(mariadbd, args, { stdio: "ignore" });
  const end = (child: ChildProcess): Promise<unknown> => new Promise((done) => child.on("close", done));
  let server = begin();
  let ended = end(server);
  const onExit = (): void => {
    server.kill("SIGKILL");
    remove();
  };
  process.once("exit", onExit);
  const stop = async (): Promise<void> => {
    process.off("exit", onExit);
    server.kill(durability === "memory" ? "SIGKILL" : "SIGTERM");
    await ended;
    remove();
  };
  try {
    const url = `mysql://nexus:${password}@127.0.0.1:${port}/`;
    await answering(url, server, log);
    return {
      ...{ url, fresh: () => freshDatabase(url), stop },
      kill: async () => {
        server.kill("SIGKILL");
        await ended;
      },
      freeze: () => void server.kill("SIGSTOP"),
      thaw: () => void server.kill("SIGCONT"),
      again: async () => {
        // Who may come in was written down at the first start.
        args.splice(args.indexOf(`--init-file=${init}`), 1);
        server = begin();
        ended = end(server);
        await answering(url, server, log);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
