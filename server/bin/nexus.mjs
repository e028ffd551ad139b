#!/usr/bin/env node
// Plain JavaScript for Node 20: it starts the commands on the pinned Node, where the repository has brought it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const pinned = join(import.meta.dirname ?? ".", "../../node_modules/node/bin/node");
const child = spawn(
  existsSync(pinned) ? pinned : process.execPath,
  [join(import.meta.dirname ?? ".", "../src/commands/main.ts"), ...process.argv.slice(2)],
  // The channel tells the child when this process has gone, however it went.
  { stdio: ["inherit", "inherit", "inherit", "ipc"] },
);
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.on(signal, () => child.kill(signal));
child.on("error", ({ message }) => {
  process.stderr.write(`Nexus could not be started: ${message}. Run npm ci, then try again.\n`);
  process.exitCode = 1;
});
child.on("close", (code) => {
  process.exitCode = code ?? 1;
});
