import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../config.ts";
import { journalGuard } from "../../migrations/0004-journal-guard.ts";
import { openData } from "../../opening.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { type AuditedScene, aScene } from "../../testkit/scene.ts";
import { meddle, withoutGuards } from "../../testkit/tamper.ts";
import { aDeal, anotherExecute, aWorld, type World } from "../../testkit/world.ts";
import { type Database, isUniqueViolation } from "../database/database.ts";
import { verifyChain } from "../journal/verify.ts";
import { guardsMissing } from "./guard.ts";

const ROW =
  "organization_id, seq, at, actor_kind, actor_id, cause, operation, noun, record_id, version, events, idempotency_key, request, value_digest, previous, hash";
const TRIGGERS = journalGuard.statements.sqlite;

/** A copy of row 3 with another place and another key. */
function copied(verb: string, seq: string, key: string): string {
  const columns = ROW.replace("seq,", `${seq},`).replace("idempotency_key", key);
  return `${verb} INTO journal (${ROW}) SELECT ${columns} FROM journal WHERE organization_id=:o AND seq=3`;
}

/** What would change a journal that has 23 rows. */
const CHANGES: readonly (readonly [name: string, sql: string])[] = [
  ["an update", "UPDATE journal SET operation='x' WHERE organization_id=:o AND seq=3"],
  ["a deletion", "DELETE FROM journal WHERE organization_id=:o AND seq=23"],
  ["a row in place of another", copied("REPLACE", "seq", `'${newId()}'`)],
  ["a row at the end in place of another with its key", copied("REPLACE", "24", "idempotency_key")],
  ["a change of values", "UPDATE journal_values SET sealed=x'00' WHERE organization_id=:o AND seq=3"],
  ["a deletion of the head", "DELETE FROM journal_heads WHERE organization_id=:o"],
  ["a head in place of another", "REPLACE INTO journal_heads (organization_id, seq, hash) VALUES (:o, 0, '')"],
];

/** What SQLite's triggers refuse, too; MySQL's grants cannot. A row's digest of its values tells the first of these. */
const ON_SQLITE: typeof CHANGES = [
  [
    "values in place of others",
    "REPLACE INTO journal_values (organization_id, seq, noun, record_id, sealed) VALUES (:o, 3, 'accounts', '', x'00')",
  ],
  ["a row behind a gap", copied("INSERT", "25", `'${newId()}'`)],
  ["a row before the first", copied("INSERT", "0", `'${newId()}'`)],
  ["a head that goes back", "UPDATE journal_heads SET seq=22 WHERE organization_id=:o"],
  ["a head ahead of its rows", "UPDATE journal_heads SET seq=24 WHERE organization_id=:o"],
  ["a head with another hash", "UPDATE journal_heads SET hash='x' WHERE organization_id=:o"],
];

describe("the journal on SQLite", () => {
  let world: World;
  let scene: AuditedScene;

  beforeAll(async () => {
    world = await aWorld({ url: await DATABASES[0].fresh() });
    scene = await aScene(world);
  });
  afterAll(() => world.close());

  test.each([...CHANGES, ...ON_SQLITE])("refuses %s", async (_name, sql) => {
    await expect(meddle(world.database, scene.organization, sql)).rejects.toThrow(/CONSTRAINT|journal/);
    expect(await verifyChain(world.database, scene.organization)).toEqual({ entries: 23, broken: null });
  });

  test("is written to by many at once, in one statement, and lets values be erased", async () => {
    await Promise.all([1, 2, 3].map(() => scene.write(10)));
    await meddle(world.database, scene.organization, "DELETE FROM journal_values WHERE organization_id=:o AND seq=3");
    expect(await verifyChain(world.database, scene.organization)).toEqual({ entries: 53, broken: null });
  });

  test("says that a key was there as an index would", async () => {
    const again = copied("INSERT", "54", "idempotency_key");
    const failure = await meddle(world.database, scene.organization, again).catch((error: unknown) => error);
    expect(isUniqueViolation(failure)).toBe(true);
  });

  test("tells which of its guards are missing", async () => {
    const { database } = world;
    expect(await guardsMissing(database, TRIGGERS)).toEqual([]);
    await database.transaction((tx) => tx.run("DROP TRIGGER journal_is_not_deleted"));
    await database.transaction((tx) =>
      tx.run("CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal BEGIN SELECT 1; END"),
    );
    expect(await guardsMissing(database, TRIGGERS)).toEqual([expect.stringContaining("journal_is_not_deleted")]);
    await withoutGuards(database);
    expect(await guardsMissing(database, TRIGGERS)).toHaveLength(TRIGGERS.length);
  });
});

describe("the journal on MariaDB, with a user for the schema and one for the work", () => {
  let world: World;
  let worker: Database;
  let scene: AuditedScene;

  beforeAll(async () => {
    const url = await DATABASES[1].fresh();
    world = await aWorld({ url });
    const [user, address] = [`w_${newId().slice(-12)}`, new URL(url)];
    const { database } = world;
    await database.transaction((tx) => tx.run(`CREATE USER '${user}'@'%' IDENTIFIED BY 'a-password'`));
    // What docs/audit.md tells an operator to give; everything else is given with the migrations.
    await database.transaction((tx) => tx.run(`GRANT SELECT ON ${address.pathname.slice(1)}.* TO '${user}'@'%'`));
    const own = new URL(url);
    [own.username, own.password] = [user, "a-password"];
    const config = readConfig(
      { NEXUS_DATA_DIR: world.folder, DATABASE_URL: own.href, NEXUS_MIGRATE_DATABASE_URL: url },
      world.folder,
    );
    const opened = await openData(config, { progress: () => {}, log: () => {} });
    worker = opened.database;
    scene = await aScene(world);
  });
  afterAll(async () => {
    await worker.close();
    await world.close();
  });

  test("takes the server's writes from the one who works", async () => {
    const company = await world.company();
    const execute = anotherExecute({ ...world, database: worker });
    for (const actor of [company.people.owner.actor, company.people.member.actor]) {
      const made = await execute(actor, "deals.create", { key: newId(), input: aDeal(company) });
      const { id, version } = JSON.parse((made as { output: string }).output) as { id: string; version: number };
      const changes = { nextStep: "Call" };
      const input = { id, version, changes };
      expect((await execute(actor, "deals.update", { key: newId(), input })).outcome).toBe("done");
    }
    expect((await verifyChain(worker, company.id)).broken).toBeNull();
  });

  test.each(CHANGES)("refuses %s to the one who works", async (_name, sql) => {
    await expect(meddle(worker, scene.organization, sql)).rejects.toThrow(/denied/);
    expect(await verifyChain(worker, scene.organization)).toEqual({ entries: 23, broken: null });
  });

  test("lets the one who works erase values, and change nothing of the schema", async () => {
    await meddle(worker, scene.organization, "DELETE FROM journal_values WHERE organization_id=:o AND seq=3");
    await expect(meddle(worker, scene.organization, "DROP TABLE journal")).rejects.toThrow(/denied/);
  });

  test("tells which user could change it", async () => {
    expect(await guardsMissing(worker, TRIGGERS)).toEqual([]);
    expect(await guardsMissing(world.database, TRIGGERS)).toHaveLength(4);
  });
});
