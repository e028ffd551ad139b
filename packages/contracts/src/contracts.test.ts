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
  // To take records out is a job, and so begins with a write; it changes none of them.
  const isExport = (name: string): boolean => name.endsWith(".export");

  test("a viewer may read and take out everything, answer what somebody asks of them, and write nothing else", () => {
    const readable = [...permissionsOf("viewer")].filter((name) => !isExport(name));
    const allowed = readable.filter((name) => !name.startsWith("approvals.") && name !== "members.leave");
    expect(allowed.length).toBeGreaterThan(0);
    for (const name of allowed) expect(OPERATIONS.get(name)?.kind).toBe("query");
  });

  test("nobody may call what no noun promises", () => {
    for (const role of ROLES) for (const name of permissionsOf(role)) expect(OPERATIONS.has(name)).toBe(true);
  });

  test("each role may do all that the next one may", () => {
    for (const [index, role] of ROLES.entries()) {
      const next = ROLES[index + 1];
      if (next) expect([...permissionsOf(next)].filter((name) => !permissionsOf(role).has(name))).toEqual([]);
    }
  });

  test("who arranges nothing writes nothing of administration but what is their own", () => {
    const isAdmin = (name: string): boolean => NOUNS[name.split(".")[0] ?? ""]?.department === "admin";
    const written = [...permissionsOf("member")].filter(
      (name) => isAdmin(name) && !isExport(name) && OPERATIONS.get(name)?.kind === "mutation",
    );
    expect(written.filter((name) => !/^(apikeys|jobs)\./.test(name))).toEqual(["members.leave"]);
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
