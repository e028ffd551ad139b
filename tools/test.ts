// `npm test`: everything. Ends with one line, `N passed, N failed`.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { BRING_BROWSER, BRING_FIREFOX, findBrowser, findFirefox } from "./browser.ts";
import { build } from "./build.mjs";
import { root, runChecks } from "./check.ts";
import { BRING_MARIADB, hasMariadb } from "./mariadb.ts";
import { BRING_REDIS, hasRedis } from "./redis.ts";
import { honest, sum, type Tally, vitestTally } from "./test/tally.ts";
import { checks } from "./verify/checks.ts";

const NONE: Tally = { passed: 0, failed: 0 };
const folder = mkdtempSync(join(tmpdir(), "nexus-tally-"));

/** What the tests need from this machine. It is named before anything runs, never skipped. */
function missing(): readonly string[] {
  const wanted = [
    { here: hasMariadb(), line: `MariaDB is missing. Bring it with: ${BRING_MARIADB}` },
    { here: hasRedis(), line: `Redis is missing. Bring it with: ${BRING_REDIS}` },
    { here: findBrowser() !== undefined, line: `Chromium is missing. Bring it with: ${BRING_BROWSER}` },
    { here: findFirefox() !== undefined, line: `Firefox is missing. Bring it with: ${BRING_FIREFOX}` },
  ];
  return wanted.filter(({ here }) => !here).map(({ line }) => line);
}

function run(script: string, args: readonly string[], env: Record<string, string> = {}): Promise<number | null> {
  const argv = [join(root, "node_modules", script), ...args];
  const child = spawn(process.execPath, argv, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  const stop = (): void => {
    child.kill("SIGTERM");
    process.exit(1);
  };
  process.once("SIGTERM", stop);
  return new Promise<number | null>((done) => child.on("close", done)).finally(() => process.off("SIGTERM", stop));
}

async function verify(): Promise<Tally> {
  console.log("\n— verify");
  const all = checks();
  const failures = await runChecks(all, availableParallelism());
  for (const { name, findings } of failures) console.log(`\n✗ ${name}\n\n${findings}`);
  return { passed: all.length - failures.length, failed: failures.length };
}

async function vitest(title: string, projects: readonly string[]): Promise<Tally> {
  console.log(`\n— ${title}`);
  const file = join(folder, `${projects[0]}.json`);
  const chosen = projects.flatMap((project) => ["--project", project]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run("vitest/vitest.mjs", ["run", ...chosen, ...reporters]);
  return honest(existsSync(file) ? vitestTally(JSON.parse(readFileSync(file, "utf8"))) : NONE, code);
}

async function elements(): Promise<Tally> {
  console.log("\n— elements in Chromium");
  const file = join(folder, "elements.json");
  const code = await run("@web/test-runner/dist/bin.js", ["--config", "web-test-runner.config.js"], {
    NEXUS_TALLY: file,
  });
  return honest(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : NONE, code);
}

async function journeys(): Promise<Tally> {
  try {
    await build();
  } catch (error) {
    console.log(String(error));
    return { passed: 0, failed: 1 };
  }
  return vitest("journeys in Chromium", ["e2e"]);
}

async function everything(): Promise<Tally> {
  const lacking = missing();
  for (const line of lacking) console.log(`✗ ${line}`);
  if (lacking.length > 0) return { passed: 0, failed: lacking.length };
  const tallies = [await verify()];
  tallies.push(await vitest("contracts, sdk, server, tools, bench", ["contracts", "sdk", "server", "tools", "bench"]));
  tallies.push(await elements());
  tallies.push(await journeys());
  return sum(tallies);
}

process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const { passed, failed } = await everything();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
