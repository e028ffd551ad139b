import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../check.ts";
import { projectFiles } from "../verify/files.ts";
import { checkPins } from "../verify/pins.ts";
import { connectorPlan } from "./connector.ts";
import { departmentPlan } from "./department.ts";
import { withEntry, withImport } from "./edits.ts";
import { elementPlan } from "./element.ts";
import { eventOf, singularOf } from "./names.ts";
import { nounPlan } from "./noun.ts";
import { type Ground, groundOf, type Plan } from "./plan.ts";
import { verbPlan } from "./verb.ts";

const folder = mkdtempSync(join(tmpdir(), "nexus-new-"));
const read = (file: string): string => readFileSync(join(folder, file), "utf8");

interface Said {
  readonly code: number;
  readonly text: string;
}

/** Runs a script on this Node in the copy. */
async function run(script: string, ...args: string[]): Promise<Said> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(folder, script), ...args], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NO_COLOR: "1" },
    });
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}

const make = (...args: string[]) => run("tools/new.ts", ...args);

/** node_modules of the copy: all that is installed, but the packages of the house are the copy's own. */
function linked(): void {
  const to = join(folder, "node_modules");
  mkdirSync(join(to, "@nexus-os"), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name !== "@nexus-os") symlinkSync(join(root, "node_modules", name), join(to, name));
  }
  for (const name of ["contracts", "sdk", "ui"]) {
    symlinkSync(join(folder, "packages", name), join(to, "@nexus-os", name));
  }
  for (const room of ["server", ...readdirSync(join(root, "packages")).map((name) => `packages/${name}`)]) {
    const modules = join(root, room, "node_modules");
    if (readdirSync(join(root, room)).includes("node_modules"))
      symlinkSync(modules, join(folder, room, "node_modules"));
  }
}

const said: string[] = [];

beforeAll(async () => {
  for (const file of projectFiles()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  linked();
  for (const args of [
    ["department", "depot"],
    ["noun", "depot/crates"],
    ["verb", "crates.tell", "--event", "told"],
    ["element", "crates-shelf-map"],
    ["element", "deals-ledger"],
    ["connector", "acme-post"],
  ]) {
    const { code, text } = await make(...args);
    if (code !== 0) throw new Error(`${args.join(" ")}: ${text}`);
    said.push(text);
  }
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true }));

test("each generator names what it wrote, and what its author does next", () => {
  expect(said[1]).toContain("new      packages/contracts/src/depot/crates/noun.ts");
  expect(said[1]).toContain("new      server/src/modules/depot/crates/crates.test.ts");
  expect(said[1]).toContain("changed  packages/contracts/src/contracts.ts");
  expect(said[1]).toContain("ran      npm run migration crates");
  for (const text of said) expect(text).toMatch(/Next:\n {2}1\. \w/);
});

test("what is written type-checks, in the browser and on the server", async () => {
  const config = { extends: "./tsconfig.browser.json", compilerOptions: { types: ["mocha"] } };
  const include = ["packages/depot/src", "packages/sales/src/deals/**/*ledger*"];
  writeFileSync(join(folder, "tsconfig.asked.json"), JSON.stringify({ ...config, include }));
  for (const project of ["tsconfig.asked.json", "server/tsconfig.json"]) {
    const { text } = await run("node_modules/typescript-native/bin/tsc", "-p", project);
    expect(text).toBe("");
  }
});

test("biome finds nothing in what is written", async () => {
  const files = [
    "packages",
    "server/src/modules",
    "server/src/connectors",
    "server/src/migrations",
    "docs",
    "tools/new",
  ];
  const { text, code } = await run("node_modules/@biomejs/biome/bin/biome", "check", ...files);
  expect(code, text).toBe(0);
});

test("contracts and migrations agree, every word leads somewhere, and the manifests say what is", async () => {
  const script = `
    import { difference } from "./tools/migration/difference.ts";
    import { checkDeclared } from "./tools/verify/declared.ts";
    import { checkManifests } from "./tools/verify/manifests.ts";
    import { readFileSync } from "node:fs";
    const manifests = await checkManifests((file) => readFileSync(file, "utf8"));
    console.log(JSON.stringify([difference(), checkDeclared(), manifests]));`;
  writeFileSync(join(folder, "asked.ts"), script);
  const { text } = await run("asked.ts");
  expect(JSON.parse(text)).toEqual([{ sqlite: [], mysql: [], byHand: [] }, null, null]);
  expect(read("docs/manifest/procedures.json")).toContain('"crates.tell"');
});

test("a department is found by its package.json, and the lock file knows it and what its elements need", () => {
  const { nexus } = JSON.parse(read("packages/depot/package.json"));
  expect(nexus).toMatchObject({
    department: "depot",
    elements: {
      "nexus-crates-shelf-map": "./src/crates/index.ts",
    },
  });
  expect(checkPins(["packages/depot/package.json", "packages/sales/package.json"], read)).toBeNull();
});

