import { NOUNS, OPERATIONS, refersTo } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import { checkManifests } from "../verify/manifests.ts";
import { manifests } from "./files.ts";
import { idPaths, procedures } from "./procedures.ts";
import { freshColumns, tables } from "./tables.ts";

test("every operation has its entry, and says who may call it, what it costs and what it leaves", () => {
  const all = procedures();
  expect(all.map(({ name }) => name)).toEqual([...OPERATIONS.keys()].sort());
  for (const { name, kind, roles, callers, audit, rate, idempotency } of all) {
    expect(callers, name).toEqual(roles.length > 0 ? ["session", "embed"] : ["system"]);
    expect([audit, idempotency], name).toEqual(kind === "mutation" ? [name, "key"] : [null, "none"]);
    expect(rate.cost, name).toBeGreaterThan(0);
  }
});

test("every reference that a writer gives is among the ids of what it calls", () => {
  const entry = new Map(procedures().map((each) => [each.name, each]));
  let references = 0;
  for (const noun of Object.values(NOUNS)) {
    for (const [key, field] of Object.entries(noun.fields)) {
      if (refersTo(field) === null) continue;
      expect(entry.get(`${noun.word}.list`)?.ids).toContain(`filter.${key}`);
      if (field.writes === "never" || !noun.standard.includes("create")) continue;
      expect(entry.get(`${noun.word}.create`)?.ids).toContain(key);
      references += 1;
    }
  }
  expect(references).toBeGreaterThan(1);
  expect(entry.get("deals.bulk")?.ids).toEqual(["input.changes.account", "input.changes.owner", "records[].id"]);
  expect(entry.get("deals.list")?.cursors).toEqual(["after"]);
});

test("an id is found wherever a schema has it", () => {
  const id = { pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" };
  const one = { anyOf: [id, { items: id }] };
  expect(idPaths({ properties: { a: one, b: { items: { properties: { c: id } } }, d: {} } })).toEqual([
    ...["a", "a[]", "b[].c"],
  ]);
});

test("a column that nobody wrote down fails the manifest, and says where to", async () => {
  const there = await freshColumns();
  expect(tables(there).length).toBeGreaterThan(200);
  const { users = [] } = there;
  expect(() => tables({ ...there, users: [...users, "shoe_size"] })).toThrow(
    /users\.shoe_size.*server\/src\/core\/tables/,
  );
});

test("a manifest that no longer says what is, is named", async () => {
  const now = await manifests();
  expect(await checkManifests((file) => now[file] ?? null)).toBeNull();
  expect(await checkManifests((file) => `${now[file]} `)).toMatch(/procedures\.json.*npm run manifest/);
});
