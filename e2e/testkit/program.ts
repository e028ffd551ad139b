import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { environment, root } from "../../tools/install.mjs";

/** How a program ended. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program of the product, run as a person runs it. */
export interface Program {
  /** All that it wrote, to stdout and stderr. */
  readonly said: string;
  /** The first line that fits; fails if the program ends without it. */
  line(wanted: RegExp): Promise<string>;
  readonly ended: Promise<End>;
  /** Sends a signal to the program, or to all of its group, as Ctrl-C in a terminal does. */
  signal(name: NodeJS.Signals, to?: "program" | "group"): void;
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<End>;
}

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** The environment of a newcomer: no setting of Nexus, and none of the test runner. */
function plain(): Record<string, string | undefined> {
  const ours = /^(NEXUS_|DATABASE_URL|PORT$|LOG_LEVEL|VITEST|NODE_|npm_|FORCE_COLOR|TEST$)/;
  return Object.fromEntries(Object.entries(environment()).filter(([name]) => !ours.test(name)));
}

/** Runs a program in the repository, with these settings and no others. */
export function launch(command: string, args: readonly string[], settings: Record<string, string>): Program {
  const env = { ...plain(), LOG_LEVEL: "warn", ...settings };
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  running.add(child);
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<End>((resolve) => {
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });
  const find = (wanted: RegExp): string | undefined => said.split("\n").find((line) => wanted.test(line));
  const line = (wanted: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = find(wanted);
        if (found === undefined) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      void ended.then(({ code }) => reject(new Error(`It ended (${code}) before it said ${wanted}:\n${said}`)));
      look();
    });
  const signal = (name: NodeJS.Signals, to = "program"): void => {
    if (child.pid !== undefined && running.has(child)) process.kill(to === "group" ? -child.pid : child.pid, name);
  };
  const stop = (): Promise<End> => {
    signal("SIGTERM");
    return ended;
  };
  return {
    get said() {
      return said;
    },
    ...{ line, ended, signal, stop },
  };
}

/** Below those that the system gives to connections that go out: nothing takes one before it is listened on. */
const PORTS = { from: 20_000, many: 12_000 };

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = PORTS.from + Math.floor(Math.random() * PORTS.many);
  return (await isFree(port)) ? port : freePort();
}
