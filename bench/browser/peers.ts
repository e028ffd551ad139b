import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where the tables, charts and boards of others lie. */
export const PEERS = join(import.meta.dirname, "../peers/browser");

/** Installs the peers of the browser, by their own lock file: when they are measured, and only then. */
export function preparePeers(say: (line: string) => void): void {
  const made = createHash("sha256")
    .update(readFileSync(join(PEERS, "package-lock.json")))
    .digest("hex");
  const stamp = join(PEERS, "node_modules/.made-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === made) return;
  say("installing the tables, charts and boards of others");
  const given = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", given, { cwd: PEERS, stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(stamp, made);
}
