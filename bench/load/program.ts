import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

/** Where Node keeps what it compiled of every program. */
const COMPILED = join(tmpdir(), "nexus-bench-compiled");

/** The processor of the server that is measured, and the one of everything else. */
export const CORES = { server: 0, others: availableParallelism() > 1 ? 1 : 0 } as const;

/** A program of this folder that runs as a process of its own, on one processor, and answers messages. */
export interface Program {
  readonly pid: number;
  /** What it said when it was ready. */
  readonly ready: unknown;
  /** Sends a message and gives the answer. */
  ask(message: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

async function answerOf(child: ChildProcess, file: string): Promise<unknown> {
  const ended = new AbortController();
  const message = once(child, "message", { signal: ended.signal });
  const exit = once(child, "exit", { signal: ended.signal }).then(([code]) => {
    throw new Error(`${file} ended with ${code}`);
  });
  try {
    const [answer] = await Promise.race([message, exit]);
    return answer;
  } finally {
    message.catch(() => {});
    exit.catch(() => {});
    ended.abort();
  }
}

/** Starts a program of bench/ on one processor; `task` is what it is told. */
export async function startProgram(file: string, core: number, task: object = {}): Promise<Program> {
  const path = join(import.meta.dirname, "..", file);
  const child = spawn("taskset", ["-c", String(core), process.execPath, path, JSON.stringify(task)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // As `npm start` does, for limits and peers too.
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
    // An advanced answer may hold a whole profile.
    serialization: "advanced",
  });
  const onExit = (): boolean => child.kill("SIGKILL");
  process.once("exit", onExit);
  const ready = await answerOf(child, file);
  return {
    pid: child.pid as number,
    ready,
    ask: (message) => {
      child.send(message as object);
      return answerOf(child, file);
    },
    stop: async () => {
      process.off("exit", onExit);
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Moves a process that runs already, with all its threads, to one processor. */
export function pin(pid: number, core: number): void {
  execFileSync("taskset", ["-a", "-c", "-p", String(core), String(pid)], { stdio: "ignore" });
}
