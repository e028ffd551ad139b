import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, program } from "./programs.ts";

/** The command that brings Redis on Debian. */
export const BRING_REDIS = "apt-get install -y redis-server";

const PATIENCE = 10_000;

/** Whether this machine has what `startRedis` needs. */
export function hasRedis(): boolean {
  return program("redis-server") !== undefined;
}

/** A Redis server of our own, which keeps nothing. */
export interface Redis {
  /** Where it is, with its password. */
  readonly url: string;
  /** Ends it as a crash would; or freezes it, so that it says nothing. */
  readonly kill: () => Promise<void>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Starts it again after a kill, and waits until it answers. */
  readonly again: () => Promise<void>;
  /** Ends it and removes its files. */
  readonly stop: () => Promise<void>;
}

function says(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    let said = "";
    socket.on("data", (chunk) => {
      said += String(chunk);
      if (said.includes("+PONG")) socket.end();
    });
    socket.on("error", () => resolve(false));
    socket.on("close", () => resolve(said.includes("+PONG")));
  });
}

/** Starts a Redis with an empty folder of its own, on a free port of this machine. */
export async function startRedis(): Promise<Redis> {
  const file = program("redis-server");
  if (file === undefined) throw new Error(`Redis was not found. Bring it with: ${BRING_REDIS}`);
  const folder = mkdtempSync(join(tmpdir(), "nexus-redis-"));
  const [port, password] = [await freePort(), randomBytes(16).toString("hex")];
  const args = ["--bind", "127.0.0.1", "--port", String(port), "--requirepass", password];
  let [server, ended]: [ChildProcess | null, Promise<unknown>] = [null, Promise.resolve()];
  const onExit = (): void => {
    server?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", onExit);

  async function again(): Promise<void> {
    const child = spawn(file ?? "", [...args, "--dir", folder, "--save", "", "--appendonly", "no"], {
      stdio: "ignore",
    });
    server = child;
    ended = new Promise((done) => child.on("close", done));
    const until = performance.now() + PATIENCE;
    while (!(await says(port, password))) {
      if (child.exitCode !== null || performance.now() > until) throw new Error("Redis did not start");
    }
  }

  const kill = async (): Promise<void> => {
    server?.kill("SIGKILL");
    await ended;
  };
  await again();
  return {
    ...{ url: `redis://:${password}@127.0.0.1:${port}`, kill, again },
    freeze: () => void server?.kill("SIGSTOP"),
    thaw: () => void server?.kill("SIGCONT"),
    stop: async () => {
      process.off("exit", onExit);
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
