import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { initially, type Noun, noun, optional, ref, refs, text } from "../../packages/contracts/src/index.ts";
import { ddlOf, tableOf } from "../../server/src/core/records/table.ts";
import { difference } from "./difference.ts";
import { indexText, nextName, stepText } from "./step.ts";

const says = { singular: "crate", department: "depot", summary: "What is stored.", title: "name" } as const;
const first = noun("crates", { ...says, fields: { name: text() } }) as unknown as Noun;
const made = [{ statements: { sqlite: ddlOf(tableOf(first), "sqlite"), mysql: [] } }];

test("the contracts and the migrations of the project agree", () => {
  expect(difference()).toEqual({ sqlite: [], mysql: [], byHand: [] });
});

test("a new noun gets its table", () => {
  expect(difference([first], [])).toMatchObject({
    sqlite: [expect.stringMatching(/^CREATE TABLE IF NOT EXISTS crates/), expect.any(String), expect.any(String)],
    mysql: [expect.stringMatching(/^CREATE TABLE IF NOT EXISTS crates/)],
  });
});

test("a new field gets its column, a new sort its index, on both databases, and the rows that are there a value", () => {
  const fields = { name: text(), label: optional(text()), rank: initially(text(), "it's one") };
  const next = noun("crates", { ...says, fields, sorts: ["rank"] }) as unknown as Noun;
  const { sqlite, mysql, byHand } = difference([next], made);
  expect(byHand).toEqual([]);
  expect(mysql).toEqual([
    "ALTER TABLE crates ADD COLUMN label VARCHAR(200)",
    "ALTER TABLE crates ADD COLUMN rank VARCHAR(200) NOT NULL DEFAULT 'it''s one'",
    "CREATE INDEX crates_by_rank ON crates (organization_id, archived_at, rank, id)",
  ]);
  const after = [...made, { statements: { sqlite, mysql } }];
  expect(difference([next], after)).toEqual({ sqlite: [], mysql: [], byHand: [] });
});

test("references to several get a table of their own", () => {
  const next = noun("crates", { ...says, fields: { name: text(), parts: refs("crates") } }) as unknown as Noun;
  const { sqlite } = difference([next], made);
  expect(sqlite[0]).toMatch(/^CREATE TABLE IF NOT EXISTS crates_parts/);
});

test.each([
  [{ name: text(), label: text() }, "crates.label has no value for the rows that are there"],
  [{ name: text(), other: optional(ref("crates")) }, "crates.other_id refers to another table"],
  [{ name: optional(text()) }, "crates.name is another kind of column"],
])("what no step can do by itself is left to a person: %j", (fields, why) => {
  const next = noun("crates", { ...says, title: "name", fields }) as unknown as Noun;
  expect(difference([next], made).byHand).toEqual([expect.stringContaining(why)]);
});

test("a step is a file of its own, behind the last, named in the index", () => {
  const name = nextName(["0001-identity", "0014-timeline"], "more-crates");
  expect(name).toBe("0015-more-crates");
  expect(() => nextName([], "More")).toThrow("no name of a step");
  const text = stepText(name, { sqlite: ['SELECT "a"'], mysql: [] });
  expect(text).toContain("export const moreCrates: Migration");
  expect(text).toContain('      "SELECT \\"a\\"",\n');
  const index = 'import { a } from "./0001-a.ts";\n\nexport const MIGRATIONS: readonly Migration[] = [\n  a,\n];\n';
  expect(indexText(index, name)).toBe(
    'import { a } from "./0001-a.ts";\nimport { moreCrates } from "./0015-more-crates.ts";\n\nexport const MIGRATIONS: readonly Migration[] = [\n  a, moreCrates];\n',
  );
});

test("what is written runs", () => {
  const database = new DatabaseSync(":memory:");
  for (const sql of difference([first], []).sqlite) database.exec(sql);
  expect(database.prepare("SELECT * FROM crates").all()).toEqual([]);
});
