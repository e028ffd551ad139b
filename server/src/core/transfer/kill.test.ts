import { once } from "node:events";
import { newId } from "@nexus-os/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { jobWorker, SHORT_LEASES } from "../../testkit/job-process.ts";
import { transfers } from "../../testkit/transfer.ts";
import { aWorld, type World } from "../../testkit/world.ts";
import { verifyChain } from "../journal/verify.ts";

const ROWS = 600;
/** An import of 600 rows has these steps: it reads, writes three parts, makes the result, and keeps it. */
const STEPS = 6;
/** Before a step, in it, and after what it did but before that is kept; each process dies at the next of them. */
const placesOf = (steps: number): string[] =>
  Array.from({ length: steps }, (_, step) => [
    step === 0 ? "jobs.step.before=kill" : "jobs.step.before=kill@1",
    "jobs.step.begun=kill",
    "jobs.step.done=kill",
  ]).flat();

describe.each(DATABASES)("kill -9 at each step of an import on $dialect", ({ fresh }) => {
  let world: World;
  afterAll(() => world.close());

  test("writes no row twice and misses none, tells the same of each, and is taken back", {
    timeout: 180_000,
  }, async () => {
    const url = await fresh();
    world = await aWorld({ url, jobLimits: SHORT_LEASES });
    const company = await world.company();
    const move = transfers(world, company);
    const lines = Array.from({ length: ROWS }, (_, index) => {
      const amount = index % 100 === 42 ? "much" : "12.50 EUR";
      return `Row ${index},${company.account},${company.people.member.id},${amount}`;
    });
    const file = await move.upload(["name,account,owner,amount", ...lines].join("\n"), "deals.csv");
    const job = await move.begin("deals.import", { file }, newId());
    for (const place of placesOf(STEPS)) {
      const [, signal] = await once(jobWorker(world, url, { faults: place }), "close");
      expect([place, signal]).toEqual([place, "SIGKILL"]);
    }
    world.core.jobs.start();
    const given = await move.ended(job);
    expect(given).toMatchObject({ rows: ROWS, created: ROWS - 6, errors: 6 });
    const names = (archived: string) =>
      world.database.all(
        `SELECT name FROM deals WHERE organization_id=? AND archived_at IS ${archived} ORDER BY name`,
        [company.id],
      );
    const written = (await names("NULL")).map(({ name }) => name);
    expect(new Set(written).size).toBe(ROWS - 6);
    expect(written).toHaveLength(ROWS - 6);
    const told = (await move.content(given.result)).toString("utf8").split("\r\n").slice(1, -1);
    expect(told.map((row) => Number(row.split(",")[0]))).toEqual(Array.from({ length: ROWS }, (_, index) => index + 2));
    expect(await move.ended(await move.begin("deals.undo", { seq: await move.seqOf("deals.import") }))).toEqual({
      undone: ROWS - 6,
    });
    expect(await names("NULL")).toEqual([]);
    expect((await verifyChain(world.database, company.id)).broken).toBeNull();
    expect(world.failures).toEqual([]);
  });
});

describe.each(DATABASES)("kill -9 at each step of an export, and of an undo, on $dialect", ({ fresh }) => {
  let world: World;
  afterAll(() => world.close());

  test("leaves one whole file, and nothing that is taken back twice or not at all", { timeout: 180_000 }, async () => {
    const url = await fresh();
    world = await aWorld({ url, jobLimits: SHORT_LEASES });
    const company = await world.company();
    const move = transfers(world, company);
    const lines = Array.from(
      { length: ROWS },
      (_, index) => `Row ${index},${company.account},${company.people.member.id},12.50 EUR`,
    );
    const file = await move.upload(["name,account,owner,amount", ...lines].join("\n"), "deals.csv");
    world.core.jobs.start();
    await move.ended(await move.begin("deals.import", { file }));
    await world.core.jobs.stop();

    async function killed(steps: number): Promise<void> {
      for (const place of placesOf(steps)) {
        const [, signal] = await once(jobWorker(world, url, { faults: place }), "close");
        expect([place, signal]).toEqual([place, "SIGKILL"]);
      }
    }
    // It writes the file, and keeps it.
    const exported = await move.begin("deals.export", { format: "csv" });
    await killed(2);
    // It looks at its three parts, and takes each back.
    world.core.jobs.start();
    const given = await move.ended(exported);
    const rows = (await move.content(given.file)).toString("utf8").split("\r\n").slice(1, -1);
    expect(given.rows).toBe(ROWS);
    expect(new Set(rows.map((row) => row.split(",")[0])).size).toBe(ROWS);
    expect(rows).toHaveLength(ROWS);
    const added = "SELECT COUNT(*) FROM files WHERE organization_id=? AND name LIKE 'deals.csv' AND id<>?";
    expect(await world.database.lists(added, [company.id, file])).toEqual([[1]]);
    await world.core.jobs.stop();

    const undo = await move.begin("deals.undo", { seq: await move.seqOf("deals.import") });
    await killed(4);
    world.core.jobs.start();
    expect(await move.ended(undo)).toEqual({ undone: ROWS });
    const left =
      "SELECT COUNT(*), MIN(version), MAX(version) FROM deals WHERE organization_id=? AND archived_at IS NOT NULL";
    expect(await world.database.lists(left, [company.id])).toEqual([[ROWS, 2, 2]]);
    expect((await verifyChain(world.database, company.id)).broken).toBeNull();
    expect(world.failures).toEqual([]);
  });
});
