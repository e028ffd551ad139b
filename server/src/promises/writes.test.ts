import { NOUNS, newId, OPERATIONS, type Outcome } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../core/actor.ts";
import { verifyChain } from "../core/journal/verify.ts";
import type { Served } from "../core/operations.ts";
import { DATABASES } from "../testkit/databases.ts";
import { maker } from "../testkit/every.ts";
import { PlantedError, plant } from "../testkit/faults.ts";
import { aWorld, type Company, type World } from "../testkit/world.ts";

const MUTATIONS = [...OPERATIONS.values()].filter(({ kind }) => kind === "mutation");
/** What is not done for a record that was made below all verbs, since more belongs to it: its own suites hold it. */
const ELSEWHERE = new Set([
  "apikeys",
  "jobs",
  "approvals",
  "files",
  "mails",
  "findings.act",
  "findings.measure",
  "findings.reopen",
  "invitations.accept",
  "members.leave",
]);
const OWN = MUTATIONS.filter(({ noun, name, verb }) => !ELSEWHERE.has(noun) && !ELSEWHERE.has(name) && verb !== "undo");
const ON_RECORDS = MUTATIONS.filter(({ on }) => on === "record");

/** G1, P5 and S1: over every verb, on both databases. */
describe.each(DATABASES)("a write on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let make: ReturnType<typeof maker>;
  let actor: Actor;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    company = await world.company();
    make = maker(world, company);
    actor = { ...company.people.owner.actor, permissions: new Set(OPERATIONS.keys()) };
  });
  afterAll(async () => {
    expect((await verifyChain(world.database, company.id)).broken).toBeNull();
    await world.close();
  });

  const served = (name: string) => world.core.operations.get(name) as Served;
  const tell = (name: string, input: unknown, key = newId()): Promise<Outcome<string>> =>
    world.core.execute(actor, name, { key, input });

  async function head(): Promise<number> {
    const row = await world.database.get("SELECT seq FROM journal_heads WHERE organization_id=?", [company.id]);
    return row?.["seq"] as number;
  }
  async function everything(): Promise<string> {
    const tables = [...Object.keys(NOUNS), "journal", "journal_values"];
    const rows = await Promise.all(
      tables.map((table) => world.database.all(`SELECT * FROM ${table} WHERE organization_id=?`, [company.id])),
    );
    return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value));
  }

  test.each(OWN)(
    "G1: $name leaves its row in the journal, in the transaction of the change or not at all",
    async ({ name }) => {
      const input = await make.input(served(name));
      const before = await everything();
      plant("journal.kept", "error");
      await expect(tell(name, input)).rejects.toBeInstanceOf(PlantedError);
      expect(await everything()).toBe(before);

      const seq = await head();
      const isJob = /\.(import|export)$/.test(name);
      expect(await tell(name, input)).toMatchObject(
        isJob ? { outcome: "accepted", job: { progress: null } } : { outcome: "done", seq: seq + 1 },
      );
      const row = await world.database.get(
        "SELECT operation, actor_id FROM journal WHERE organization_id=? AND seq=?",
        [...[company.id, seq + 1]],
      );
      expect(row).toEqual({ operation: name, actor_id: actor.id });
    },
  );

  test.each(OWN)("S1: $name told again with its key answers as before and is done once", async ({ name }) => {
    const input = await make.input(served(name));
    const key = newId();
    const seq = await head();
    const answers = await Promise.all(Array.from({ length: 5 }, () => tell(name, input, key)));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    const first = await head();
    const rows = await world.database.all(
      "SELECT seq FROM journal WHERE organization_id=? AND seq>? AND cause IS NULL",
      [...[company.id, seq]],
    );
    expect(rows).toEqual([{ seq: seq + 1 }]);
    expect(await tell(name, input, key)).toEqual(answers[0]);
    expect(await head()).toBe(first);
    const other = await make.input(served(name));
    await expect(tell(name, other, key)).rejects.toMatchObject({ code: "KEY_REUSED" });
  });

  test.each(ON_RECORDS)(
    "P5: $name refuses a version that is not the record's, and shows the record",
    async ({ name, noun }) => {
      const id = await make.make(noun);
      const input = await make.input(served(name), id);
      const before = await everything();
      await expect(tell(name, { ...input, version: 7 })).rejects.toMatchObject({
        code: "CONFLICT",
        facts: { current: { id, version: 1 } },
      });
      expect(await everything()).toBe(before);
    },
  );

  test.each(ON_RECORDS.filter(({ verb }) => verb === "update"))(
    "P5: of ten who $name at once one wins",
    async ({ name, noun }) => {
      const id = await make.make(noun);
      const input = await make.input(served(name), id);
      const told = await Promise.allSettled(Array.from({ length: 10 }, () => tell(name, input)));
      expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const each of told) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "CONFLICT" });
    },
  );
});
