import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { type Database, isUniqueViolation, openDatabase } from "./database.ts";

describe.each(DATABASES)("A database of $dialect", ({ dialect, fresh }) => {
  let database: Database;
  const made: Record<string, string> = {
    sqlite: "CREATE TABLE things (id INTEGER PRIMARY KEY, n INTEGER, name TEXT, bytes BLOB, UNIQUE (name)) STRICT",
    mysql:
      "CREATE TABLE things (id BIGINT PRIMARY KEY, n BIGINT, name VARCHAR(80), bytes BLOB, UNIQUE (name)) CHARSET utf8mb4 COLLATE utf8mb4_bin",
  };

  beforeEach(async () => {
    database = await openDatabase({ url: await fresh() });
    await database.transaction((tx) => tx.run(made[dialect] ?? ""));
  });

  afterEach(() => database.close());

  const insert = (id: number, n: number | bigint | null, name: string | null, bytes: Uint8Array | null = null) =>
    database.transaction((tx) => tx.run("INSERT INTO things VALUES (?,?,?,?)", [id, n, name, bytes]));

  it("answers rows as objects, as lists, and one alone", async () => {
    await insert(1, 5, "one", new Uint8Array([1, 2, 255]));
    await insert(2, null, null);
    expect((await database.all("SELECT id, n, name FROM things ORDER BY id")).map((row) => ({ ...row }))).toEqual([
      { id: 1, n: 5, name: "one" },
      { id: 2, n: null, name: null },
    ]);
    expect(await database.lists("SELECT name, id FROM things WHERE n=?", [5])).toEqual([["one", 1]]);
    const [[bytes] = []] = await database.lists("SELECT bytes FROM things WHERE id=?", [1]);
    expect(Buffer.from(bytes as Uint8Array).toString("hex")).toBe("0102ff");
    expect(await database.get("SELECT id FROM things WHERE id=?", [3])).toBeUndefined();
  });

  it("answers an integer as a number where that is exact, and as a bigint where it is not", async () => {
    const numbers = [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    const big = [2n ** 53n, 2n ** 62n + 1n, -(2n ** 62n) - 1n];
    for (const [id, n] of [...numbers, ...big].entries()) await insert(id, n, null);
    const read = (await database.lists("SELECT n FROM things ORDER BY id")).map(([n]) => n);
    expect(read).toEqual([...numbers, ...big]);
    const rows = await database.all("SELECT n FROM things ORDER BY id");
    expect(rows.map((row) => row["n"])).toEqual([...numbers, ...big]);
    expect(await database.lists("SELECT id FROM things WHERE n=?", [2n ** 62n + 1n])).toEqual([[5]]);
  });

  it("answers sums and counts as numbers", async () => {
    for (const id of [1, 2, 3]) await insert(id, 10_000_000_000 + id, null);
    const sql = "SELECT count(*) AS many, sum(n) AS total, max(n) AS most FROM things";
    expect({ ...(await database.get(sql)) }).toEqual({ many: 3, total: 30_000_000_006, most: 10_000_000_003 });
    expect(await database.lists(sql)).toEqual([[3, 30_000_000_006, 10_000_000_003]]);
  });

  it("counts the rows that a statement met, whether it altered them or not", async () => {
    await insert(1, 5, "one");
    const update = "UPDATE things SET n=? WHERE id=?";
    expect(await database.transaction((tx) => tx.run(update, [5, 1]))).toEqual({ changes: 1 });
    expect(await database.transaction((tx) => tx.run(update, [5, 2]))).toEqual({ changes: 0 });
  });

  it("tells two emoji apart, and a letter from itself in another case", async () => {
    for (const [id, name] of ["😀", "😁", "é", "É", "e"].entries()) await insert(id, null, name);
    expect(await database.lists("SELECT name FROM things WHERE name=?", ["😁"])).toEqual([["😁"]]);
    const twice = await insert(9, null, "😀").catch((error: unknown) => error);
    expect(isUniqueViolation(twice)).toBe(true);
  });

  it("knows a unique violation from another failure", async () => {
    await insert(1, null, "one");
    const failures = await Promise.all(
      ["INSERT INTO things (id) VALUES (1)", "INSERT INTO nothing VALUES (1)"].map((sql) =>
        database.transaction((tx) => tx.run(sql)).catch((error: unknown) => error),
      ),
    );
    expect(failures.map(isUniqueViolation)).toEqual([true, false]);
  });

  it("leaves nothing of a transaction that failed", async () => {
    const failed = database.transaction(async (tx) => {
      await tx.run("INSERT INTO things (id) VALUES (1)");
      expect(tx.wrote).toBe(true);
      throw new Error("stop");
    });
    await expect(failed).rejects.toThrow("stop");
    expect(await database.all("SELECT id FROM things")).toEqual([]);
  });

  it("shows a transaction its own writes, and nobody else before the commit", async () => {
    const seen = await database.transaction(async (tx) => {
      expect(tx.wrote).toBe(false);
      await tx.run("INSERT INTO things (id) VALUES (1)");
      return [await tx.lists("SELECT id FROM things"), await database.lists("SELECT id FROM things")];
    });
    expect(seen).toEqual([[[1]], []]);
    expect(await database.lists("SELECT id FROM things")).toEqual([[1]]);
  });

  it("keeps count under many writers at once", async () => {
    await insert(1, 0, null);
    const add = () =>
      database.transaction(async (tx) => {
        const row = await tx.get(`SELECT n FROM things WHERE id=1${dialect === "mysql" ? " FOR UPDATE" : ""}`);
        await tx.run("UPDATE things SET n=? WHERE id=1", [(row?.["n"] as number) + 1]);
      });
    await Promise.all(Array.from({ length: 100 }, add));
    expect(await database.lists("SELECT n FROM things")).toEqual([[100]]);
  });

  it("lets Sequelize write beside its own writers", async () => {
    const through = (id: number) => database.sequelize.query(`INSERT INTO things (id) VALUES (${id})`);
    const inTransaction = (id: number) =>
      database.sequelize.transaction(async (transaction) => {
        await database.sequelize.query(`INSERT INTO things (id) VALUES (${id})`, { transaction });
      });
    const ids = Array.from({ length: 10 }, (_, index) => index);
    await Promise.all(ids.flatMap((id) => [insert(id, null, null), through(100 + id), inTransaction(200 + id)]));
    expect(await database.lists("SELECT count(*) FROM things")).toEqual([[30]]);
  });

  it("reads more statements than it remembers", async () => {
    for (let index = 0; index < 1100; index += 1) await database.lists(`SELECT ${index} + ?`, [1]);
    expect(await database.lists("SELECT 7 + ?", [1])).toEqual([[8]]);
  });
});

describe("Databases of two kinds in one process", () => {
  it("do not share what they remember of a statement", async () => {
    const opened = await Promise.all(DATABASES.map(async ({ fresh }) => openDatabase({ url: await fresh() })));
    const values = await Promise.all(opened.map((each) => each.lists("SELECT 1 + ?, 'a' || 'b'", [1])));
    expect(values).toEqual([[[2, "ab"]], [[2, 0]]]);
    await Promise.all(opened.map((each) => each.close()));
  });

  it.each(["sqlite:", "sqlite::memory:", "postgres://x/y", "data.sqlite"])("are not made of %s", async (url) => {
    await expect(openDatabase({ url })).rejects.toThrow("A database is sqlite:");
  });
});
