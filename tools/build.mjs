import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { environment, pinnedNode, root, Trouble } from "./install.mjs";

const OUTPUT = "build/web";
const STAMP = "build/web.stamp";
/** What the browser files are made from, from the root of the repository. */
const INPUTS = [
  "packages",
  "host-shell",
  "rollup.config.ts",
  "tools/build",
  "package-lock.json",
  "tsconfig.base.json",
  "tsconfig.browser.json",
];
const NO_INPUT = /(^|\/)(node_modules|build)$|\.(test|stories|e2e)\.ts$/;

/**
 * @param {string} path
 * @returns {string[]} the files at or below a path, in the same order on every machine
 */
function filesBelow(path) {
  if (NO_INPUT.test(path)) return [];
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => filesBelow(join(path, name)));
  } catch {
    return existsSync(path) ? [path] : [];
  }
}

/**
 * A hash of the names and contents of everything that the browser files are made from.
 * @param {string} [folder]
 */
export function inputs(folder = root) {
  const hash = createHash("sha256");
  for (const file of INPUTS.flatMap((name) => filesBelow(join(folder, name)))) {
    const text = readFileSync(file);
    hash.update(`${relative(folder, file)}\0${text.length}\0`).update(text);
  }
  return hash.digest("hex");
}

/**
 * Whether build/web was made from what the folder holds now.
 * @param {string} [folder]
 */
export function isBuilt(folder = root) {
  const stamp = join(folder, STAMP);
  return existsSync(join(folder, OUTPUT)) && existsSync(stamp) && readFileSync(stamp, "utf8") === inputs(folder);
}

function rollup() {
  const args = [join(root, "node_modules/rollup/dist/bin/rollup"), "-c", "rollup.config.ts", "--silent"];
  const child = spawn(pinnedNode, args, { cwd: root, env: environment() });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
  return new Promise((done) => child.on("close", (code) => done({ code, said })));
}

/**
 * Builds the browser files if what they are made from has changed.
 * @param {(line: string) => void} [say] what is shown while it works
 */
export async function build(say = (line) => console.log(`· ${line}`)) {
  if (isBuilt()) return;
  say("building the browser files");
  const made = inputs();
  const stamp = join(root, STAMP);
  rmSync(stamp, { force: true });
  const { code, said } = await rollup();
  if (code !== 0)
    throw new Trouble(`The browser files could not be built. This is what rollup said:\n\n${said.trim()}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, made);
}
