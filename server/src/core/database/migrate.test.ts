import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MIGRATIONS } from "../../migrations/index.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { type Database, openDatabase } from "./database.ts";
import { type Migration, migrate, NewerDatabaseError } from "./migrate.ts";

function aStep(name: string, ...statements: string[]): Migration {
  return { name, statements: { sqlite: statements, mysql: statements } };
}

describe.each(DATABASES)("Migrating a database of $dialect", ({ fresh }) => {
  let url: string;
  let database: Database;

  beforeEach(async () => {
    url = await fresh();
    database = await openDatabase({ url });
  });

  afterEach(() => database.close());

  it("takes every step once, and says which", async () => {
    expect(await migrate(database, MIGRATIONS)).toEqual(MIGRATIONS.map(({ name }) => name));
    expect(await migrate(database, MIGRATIONS)).toEqual([]);
  });

  it("takes only the steps that are missing, in order", async () => {
    const one = aStep("0001-one", "CREATE TABLE one (id INTEGER)");
    const two = aStep("0002-two", "INSERT INTO one VALUES (2)");
    expect(await migrate(database, [one])).toEqual(["0001-one"]);
    expect(await migrate(database, [one, two])).toEqual(["0002-two"]);
    expect(await database.lists("SELECT id FROM one")).toEqual([[2]]);
  });

  it("takes a step again that has failed in the middle", async () => {
    const table = "CREATE TABLE IF NOT EXISTS one (id INTEGER)";
    await expect(migrate(database, [aStep("0001-one", table, "INSERT INTO two VALUES (1)")])).rejects.toThrow("two");
    expect(await migrate(database, [aStep("0001-one", table, "INSERT INTO one VALUES (1)")])).toEqual(["0001-one"]);
    expect(await database.lists("SELECT id FROM one")).toEqual([[1]]);
  });

  it("refuses a database that a newer Nexus has changed, and says what to do", async () => {
    const known = aStep("0001-one", "CREATE TABLE one (id INTEGER)");
    await migrate(database, [known, aStep("0002-later", "CREATE TABLE two (id INTEGER)")]);
    const failed = await migrate(database, [known]).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(NewerDatabaseError);
    expect((failed as Error).message).toContain("0002-later");
    expect((failed as Error).message).toContain("Start that version");
  });

  it("is done by one of several processes that start at once", async () => {
    const others = await Promise.all(Array.from({ length: 3 }, () => openDatabase({ url })));
    const steps = [
      aStep("0001-one", "CREATE TABLE one (id INTEGER)"),
      aStep("0002-two", "INSERT INTO one VALUES (2)"),
      ...MIGRATIONS,
    ];
    await Promise.all(others.map((each) => migrate(each, steps)));
    expect(await database.lists("SELECT id FROM one")).toEqual([[2]]);
    expect(await database.lists("SELECT count(*) FROM migrations")).toEqual([[steps.length]]);
    await Promise.all(others.map((each) => each.close()));
  });
});
