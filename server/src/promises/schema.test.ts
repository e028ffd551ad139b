import { NOUNS, refersTo } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tableOf } from "../core/records/table.ts";
import { MIGRATIONS } from "../migrations/index.ts";
import { DATABASES } from "../testkit/databases.ts";
import { maker } from "../testkit/every.ts";
import { aWorld, type Company, type World } from "../testkit/world.ts";

const TABLES = MIGRATIONS.flatMap(({ statements }) => statements.sqlite).flatMap(
  (sql) => /CREATE TABLE IF NOT EXISTS (\w+) \(.*\borganization_id\b/.exec(sql)?.[1] ?? [],
);
const POINTERS = Object.values(NOUNS).flatMap((noun) => {
  const table = tableOf(noun);
  const own = table.fields.flatMap(({ field, columns: [column] }) => {
    const to = refersTo(field);
    return to && column ? [[table.name, column.name, to, "id"] as const] : [];
  });
  return [...own, ...table.links.map(({ name, to }) => [name, "to_id", to, "record_id"] as const)];
});

interface Key {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A2: the schema itself cannot hold a row that points into another organization. */
describe.each(DATABASES)("the schema on $dialect", ({ fresh, dialect }) => {
  let world: World;
  let [ours, theirs]: Company[] = [];

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    [ours, theirs] = [await world.company(), await world.company()];
  });
  afterAll(() => world.close());

  function grouped(rows: readonly Record<string, unknown>[], by: string, column: string): Key[] {
    const groups = Map.groupBy(rows, (row) => String(row[by]));
    return [...groups].map(([name, own]) => ({ name, columns: own.map((row) => String(row[column])) }));
  }

  async function keysOf(
    table: string,
  ): Promise<{ readonly primary: string[]; readonly indexes: Key[]; foreign: Key[] }> {
    const { database } = world;
    if (dialect === "sqlite") {
      const columns = await database.all(`SELECT name, pk FROM pragma_table_info('${table}') WHERE pk>0 ORDER BY pk`);
      const indexes = await database.all(
        `SELECT l.name AS of, i.name AS col FROM pragma_index_list('${table}') l, pragma_index_info(l.name) i ORDER BY l.name, i.seqno`,
      );
      const foreign = await database.all(
        `SELECT id AS of, "from" AS col FROM pragma_foreign_key_list('${table}') ORDER BY id, seq`,
      );
      const primary = columns.map(({ name }) => String(name));
      return { primary, indexes: grouped(indexes, "of", "col"), foreign: grouped(foreign, "of", "col") };
    }
    const used = await database.all(
      "SELECT index_name AS of, column_name AS col FROM information_schema.statistics WHERE table_schema=DATABASE() AND table_name=? ORDER BY index_name, seq_in_index",
      [table],
    );
    const foreign = await database.all(
      "SELECT constraint_name AS of, column_name AS col FROM information_schema.key_column_usage WHERE table_schema=DATABASE() AND table_name=? AND referenced_table_name IS NOT NULL ORDER BY constraint_name, ordinal_position",
      [table],
    );
    const all = grouped(used, "of", "col");
    const primary = all.find(({ name }) => name === "PRIMARY")?.columns ?? [];
    const indexes = all.filter(({ name }) => name !== "PRIMARY");
    return { primary: [...primary], indexes, foreign: grouped(foreign, "of", "col") };
  }

  /** What is looked up before anybody knows whose it is (by a hash, by who signed in), and what a sweep looks through for all. */
  const OF_NOBODY = /^(hash|user_id|touched_at)$/;

  test.each(TABLES)("A2: %s carries the organization in its keys", async (table) => {
    const { primary, indexes, foreign } = await keysOf(table);
    expect(primary[0]).toBe("organization_id");
    for (const { name, columns } of foreign) expect(columns, name).toContain("organization_id");
    const loose = indexes.filter(({ columns: [first = ""] }) => first !== "organization_id" && !OF_NOBODY.test(first));
    expect(loose).toEqual([]);
    const empty = await world.database.all(`SELECT 1 FROM ${table} WHERE organization_id IS NULL`);
    expect(empty).toEqual([]);
  });

  test.each(POINTERS)("A2: %s.%s cannot point to %s of another organization", async (table, column, to, key) => {
    const [mine, foreign] = [maker(world, ours as Company), maker(world, theirs as Company)];
    const owner = key === "id" ? table : Object.keys(NOUNS).find((word) => table.startsWith(`${word}_`));
    const id = await mine.make(owner ?? table);
    const there = await foreign.make(to);
    const forged = world.database.transaction((tx) =>
      tx.run(`UPDATE ${table} SET ${column}=? WHERE organization_id=? AND ${key}=?`, [there, (ours as Company).id, id]),
    );
    await expect(forged).rejects.toThrow(/foreign key/i);
  });
});
