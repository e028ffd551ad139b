import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { type Database, openDatabase, type Value } from "./database.ts";
import { type Comparison, type Condition, type Store, storeOf } from "./store.ts";

function where(
  column: string,
  comparison: Comparison,
  value: Value | Value[],
  more: Partial<Condition> = {},
): Condition {
  return { column, comparison, value, joined: "and", ignoresCase: false, ...more };
}

describe.each(DATABASES)("A store on $dialect", ({ fresh }) => {
  let database: Database;
  let store: Store;

  beforeEach(async () => {
    database = await openDatabase({ url: await fresh() });
    await database.transaction((tx) =>
      tx.run("CREATE TABLE people (id VARCHAR(36) PRIMARY KEY, name VARCHAR(80) NOT NULL, age BIGINT)"),
    );
    store = storeOf(database, { people: ["id", "name", "age"] });
    const people: [string, number | null][] = [
      ["Ines 100%", 41],
      ["Jonas_", 17],
      ["jonas", null],
      ["Véra 😀", 30],
    ];
    for (const [index, [name, age]] of people.entries()) await store.insert("people", { id: `${index}`, name, age });
  });

  afterEach(() => database.close());

  const idsOf = async (...conditions: Condition[]): Promise<unknown[]> => {
    const rows = await store.find("people", conditions, { sort: { column: "id", direction: "asc" } });
    return rows.map(({ id }) => id);
  };

  it.each<[string, Condition[], string[]]>([
    ["everybody", [], ["0", "1", "2", "3"]],
    ["an equal value", [where("name", "eq", "jonas")], ["2"]],
    ["an equal value in any case", [where("name", "eq", "JONAS", { ignoresCase: true })], ["2"]],
    ["another value", [where("name", "ne", "jonas")], ["0", "1", "3"]],
    ["nothing there", [where("age", "eq", null)], ["2"]],
    ["something there", [where("age", "ne", null)], ["0", "1", "3"]],
    ["less", [where("age", "lt", 30)], ["1"]],
    ["at most", [where("age", "lte", 30)], ["1", "3"]],
    ["more", [where("age", "gt", 30)], ["0"]],
    ["at least", [where("age", "gte", 30)], ["0", "3"]],
    ["one of several", [where("name", "in", ["jonas", "Véra 😀"])], ["2", "3"]],
    ["one of none", [where("name", "in", [])], []],
    ["none of several", [where("name", "not_in", ["jonas", "Véra 😀"])], ["0", "1"]],
    ["a part", [where("name", "contains", "nas")], ["1", "2"]],
    ["a part that is a wildcard elsewhere", [where("name", "contains", "0%")], ["0"]],
    ["a beginning", [where("name", "starts_with", "Jonas")], ["1"]],
    ["a beginning in any case", [where("name", "starts_with", "JONAS", { ignoresCase: true })], ["1", "2"]],
    ["an end that is a wildcard elsewhere", [where("name", "ends_with", "_")], ["1"]],
    ["both", [where("age", "gt", 20), where("age", "lt", 40)], ["3"]],
    [
      "one or the other",
      [where("age", "gt", 40, { joined: "or" }), where("age", "lt", 20, { joined: "or" })],
      ["0", "1"],
    ],
    ["a value that tries to be more", [where("name", "eq", "' OR '1'='1")], []],
  ])("finds rows by %s", async (_, conditions, ids) => {
    expect(await idsOf(...conditions)).toEqual(ids);
    expect(await store.count("people", conditions)).toBe(ids.length);
  });

  it("finds a page", async () => {
    const page = { limit: 2, offset: 1, sort: { column: "name", direction: "desc" } } as const;
    expect((await store.find("people", [], page)).map(({ id }) => id)).toEqual(["3", "1"]);
  });

  it("changes and removes the rows that it is told, and counts them", async () => {
    expect(await store.update("people", [where("age", "gt", 20)], { age: 1 })).toBe(2);
    expect(await store.update("people", [where("age", "gt", 20)], { age: 1 })).toBe(0);
    expect(await store.remove("people", [where("age", "eq", 1)])).toBe(2);
    expect(await idsOf()).toEqual(["1", "2"]);
  });

  it("refuses a column that was not declared", async () => {
    await expect(idsOf(where("1=1 OR name", "eq", "x"))).rejects.toThrow("no column");
  });

  it("leaves nothing of a transaction that failed", async () => {
    const failed = store.transaction(async (within) => {
      await within.remove("people", []);
      await within.transaction((inner) => inner.insert("people", { id: "9", name: "nine", age: null }));
      throw new Error("stop");
    });
    await expect(failed).rejects.toThrow("stop");
    expect(await idsOf()).toEqual(["0", "1", "2", "3"]);
  });
});
