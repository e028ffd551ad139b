import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Reader, Row, Value } from "./access.ts";
import { LongReadError } from "./failures.ts";
import { Turns } from "./turns.ts";

const SCRIPT = fileURLToPath(new URL("./sqlite-aside-process.ts", import.meta.url));
/** How many read at once. */
const PLACES = 2;
/** How long a process is kept that nobody needs. */
const IDLE_MS = 60_000;

/** What is asked of such a process. */
export interface Asked {
  readonly as: "all" | "lists";
  readonly sql: string;
  readonly values: readonly Value[];
}

interface Answer {
  readonly rows?: unknown[];
  readonly failed?: { readonly message: string; readonly errcode?: number };
}

function answerOf(child: ChildProcess): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      child.off("message", told);
      child.off("exit", gone);
    };
    const told = ({ rows, failed }: Answer): void => {
      over();
      if (rows) resolve(rows);
      else reject(Object.assign(new Error(failed?.message), { errcode: failed?.errcode }));
    };
    const gone = (): void => {
      over();
      reject(new Error("The process that reads beside the server has ended"));
    };
    child.on("message", told);
    child.on("exit", gone);
  });
}

/** Reads in processes of their own, which are begun when they are needed and ended where they take too long. */
export class SqliteAside {
  readonly #path: string;
  readonly #deadline: number;
  readonly #turns = new Turns(PLACES);
  readonly #idle: { readonly child: ChildProcess; readonly timer: NodeJS.Timeout }[] = [];
  readonly #all = new Set<ChildProcess>();
  readonly reader: Reader;

  constructor(path: string, deadline: number) {
    this.#path = path;
    this.#deadline = deadline;
    const all = (sql: string, values: readonly Value[] = []) => this.#read<Row>({ as: "all", sql, values });
    this.reader = {
      dialect: "sqlite",
      all,
      lists: (sql, values = []) => this.#read<Value[]>({ as: "lists", sql, values }),
      get: async (sql, values) => (await all(sql, values))[0],
    };
  }

  async #read<R>(asked: Asked): Promise<R[]> {
    const release = await this.#turns.take();
    const timer = Promise.withResolvers<never>();
    const late = setTimeout(() => timer.reject(new LongReadError(this.#deadline)), this.#deadline);
    const inTime = (answer: Promise<unknown[]>): Promise<unknown[]> => {
      // A process that is ended has no answer, and then nobody waits for it.
      answer.catch(() => {});
      return Promise.race([answer, timer.promise]);
    };
    const rested = this.#idle.pop();
    clearTimeout(rested?.timer);
    const child = rested?.child ?? this.#begun();
    try {
      if (!rested) await inTime(answerOf(child));
      const answer = answerOf(child);
      child.send(asked);
      const rows = await inTime(answer);
      this.#rest(child);
      return rows as R[];
    } catch (error) {
      // What a process says of a statement is its answer; whatever else stopped it leaves nothing to rely on.
      if (error instanceof Error && "errcode" in error) this.#rest(child);
      else child.kill("SIGKILL");
      throw error;
    } finally {
      clearTimeout(late);
      release();
    }
  }

  #begun(): ChildProcess {
    const child = fork(SCRIPT, [this.#path], { serialization: "advanced", execArgv: [], stdio: "ignore" });
    this.#all.add(child);
    child.on("exit", () => {
      this.#all.delete(child);
      const at = this.#idle.findIndex((each) => each.child === child);
      if (at !== -1) this.#idle.splice(at, 1);
    });
    // The server's own end waits for none of them.
    child.unref();
    child.channel?.unref();
    return child;
  }

  #rest(child: ChildProcess): void {
    const timer = setTimeout(() => child.kill("SIGKILL"), IDLE_MS);
    timer.unref();
    this.#idle.push({ child, timer });
  }

  /** Ends them, and waits until they are gone: as long as one has the file open, SQLite leaves its log beside it. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#all].map((child) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        child.once("exit", () => resolve());
        child.once("error", () => resolve());
        child.ref();
        child.kill("SIGKILL");
        return promise;
      }),
    );
  }
}
