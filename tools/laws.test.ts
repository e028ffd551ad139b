import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import { afterAll, beforeAll, expect, test } from "vitest";

const laws: IFlattenedRuleSet & { options: ICruiseOptions } = createRequire(import.meta.url)(
  "../.dependency-cruiser.cjs",
);

const PACKAGES = ["contracts", "sdk", "ui", "embed", "sales", "finance"];
const FROM_NPM = ["zod", "sequelize", "mysql2", "lit"];

/** A small world in which every import is lawful. */
const LAWFUL: Record<string, string> = {
  "packages/contracts/src/index.ts": `export * from "./money.ts";`,
  "packages/contracts/src/money.ts": "export const money = 1;",
  "packages/contracts/src/schema/index.ts": `import "zod"; import "../index.ts"; export const schema = 1;`,
  "packages/sdk/src/index.ts": `import "@nexus-os/contracts"; export const connect = 1;`,
  "packages/sdk/src/connect.test.ts": `import "node:fs"; import "@nexus-os/contracts/schema";`,
  "packages/ui/src/index.ts": `import "lit"; import "@nexus-os/sdk"; import "@nexus-os/contracts"; export const ui = 1;`,
  "packages/sales/src/index.ts": `import "@nexus-os/ui"; import "@nexus-os/sdk"; import "@nexus-os/contracts";`,
  "packages/sales/src/deals/board.stories.ts": `import "../index.ts";`,
  "packages/sales/src/deals/board.test.ts": `import "./board.stories.ts";`,
  "packages/finance/src/index.ts": "export const finance = 1;",
  "packages/embed/src/index.ts": `import "@nexus-os/sdk"; export const load = () => import("@nexus-os/sales");`,
  "host-shell/src/main.ts": `import "@nexus-os/ui"; import "@nexus-os/sdk";`,
  "server/src/main.ts": `import "./app.ts";`,
  "server/src/app.ts": `import "./surfaces/trpc/trpc.ts"; import "./modules/sales/deals/move.ts";`,
  "server/src/core/execute.ts": `import "@nexus-os/contracts"; import "@nexus-os/contracts/schema"; import "./database/open.ts";`,
  "server/src/core/outbound/exchange.ts": `import "node:https"; import "node:net";`,
  "server/src/surfaces/door.ts": `import type { IncomingMessage } from "node:http"; export type I = IncomingMessage;`,
  "server/src/core/database/open.ts": `import "sequelize"; import "mysql2"; import "node:sqlite";`,
  "server/src/migrations/0001-begin.ts": `import "sequelize";`,
  "server/src/modules/sales/deals/move.ts": `import "../../../core/execute.ts";`,
  "server/src/modules/sales/deals/move.test.ts": `import "@nexus-os/sdk"; import "../../../app.ts"; import "../../../../../tools/mariadb.ts";`,
  "server/src/modules/finance/invoices/send.ts": "export const send = 1;",
  "server/src/connectors/hubspot/pull.ts": `import "../../core/execute.ts";`,
  "server/src/connectors/slack/post.ts": "export const post = 1;",
  "server/src/surfaces/trpc/trpc.ts": `import "../../core/execute.ts"; export const trpc = 1;`,
  "server/src/testkit/databases.ts": `import "../../../tools/mariadb.ts"; import "@nexus-os/sdk";`,
  "packages/contracts/src/money.test-d.ts": `import "@nexus-os/contracts"; import "zod";`,
  "packages/ui/build-tokens.mjs": `import "node:fs";`,
  "tools/mariadb.ts": `import "@nexus-os/contracts/schema"; export const mariadb = 1;`,
  "bench/list.ts": `import "mysql2"; import "../tools/mariadb.ts";`,
};

