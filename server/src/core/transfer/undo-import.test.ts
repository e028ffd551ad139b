import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { jobShows } from "../../testkit/jobs.ts";
import { transfers } from "../../testkit/transfer.ts";
import { aWorld, type Company, type World } from "../../testkit/world.ts";
import { verifyChain } from "../journal/verify.ts";

const ROWS = 600;

describe.each(DATABASES)("an import that is taken back while others work on it on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  /** Changes a record as soon as the undo has looked at all of them: the first time that it writes. */
  let between: (() => Promise<void>) | null = null;

  beforeAll(async () => {
    world = await aWorld({
      url: await fresh(),
      around: (database) => ({
        ...database,
        transaction: async (body) => {
          const act = between;
          if (act && (await database.get("SELECT id FROM job_steps WHERE name='look' AND state='completed'"))) {
            between = null;
            await act();
          }
          return database.transaction(body);
        },
      }),
    });
    company = await world.company();
    world.core.jobs.start();
  });
  afterAll(() => world.close());

  test("gives back every part but the one that was changed, and says which records stayed and why", {
    timeout: 60_000,
  }, async () => {
    const move = transfers(world, company);
    const lines = Array.from(
      { length: ROWS },
      (_, index) => `Row ${index},${company.account},${company.people.member.id},1.00 EUR`,
    );
    const file = await move.upload(["name,account,owner,amount", ...lines].join("\n"), "deals.csv");
    await move.ended(await move.begin("deals.import", { file }));
    const owner = company.people.owner.actor;
    const found = await world.database.get("SELECT id FROM deals WHERE organization_id=? AND name=?", [
      ...[company.id, "Row 300"],
    ]);
    const id = found?.["id"] as string;
    between = async () => {
      const input = { id, version: 1, changes: { name: "Mine" } };
      await world.core.execute(owner, "deals.update", { key: newId(), input });
    };
    const job = await move.begin("deals.undo", { seq: await move.seqOf("deals.import") });
    const shown = await jobShows(world, company, job.id, { state: "done" });
    const given = JSON.parse(shown["result"] as string) as { undone: number; left: number; result: string };
    expect(between).toBeNull();
    expect(given).toMatchObject({ undone: 350, left: 250 });
    const standing = await world.database.lists(
      "SELECT id FROM deals WHERE organization_id=? AND archived_at IS NULL ORDER BY id",
      [company.id],
    );
    const told = (await move.content(given.result)).toString("utf8").replace("\uFEFF", "").split("\r\n").slice(1, -1);
    const ids = told.map((line) => line.split(",")[0]);
    expect(ids).toEqual(standing.map(([own]) => own));
    expect(told.filter((line) => line.endsWith(",was changed since"))).toEqual([`${id},was changed since`]);
    expect(told.filter((line) => line.endsWith("came with one that was changed since"))).toHaveLength(249);
    expect((await verifyChain(world.database, company.id)).broken).toBeNull();
    expect(world.failures).toEqual([]);
  });
});
