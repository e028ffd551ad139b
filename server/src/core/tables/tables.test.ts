import { NOUNS } from "@nexus-os/contracts";
import { describe, expect, test } from "vitest";
import { columnsOf } from "../../../../tools/manifest/tables.ts";
import { MIGRATIONS } from "../../migrations/index.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { SAMPLES } from "../../testkit/samples.ts";
import { openDatabase } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { tableRules, untagged } from "./tables.ts";

async function columnsOn(fresh: () => Promise<string>) {
  const database = await openDatabase({ url: await fresh() });
  try {
    await migrate(database, MIGRATIONS);
    return await columnsOf(database);
  } finally {
    await database.close();
  }
}

describe.each(DATABASES)("on $dialect", ({ fresh }) => {
  test("every column has its owner, class and rules, and every rule its column", async () => {
    const there = await columnsOn(fresh);
    expect(Object.keys(there)).toContain("journal");
    expect(untagged(tableRules(NOUNS), there)).toEqual({ missing: [], left: [] });
  });
});

test("both databases have the same columns", async () => {
  const [one, other] = await Promise.all(DATABASES.map(({ fresh }) => columnsOn(fresh)));
  expect(other).toEqual(one);
});

test("a column that nobody wrote down is missed, and so is a rule that is about nothing", () => {
  const rules = tableRules({});
  const there = Object.fromEntries(Object.entries(rules).map(([name, columns]) => [name, Object.keys(columns)]));
  expect(untagged(rules, there)).toEqual({ missing: [], left: [] });
  const { users = [], sessions: _, ...rest } = there;
  const found = untagged(rules, { ...rest, users: [...users, "shoe_size"], gossip: ["about"] });
  expect(found.missing).toEqual(["users.shoe_size", "gossip.about"]);
  expect(found.left).toEqual(there["sessions"]?.map((column) => `sessions.${column}`));
});

test("the columns of a noun have the rules of its fields", () => {
  const rules = tableRules(Object.fromEntries(SAMPLES.map((noun) => [noun.word, noun])));
  const samples = rules["samples"];
  expect(samples?.["word"]).toEqual({ owner: "organization", class: "secret", export: false, erase: "replace" });
  expect(samples?.["mail"]).toEqual({ owner: "organization", class: "personal", export: true, erase: "replace" });
  expect(samples?.["dial_or"]).toMatchObject({ class: "personal", erase: "clear" });
  expect(samples?.["meeting_zone"]).toMatchObject({ class: "content", erase: "keep" });
  expect(samples?.["seal"]).toMatchObject({ class: "secret", export: false });
  expect(rules["samples_topics"]?.["to_id"]).toMatchObject({ class: "content", erase: "row" });
});

test("nothing secret and nothing of Nexus's own is exported", () => {
  const rules = Object.values(tableRules(NOUNS)).flatMap((columns) => Object.values(columns));
  const exported = rules.filter((rule) => rule.export);
  expect(exported.length).toBeGreaterThan(100);
  for (const rule of exported) expect([rule.class, rule.owner]).not.toContain("secret");
  for (const rule of exported) expect(rule.owner).not.toBe("platform");
  for (const { class: held, erase } of rules) if (held === "personal") expect(erase).not.toBe("keep");
});
