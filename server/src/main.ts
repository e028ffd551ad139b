import { resolve } from "node:path";
import { ConfigError, progressOf, readConfig } from "./config.ts";
import { UnreachableError } from "./core/database/database.ts";
import { NewerDatabaseError } from "./core/database/migrate.ts";
import { KeyFileError } from "./core/keys/key-file.ts";
import { type Running, StartError, start } from "./start.ts";
import { tellingTo } from "./telling.ts";

const root = resolve(import.meta.dirname, "../..");
const STOP_MS = 9000;

function codeOf(error: unknown): string | null {
  if (error instanceof StartError) return error.code;
  if (error instanceof ConfigError) return "SETTINGS";
  if (error instanceof KeyFileError) return "KEY";
  if (error instanceof NewerDatabaseError) return "NEWER";
  if (error instanceof UnreachableError) return "DATABASE";
  return null;
}

const telling = tellingTo((line) => process.stdout.write(`${line}\n`), progressOf(process.env));

let running: Running | null = null;
let stopping = false;

async function stop(): Promise<void> {
  // The second signal does not wait.
  if (stopping) process.exit(1);
  stopping = true;
  setTimeout(() => process.exit(1), STOP_MS).unref();
  await running?.stop();
  process.exit(0);
}

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());

try {
  const config = readConfig(process.env, root);
  running = await start({ config, webDir: resolve(root, "build/web"), telling });
} catch (error) {
  const code = codeOf(error);
  // What has no code was not foreseen: its stack is what helps.
  telling.failed(
    code ?? "UNFORESEEN",
    error instanceof Error ? (code ? error.message : (error.stack ?? "")) : String(error),
  );
  process.exit(1);
}
