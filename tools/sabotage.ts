// `npm run test:sabotage [promise or file …]`: takes the guards of the promises out, one by one, and expects the suite of
// each to fail. A suite that does not notice proves nothing.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./check.ts";
import { startMariadb } from "./mariadb.ts";
import type { Guard } from "./sabotage/guard.ts";
import { GUARDS } from "./sabotage/guards/index.ts";
import { VARIABLE } from "./sabotage/taken-out.ts";

const chosen = process.argv.slice(2);
const guards = GUARDS.filter(
  ({ promise, file, suite }) => chosen.length === 0 || chosen.some((word) => [promise, file, suite].includes(word)),
);
const folder = mkdtempSync(join(tmpdir(), "nexus-sabotage-"));

interface Verdict {
  readonly guard: Guard;
  /** How many tests failed; null where the run did not come to an end. */
  readonly failed: number | null;
  readonly output: string;
}

async function run(guard: Guard, index: number, env: NodeJS.ProcessEnv): Promise<Verdict> {
  const { file, find, put, suite, test } = guard;
  const report = join(folder, `${index}.json`);
  // What vitest keeps of an earlier run would have the guard still in it.
  const args = [
    "run",
    "--fsModuleCache=false",
    "--reporter=json",
    `--outputFile=${report}`,
    suite,
    ...(test ? ["-t", test] : []),
  ];
  const hook = `--import=${pathToFileURL(join(root, "tools/sabotage/hook.ts")).href}`;
  const child = spawn(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), ...args], {
    cwd: root,
    env: { ...env, [VARIABLE]: JSON.stringify({ file, find, put }), NODE_OPTIONS: hook },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((done) => child.on("close", done));
  if (!existsSync(report)) return { guard, failed: null, output };
  const { numFailedTests } = JSON.parse(readFileSync(report, "utf8")) as { numFailedTests: number };
  return { guard, failed: numFailedTests, output };
}

const mariadb = await startMariadb("memory");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const env = { ...process.env, NEXUS_TEST_MARIADB: mariadb.url };
const waiting = guards.map((guard, index) => ({ guard, index }));
const unnoticed: Verdict[] = [];

async function work(): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const verdict = await run(next.guard, next.index, env);
    const { promise, says } = next.guard;
    const noticed = verdict.failed !== null && verdict.failed > 0;
    if (!noticed) unnoticed.push(verdict);
    console.log(`${noticed ? "✓" : "✗"} ${promise}  ${says}${noticed ? ` (${verdict.failed} failed)` : ""}`);
    if (!noticed) console.log(verdict.output.slice(-2000));
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
await mariadb.stop();
console.log(`\n${guards.length - unnoticed.length} guards noticed, ${unnoticed.length} not`);
process.exitCode = unnoticed.length === 0 && guards.length > 0 ? 0 : 1;
