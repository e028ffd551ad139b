import { describe, expect, test } from "vitest";
import { NOUNS, OPERATIONS } from "../index.ts";
import { inputSchema } from "./index.ts";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const NEW = { name: "Heat meters", account: ID, owner: ID, amount: { minor: 1, currency: "EUR" } };

function parse(name: string, input: unknown) {
  const operation = OPERATIONS.get(name);
  const noun = operation && NOUNS[operation.noun];
  if (!operation || !noun) throw new Error(name);
  return inputSchema(noun, operation).safeParse(input);
}

function issues(name: string, input: unknown): string[] {
  return parse(name, input).error?.issues.map(({ path }) => path.join(".")) ?? [];
}

describe("what the contract does not allow is refused, where it stands", () => {
  test.each<[string, unknown, string[]]>([
    ["deals.get", {}, ["id"]],
    ["deals.get", { id: "1; drop table deals" }, ["id"]],
    ["deals.get", JSON.parse(`{"id":"${ID}","__proto__":{"admin":true}}`), [""]],
    ["deals.get", { id: ID, organization: ID }, [""]],
    ["deals.list", { limit: 501 }, ["limit"]],
    ["deals.list", { limit: 0 }, ["limit"]],
    ["deals.list", { sort: { by: "amount" } }, ["sort.by"]],
    ["deals.list", JSON.parse('{"filter":{"constructor":1}}'), ["filter"]],
    ["deals.create", { ...NEW, stageSince: "2026-01-01T00:00:00.000Z" }, [""]],
    ["deals.create", { ...NEW, amount: { minor: 0.5, currency: "EUR" } }, ["amount.minor"]],
    ["deals.create", { ...NEW, amount: { minor: 1, currency: "EUX" } }, ["amount.currency"]],
    ["deals.create", { ...NEW, closeDate: "2026-02-30" }, ["closeDate"]],
    ["deals.create", { ...NEW, name: "  " }, ["name"]],
    ["deals.create", { ...NEW, name: "a\u202eb" }, ["name"]],
    ["deals.create", { ...NEW, name: "half a \ud83d" }, ["name"]],
    ["deals.update", { id: ID, version: 1, changes: {} }, ["changes"]],
    ["deals.update", { id: ID, version: 1, changes: { name: "x", stage: "won" } }, ["changes"]],
    ["deals.move", { id: ID, version: 0, stage: "won" }, ["version"]],
    ["deals.move", { id: ID, version: 1, stage: "wonn" }, ["stage"]],
  ])("%s %j", (name, input, where) => {
    expect(issues(name, input)).toEqual(where);
  });
});

test("text is trimmed and composed", () => {
  const read = parse("deals.create", { ...NEW, name: " Wärme\t".normalize("NFD").replace("\t", " ") });
  expect(read.data).toMatchObject({ name: "Wärme" });
});

test("a list that is asked for nothing has fifty records", () => {
  expect(parse("deals.list", undefined).data).toEqual({ limit: 50 });
});
