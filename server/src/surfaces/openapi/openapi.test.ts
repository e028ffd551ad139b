import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { OPERATIONS } from "@nexus-os/contracts";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import createClient from "openapi-fetch";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApiKey } from "../../testkit/api-key.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";

const [{ fresh }] = DATABASES;
const root = join(import.meta.dirname, "../../../..");

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
}

describe("the document of all addresses", () => {
  let world: World;
  let company: Company;
  let text: string;
  let document: Document;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    company = await world.company();
    text = await (await fetch(`${world.url}/api/openapi.json`)).text();
    document = JSON.parse(text);
  });
  afterAll(() => world.close());

  const declared = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({ path, method: method.toUpperCase(), operationId })),
    );

  test("names every operation that somebody may call, once", () => {
    const wanted = [...OPERATIONS.values()].filter(({ roles }) => roles.length > 0).map(({ name }) => name);
    expect(document.openapi).toBe("3.1.1");
    expect(
      declared()
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual(wanted.sort());
  });

  test("names addresses that are there: each one refuses a stranger, and knows its method", async () => {
    for (const { path, method } of declared()) {
      const address = path.replace("{id}", "019e1c4a-7f32-7c41-9d52-3f6c0a9b8e17");
      const answer = await fetch(`${world.url}/api/v1${address}`, { method });
      expect([path, method, answer.status]).toEqual([path, method, 401]);
      await answer.body?.cancel();
    }
  });

  test("has nothing that a public linter finds wrong", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const problems = await lintFromString({ source: text, absoluteRef: "/openapi.json", config });
    expect(problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer} ${message}`)).toEqual([]);
  });

  test("makes a client that lists and creates, and whose types refuse what the server would refuse", async () => {
    const folder = mkdtempSync(join(root, "server/src/testkit/made-"));
    try {
      writeFileSync(join(folder, "api.d.ts"), astToString(await openapiTS(text)));
      writeFileSync(
        join(folder, "client.ts"),
        `import createClient from "openapi-fetch";
import type { paths } from "./api.d.ts";
const client = createClient<paths>({ baseUrl: "http://localhost" });
export const list = () => client.GET("/deals", { params: { query: { limit: 5, stage: ["qualify"] } } });
export const names = async () => (await list()).data?.items.map(({ name, amount }) => name + amount.currency);
export const make = () => client.POST("/deals", { body: { name: "a", account: "b", owner: "c", amount: { minor: 1, currency: "EUR" } } });
// @ts-expect-error a deal has an amount
export const wrong = () => client.POST("/deals", { body: { name: "a", account: "b", owner: "c" } });
// @ts-expect-error there is no such stage
export const nowhere = () => client.GET("/deals", { params: { query: { stage: ["nowhere"] } } });
`,
      );
      const options = { extends: join(root, "server/tsconfig.json"), include: ["."], exclude: [] };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
      const compiler = join(root, "node_modules/typescript-native/bin/tsc");
      const checked = promisify(execFile)(process.execPath, [compiler, "--noEmit", "-p", folder]);
      expect((await checked.catch((error: { stdout: string }) => error)).stdout).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
    const { headers } = await anApiKey(world, company, { permissions: ["deals.list", "deals.create"] });
    const client = createClient<Record<string, never>>({ baseUrl: `${world.url}/api/v1`, headers });
    const at = "/deals" as never;
    const made = await client.POST(at, { body: aDeal(company) } as never);
    expect(made.response.status).toBe(201);
    const listed = await client.GET(at, { params: { query: { limit: 5, stage: ["qualify"] } } } as never);
    expect((listed.data as unknown as { items: readonly { id: string }[] }).items.map(({ id }) => id)).toEqual([
      (made.data as unknown as { id: string }).id,
    ]);
  });

  test("is kept by who has it, and answers no other method than it says", async () => {
    const first = await fetch(`${world.url}/api/openapi.json`);
    const etag = first.headers.get("etag") ?? "";
    await first.body?.cancel();
    const again = await fetch(`${world.url}/api/openapi.json`, { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const posted = await fetch(`${world.url}/api`, { method: "POST" });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  test("is a page for people, without a script, that a strict policy lets be what it is", async () => {
    const answer = await fetch(`${world.url}/api`);
    const page = await answer.text();
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
    expect(page).toContain("<code>/deals/{id}/move</code>");
    expect(page).toContain("Moves a deal to another stage.");
    expect(page).not.toMatch(/<script|undefined|\[object/);
  });
});
