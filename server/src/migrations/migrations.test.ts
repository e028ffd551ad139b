import { type FieldData, NOUNS, type Noun } from "@nexus-os/contracts";
import { describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../core/database/database.ts";
import { migrate } from "../core/database/migrate.ts";
import { ddlOf, tableOf } from "../core/records/table.ts";
import { DATABASES } from "../testkit/databases.ts";
import { MIGRATIONS } from "./index.ts";

/** Every noun, each behind those whose tables must be there before its own. */
function behindWhatTheyReferTo(): readonly string[] {
  const order = new Set<string>();
  function add(word: string): void {
    const fields: readonly FieldData[] = Object.values(NOUNS[word]?.fields ?? {});
    for (const field of fields) if (field.kind === "ref" && field.to !== word) add(field.to);
    order.add(word);
  }
  for (const word of Object.keys(NOUNS)) add(word);
  return [...order];
}

/** The columns and indexes of a table, as the database describes them. */
async function schemaOf({ sequelize }: Database, table: string): Promise<object> {
  const described = sequelize.getQueryInterface();
  const indexes = (await described.showIndex(table)) as { name: string; fields: { attribute: string }[] }[];
  // SQLite names the indexes of its own keys by number: they are compared as part of the columns.
  const own = indexes.filter(({ name }) => !name.startsWith("sqlite_"));
  const columns = Object.entries(await described.describeTable(table));
  return {
    columns: Object.fromEntries(
      columns.map(([name, { type, allowNull, primaryKey }]) => [name, { type, allowNull, primaryKey }]),
    ),
    indexes: Object.fromEntries(own.map(({ name, fields }) => [name, fields.map(({ attribute }) => attribute)])),
  };
}

describe.each(DATABASES)("on $dialect", ({ fresh }) => {
  test("the migrations make the tables that the nouns declare, with their indexes", async () => {
    const migrated = await openDatabase({ url: await fresh() });
    await migrate(migrated, MIGRATIONS);
    const declared = await openDatabase({ url: await fresh() });
    for (const word of behindWhatTheyReferTo()) {
      const table = tableOf(NOUNS[word] as Noun);
      for (const sql of ddlOf(table, declared.dialect)) await declared.transaction((tx) => tx.run(sql));
      const [made, wanted] = await Promise.all([migrated, declared].map((each) => schemaOf(each, word)));
      expect(made).toMatchObject(wanted ?? {});
    }
    await migrated.close();
    await declared.close();
  });
});
