// Plain JavaScript for Node 20: this runs before anything is installed.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

export const root = resolve(import.meta.dirname ?? ".", "..");
const OLDEST_NODE = 20;
const STILL_AT_IT = 15_000;

/** Something that a person must mend. Its message is all that is shown. */
export class Trouble extends Error {}

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, peer?: boolean, devOptional?: boolean }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * @param {string} file
 * @returns {Lock | undefined}
 */
function lockAt(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what package-lock.json says: npm writes what it installed into a lock file of its own.
 * @param {string} [folder]
 */
export function isInstalled(folder = root) {
  const wanted = lockAt(join(folder, "package-lock.json"));
  const installed = lockAt(join(folder, "node_modules/.package-lock.json"));
  if (wanted === undefined) throw new Trouble("package-lock.json is missing or is no JSON. Restore it from git.");
  if (installed === undefined) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (!path.includes("node_modules/")) return true;
    const found = installed.packages[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.link === entry.link;
  });
}

/** The pinned Node, which everything but this first step runs on. */
export const pinnedNode = join(root, "node_modules/node/bin/node");

/** The environment for a process of the repository: the pinned Node and the tools of node_modules come first. */
export function environment() {
  const path = process.env.PATH ?? "";
  return { ...process.env, PATH: `${join(root, "node_modules/.bin")}${delimiter}${path}` };
}

/** npm must not run on a Node which it is about to replace. */
function withoutOwnBinaries() {
  const path = (process.env.PATH ?? "").split(delimiter).filter((each) => !each.includes("node_modules"));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** @param {(line: string) => void} say */
async function npmCi(say) {
  const began = Date.now();
  const npm = spawn("npm", ["ci", "--no-audit", "--no-fund"], { cwd: root, env: withoutOwnBinaries() });
  let said = "";
  for (const stream of [npm.stdout, npm.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  const clock = setInterval(() => {
    say(`still installing, ${Math.round((Date.now() - began) / 1000)} seconds`);
  }, STILL_AT_IT);
  try {
    const code = await new Promise((done, fail) => npm.on("error", fail).on("close", done));
    if (code !== 0) throw new Trouble(`npm ci failed. This is what npm said:\n\n${said.trim()}`);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble("npm was not found. Install npm (it comes with Node) and try again.");
  } finally {
    clearInterval(clock);
  }
}

/**
 * Installs what is missing and makes sure of the pinned Node.
 * @param {(line: string) => void} [say] what is shown while it works
 */
export async function install(say = (line) => console.log(`· ${line}`)) {
  const [major = 0] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE) {
    throw new Trouble(`Nexus needs Node ${OLDEST_NODE} or newer to start; this is Node ${process.versions.node}.`);
  }
  if (!isInstalled()) {
    say("installing packages, this takes a minute or two the first time");
    await npmCi(say);
    say("packages are installed");
  }
  if (!existsSync(pinnedNode)) {
    throw new Trouble(
      "The pinned Node is missing, because npm was told to skip install scripts (ignore-scripts).\n" +
        "Bring it with: npm rebuild node --ignore-scripts=false",
    );
  }
}
