import { describe, expect, test } from "vitest";
import {
  ERRORS,
  exponentOf,
  ID_PATTERN,
  NOUNS,
  newId,
  OPERATIONS,
  permissionsOf,
  ROLES,
  sentence,
  totalsOf,
} from "./index.ts";

describe("permissions", () => {
  test("a viewer may read everything and write nothing", () => {
    const allowed = [...permissionsOf("viewer")];
    expect(allowed.length).toBeGreaterThan(0);
    for (const name of allowed) expect(OPERATIONS.get(name)?.kind).toBe("query");
  });

  test("nobody may call what no noun promises", () => {
    for (const role of ROLES) for (const name of permissionsOf(role)) expect(OPERATIONS.has(name)).toBe(true);
  });

  test("members cannot be written", () => {
    const kinds = [...OPERATIONS.values()].filter(({ noun }) => noun === "members").map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["query"]));
  });
});

describe("a declaration", () => {
  test.each(Object.values(NOUNS))("of $word is whole", (noun) => {
    expect(noun.fields[noun.title]?.kind).toBe("text");
    for (const key of noun.sorts) expect(noun.fields[key]?.optional).toBe(false);
    for (const { emits, undoneBy } of Object.values(noun.verbs)) {
      expect(Object.keys(noun.events)).toContain(emits);
      if (undoneBy) expect(OPERATIONS.has(`${noun.word}.${undoneBy}`)).toBe(true);
    }
    for (const field of Object.values(noun.fields)) if (field.kind === "ref") expect(NOUNS[field.to]).toBeDefined();
  });
});

test("ids sort by the time they were made, and are unique within it", () => {
  const ids = Array.from({ length: 1000 }, (_, index) => newId(1_700_000_000_000 + Math.floor(index / 10)));
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(ID_PATTERN);
  expect(ids.map((id) => id.slice(0, 13))).toEqual(ids.map((id) => id.slice(0, 13)).sort());
});

test("two currencies are never added to each other", () => {
  const amounts = [
    { minor: 100, currency: "EUR" },
    { minor: 5, currency: "JPY" },
    { minor: 250, currency: "EUR" },
  ];
  expect(totalsOf(amounts)).toEqual([
    { minor: 350, currency: "EUR" },
    { minor: 5, currency: "JPY" },
  ]);
  expect([exponentOf("EUR"), exponentOf("JPY"), exponentOf("KWD")]).toEqual([2, 0, 3]);
});

test("the sentence of a failure says what to do, with its facts filled in", () => {
  expect(sentence("NOT_FOUND", { singular: "deal" })).toBe("There is no deal with this id. It may have been removed.");
  for (const { message } of Object.values(ERRORS))
    expect(message.split(". ").length + message.split("; ").length).toBeGreaterThan(1);
});