/** One violation of each law, or more: where, the line, the law that must name it. */
const PLANTED: readonly (readonly [law: string, file: string, line: string])[] = [
  ["no-cycle", "packages/sales/src/circle-a.ts", `import "./circle-b.ts";`],
  ["imports-resolve", "packages/sales/src/nowhere.ts", `import "./does-not-exist.ts";`],
  ["front-doors-only", "packages/sales/src/back-door.ts", `import "../../ui/src/index.ts";`],
  ["contracts-stand-alone", "packages/contracts/src/library.ts", `import "zod";`],
  ["contracts-stand-alone", "packages/contracts/src/core.ts", `import "node:fs";`],
  ["contracts-stand-alone", "packages/contracts/src/heavy.ts", `import "./schema/index.ts";`],
  ["contracts-stand-alone", "packages/contracts/src/upwards.ts", `import type { connect } from "@nexus-os/sdk";`],
  ["schema-knows-zod-and-contracts", "packages/contracts/src/schema/lit.ts", `import "lit";`],
  ["schema-is-for-servers", "packages/sales/src/zod.ts", `import "@nexus-os/contracts/schema";`],
  ["schema-is-for-servers", "bench/zod.ts", `import "@nexus-os/contracts/schema";`],
  ["sdk-knows-contracts-only", "packages/sdk/src/draws.ts", `import "lit";`],
  ["sdk-knows-contracts-only", "packages/sdk/src/upwards.ts", `import type { ui } from "@nexus-os/ui";`],
  ["ui-knows-no-one-above", "packages/ui/src/noun.ts", `import "@nexus-os/sales";`],
  ["departments-never-meet", "packages/sales/src/meets.ts", `import "@nexus-os/finance";`],
  [
    "departments-never-meet",
    "packages/sales/src/meets-by-type.ts",
    `import type { finance } from "@nexus-os/finance";`,
  ],
  [
    "departments-never-meet",
    "packages/sales/src/meets-lazily.ts",
    `export const f = () => import("@nexus-os/finance");`,
  ],
  ["departments-stand-on-ui", "packages/sales/src/embeds.ts", `import "@nexus-os/embed";`],
  ["shell-stands-on-ui-and-sdk", "host-shell/src/sales.ts", `import "@nexus-os/sales";`],
  ["embed-loads-elements-lazily", "packages/embed/src/eager.ts", `import "@nexus-os/sales";`],
  ["embed-knows-no-shell", "packages/embed/src/shell.ts", `import "../../../host-shell/src/main.ts";`],
  ["browser-never-server", "packages/sdk/src/server.ts", `import type { trpc } from "@nexus-os/server";`],
  ["browser-never-server", "host-shell/src/server.ts", `import "@nexus-os/server";`],
  ["browser-never-node", "packages/ui/src/node.ts", `import "node:fs";`],
  ["server-never-browser", "server/src/surfaces/sdk.ts", `import "@nexus-os/sdk";`],
  ["server-never-browser", "server/src/core/element.ts", `import type { ui } from "@nexus-os/ui";`],
  ["core-knows-no-module", "server/src/core/deals.ts", `import "../modules/sales/deals/move.ts";`],
  ["core-knows-no-module", "server/src/core/surface.ts", `import type { trpc } from "../surfaces/trpc/trpc.ts";`],
  [
    "modules-know-contracts-and-core",
    "server/src/modules/sales/deals/bill.ts",
    `import "../../finance/invoices/send.ts";`,
  ],
  [
    "modules-know-contracts-and-core",
    "server/src/modules/sales/deals/post.ts",
    `import "../../../connectors/slack/post.ts";`,
  ],
  ["connectors-know-contracts-and-core", "server/src/connectors/hubspot/post.ts", `import "../slack/post.ts";`],
  ["surfaces-wire-nothing", "server/src/surfaces/trpc/app.ts", `import type {} from "../../app.ts";`],
  ["nobody-imports-main", "server/src/again.ts", `import "./main.ts";`],
  ["database-libraries-stay-inside", "server/src/core/raw.ts", `import "sequelize";`],
  ["database-libraries-stay-inside", "server/src/modules/sales/deals/raw.ts", `import type {} from "mysql2";`],
  ["database-libraries-stay-inside", "server/src/app-raw.ts", `import "node:sqlite";`],
  ["out-by-one-door", "server/src/modules/finance/invoices/post.ts", `import "node:https";`],
  ["out-by-one-door", "server/src/core/names.ts", `import "node:dns/promises";`],
  ["verifier-stands-alone", "server/verifier/hash.mjs", `import "../src/core/journal/entry.ts";`],
  ["verifier-stands-alone", "server/verifier/library.mjs", `import "mysql2";`],
  ["tools-stay-outside", "server/src/core/tool.ts", `import "../../../tools/mariadb.ts";`],
  ["nothing-stands-on-tests", "packages/sales/src/deals/fixture.ts", `import "./board.test.ts";`],
  ["nothing-stands-on-tests", "server/src/core/builder.ts", `import "../testkit/databases.ts";`],
  ["nothing-stands-on-tests", "packages/sales/src/deals/story.ts", `import "./board.stories.ts";`],
];

const OTHER_HALVES = { "packages/sales/src/circle-b.ts": `import "./circle-a.ts";` };

let world = "";
let found: readonly { readonly law: string; readonly from: string }[] = [];

function write(file: string, text: string): void {
  mkdirSync(dirname(join(world, file)), { recursive: true });
  writeFileSync(join(world, file), text);
}

async function violations(): Promise<typeof found> {
  const rooms = ["packages", "server", "host-shell", "tools", "bench"];
  const { options, ...ruleSet } = laws;
  const { output } = await cruise(rooms, { ...options, ruleSet, validate: true, baseDir: world });
  return (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ law: rule.name, from }));
}

beforeAll(() => {
  world = mkdtempSync(join(tmpdir(), "nexus laws "));
  mkdirSync(join(world, "node_modules/@nexus-os"), { recursive: true });
  for (const name of [...PACKAGES, "server"]) {
    const room = name === "server" ? name : `packages/${name}`;
    const exports = { ".": `./src/${name === "server" ? "app" : "index"}.ts`, "./schema": "./src/schema/index.ts" };
    write(`${room}/package.json`, JSON.stringify({ name: `@nexus-os/${name}`, type: "module", exports }));
    symlinkSync(join(world, room), join(world, "node_modules/@nexus-os", name));
  }
  for (const name of FROM_NPM) {
    mkdirSync(join(world, "node_modules", name));
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" }));
    write(`node_modules/${name}/index.js`, "");
  }
  for (const [file, text] of Object.entries(LAWFUL)) write(file, text);
});

afterAll(() => rmSync(world, { recursive: true, force: true }));

test("a lawful world breaks no law", async () => {
  expect(await violations()).toEqual([]);
});

test("every law finds the violations planted for it", async () => {
  for (const [, file, line] of PLANTED) write(file, line);
  for (const [file, line] of Object.entries(OTHER_HALVES)) write(file, line);
  found = await violations();
  const unseen = PLANTED.filter(([law, file]) => !found.some((each) => each.law === law && each.from === file));
  expect(unseen).toEqual([]);
});

test("every law has a planted violation and a comment that says what to do instead", () => {
  const planted = new Set(PLANTED.map(([law]) => law));
  expect(laws.forbidden?.filter(({ name }) => name === undefined || !planted.has(name))).toEqual([]);
  expect(laws.forbidden?.filter(({ comment }) => (comment ?? "").length < 40)).toEqual([]);
});
