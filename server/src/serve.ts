import { resolve } from "node:path";
import { progressOf, readConfig } from "./config.ts";
import { logger, standardError } from "./core/telemetry/log.ts";
import { type Running, start } from "./start.ts";
import { codeOf } from "./start-error.ts";
import { surviving } from "./surviving.ts";
import { tellingTo } from "./telling.ts";

/** After how long a stop is not waited for any more. */
const STOP_MS = 9000;

export interface ServeOptions {
  readonly write: (line: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly root: string;
}

/** The life of a server's process: started, told to stop by a signal or by the end of its parent. Answers its exit code. */
export async function serve({ write, env, root }: ServeOptions): Promise<number> {
  const telling = tellingTo(write, progressOf(env));
  const ended = Promise.withResolvers<number>();
  let running: Running | null = null;
  let stopping = false;

  async function stop(code: number): Promise<void> {
    // The second signal does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    // What has not begun to serve holds nothing that would have to be finished.
    if (!running) process.exit(code);
    await running.stop();
    ended.resolve(code);
  }

  process.on("SIGTERM", () => void stop(0));
  process.on("SIGINT", () => void stop(0));
  // Whoever started this process holds the other end of its channel, and lets go of it however it ends.
  process.on("disconnect", () => void (stopping || stop(0)));
  process.channel?.unref();

  try {
    const config = readConfig(env, root);
    const log = logger(config.logLevel, standardError());
    surviving(log, () => void (stopping || stop(1)));
    running = await start({ config, webDir: resolve(root, "build/web"), telling, log });
  } catch (error) {
    const code = codeOf(error);
    // What has no code was not foreseen: its stack is what helps.
    telling.failed(
      code ?? "UNFORESEEN",
      error instanceof Error ? (code ? error.message : (error.stack ?? "")) : String(error),
    );
    return 1;
  }
  return ended.promise;
}