test("the tests of the server that are written fail, each saying what its author has to decide", async () => {
  const config = `import { defineConfig } from "vitest/config";
    export default defineConfig({ test: { testTimeout: 20000, include: ["server/src/{modules/depot,connectors}/**/*.test.ts"] } });`;
  writeFileSync(join(folder, "asked.config.ts"), config);
  const sqlite = "^(?!.*on mysql)";
  const { text, code } = await run(
    "node_modules/vitest/vitest.mjs",
    ...["run", "--config", "asked.config.ts", "--reporter=json", "--outputFile=asked.json", "-t", sqlite],
  );
  expect(code, text).toBe(1);
  const { testResults } = JSON.parse(read("asked.json")) as {
    testResults: { assertionResults: { status: string; title: string; failureMessages: string[] }[] }[];
  };
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = all.filter(({ status }) => status === "failed");
  expect(all.filter(({ status }) => status === "passed")).toEqual([]);
  expect(failed.map(({ failureMessages }) => failureMessages[0]?.split("\n")[0]).sort()).toEqual([
    expect.stringContaining("Decide what crates.tell takes"),
    expect.stringContaining("Decide what must hold for every crate"),
    expect.stringContaining("Decide which actions people need"),
    // What the connector declares is not whole: it names no host yet.
    expect.stringContaining("[ Array(1) ] to deeply equal []"),
  ]);
});

test("the tests of elements that are written fail by what is to be decided alone: every state is drawn already", async () => {
  const files = ["packages/depot/src/**/*.test.ts", "packages/sales/src/deals/deals-ledger.test.ts"];
  const { text, code } = await run("node_modules/@web/test-runner/dist/bin.js", "--files", ...files);
  expect(code, text).not.toBe(0);
  expect(text).toContain("Decide which element Depot opens with");
  expect(text).toContain("Decide what somebody sees of the crates here");
  expect(text).toContain("Decide what somebody sees of the deals here");
  expect(text).toMatch(/16 passed, 3 failed/);
});

const taken = (what: string, where: string): RegExp => new RegExp(`"${what}" is taken: it stands in ${where}`);

test.each<[(ground: Ground) => Plan, RegExp]>([
  [(ground) => nounPlan(ground, "depot/crates"), taken("crates", "packages/contracts/src/depot/crates/noun.ts")],
  [(ground) => nounPlan(ground, "depot/cold-crates"), /is no word of a noun/],
  [(ground) => nounPlan(ground, "depot/rows"), /is a word of SQL/],
  [(ground) => nounPlan(ground, "depot/sheep"), /seems to be no plural: .* say --singular/],
  [(ground) => nounPlan(ground, "depo/boxes"), /There is no department "depo"/],
  [(ground) => nounPlan(ground, "boxes"), /Say department and word/],
  [(ground) => nounPlan(ground, "sales/metrics"), /"metrics" is a word of the contracts/],
  [(ground) => verbPlan(ground, "boxes.seal"), /There is no noun "boxes"/],
  [(ground) => verbPlan(ground, "crates.update"), /Every noun has "update"/],
  [(ground) => verbPlan(ground, "crates.tell"), taken("crates.tell", "packages/contracts")],
  [(ground) => verbPlan(ground, "crates.delete"), /is a word of JavaScript/],
  [(ground) => elementPlan(ground, "crates-shelf-map"), taken("crates-shelf-map", "packages/depot")],
  [(ground) => elementPlan(ground, "crates"), /Say noun and view/],
  [(ground) => elementPlan(ground, "findings-list"), /workspace, which has no package/],
  [(ground) => departmentPlan(ground, "ui"), /"ui" is taken/],
  [(ground) => departmentPlan(ground, "Depot 2"), /is no department/],
  [(ground) => connectorPlan(ground, "acme-post"), /"acme-post" is taken/],
])("a wrong word is refused in a sentence: %s", (plan, why) => {
  expect(() => plan(groundOf(folder))).toThrow(why);
});

test("what is asked for in a wrong way is told how to ask, and nothing is written", async () => {
  const { code, text } = await make("palace", "x");
  expect(code).toBe(1);
  expect(text).toMatch(/^npm run new noun/);
});

test("a dry run writes nothing", async () => {
  const { code, text } = await make("connector", "other", "--dry");
  expect(code).toBe(0);
  expect(text).toContain("Would write:\n  new      server/src/connectors/other/connector.ts");
  expect(readdirSync(join(folder, "server/src/connectors"))).toEqual(["acme-post"]);
});

test.each([
  ["companies", "company"],
  ["boxes", "box"],
  ["crates", "crate"],
])("the singular of %s is %s", (plural, singular) => {
  expect(singularOf(plural)).toBe(singular);
});

test("the event of a verb is its past, where English is regular", () => {
  expect(["move", "seal", "carry", "delay"].map(eventOf)).toEqual(["moved", "sealed", "carried", "delayed"]);
});

test("an entry goes into the part that is there, an import to those from the same file", () => {
  const text = `import { a } from "./a.ts";\nexport const things = noun("things", { verbs: { go: 1 } });`;
  expect(withEntry(text, "things", ["verbs", "stay", "2"])).toContain("{ go: 1,\nstay: 2,\n}");
  expect(withImport(withImport(text, "b", "./a.ts"), "b", "./a.ts")).toContain('import { a, b } from "./a.ts";');
});
