import { monitorEventLoopDelay } from "node:perf_hooks";
import { setImmediate as turn } from "node:timers/promises";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import { LongReadError, openDatabase } from "../database/database.ts";

/** Counts to a number, which takes as long as the number is great. */
const counting = (to: number): string =>
  `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<${to}) SELECT COUNT(*) AS found FROM n`;

describe.each(DATABASES)("long reads on $dialect", ({ dialect, fresh }) => {
  const dear = dialect === "sqlite" ? counting(50_000_000) : "SELECT SLEEP(20) AS found";

  test("are broken off after their deadline, hold nobody up meanwhile, and others are read after them", async () => {
    const database = await openDatabase({ url: await fresh(), longReadMs: 700 });
    expect(await database.longReads.get("SELECT 1 AS here")).toEqual({ here: 1 });
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const began = performance.now();
    const both = Promise.allSettled([database.longReads.get(dear), database.longReads.lists(dear)]);
    let [asked, isOver] = [0, false];
    void both.then(() => {
      isOver = true;
    });
    while (!isOver) {
      await database.get("SELECT 1 AS here");
      await turn();
      asked += 1;
    }
    delay.disable();
    for (const each of await both) {
      expect(each).toMatchObject({ status: "rejected", reason: expect.any(LongReadError) });
    }
    expect(performance.now() - began).toBeLessThan(2500);
    expect(asked).toBeGreaterThan(100);
    expect(delay.max / 1e6).toBeLessThan(400);
    for (let index = 0; index < 4; index += 1) {
      expect(await database.longReads.lists("SELECT ? AS here, -5 AS small", ["ü"])).toEqual([["ü", -5]]);
    }
    // A statement that is wrong is no reason to begin anew.
    await expect(database.longReads.get("SELECT x FROM nowhere")).rejects.toThrow(/nowhere/);
    expect(await database.longReads.get("SELECT 1 AS here")).toEqual({ here: 1 });
    await database.close();
  });

  if (dialect === "sqlite") {
    test("change nothing", async () => {
      const database = await openDatabase({ url: await fresh() });
      await database.transaction((tx) => tx.run("CREATE TABLE things (id TEXT)"));
      await expect(database.longReads.all("INSERT INTO things VALUES ('x')")).rejects.toThrow(/readonly/);
      await database.close();
    });
  }

  describe("of a noun", () => {
    let world: World;
    let company: Company;

    beforeAll(async () => {
      const url = await fresh();
      world = await aWorld({ url, longReadMs: 1 });
      company = await world.company();
      for (let index = 0; index < 3; index += 1) {
        const told = { key: newId(), input: aDeal(company) };
        await world.core.execute(company.people.owner.actor, "deals.create", told);
      }
    });
    afterAll(() => world.close());

    test("say what to do where there is too much", async () => {
      const { owner } = company.people;
      const headers = { cookie: await owner.signIn(), origin: world.url };
      // So much that no database is through with it within a millisecond.
      const by = ["createdAt", "updatedAt", "stageSince"].map((field) => ({ field, bucket: "week" }));
      const measures = ["sum", "average", "least", "most"].map((of) => ({ field: "amount", of }));
      const input = { by, measures };
      const rows = dialect === "mysql" ? await many(world, company) : 3;
      expect(rows).toBeGreaterThan(2);
      const asked = await fetch(
        `${world.url}/trpc/deals.aggregate?input=${encodeURIComponent(JSON.stringify(input))}`,
        {
          headers,
        },
      );
      expect(asked.status).toBe(422);
      expect(JSON.stringify(await asked.json())).toMatch(/TOO_MUCH_TO_READ.*|narrow it by a filter/);
      const metric = { metric: "deals.won-value", zone: "Asia/Tokyo", from: "2020-01-01", to: "2030-01-01" };
      // Beginning a process takes longer than this deadline; MariaDB may be through with so few rows in time.
      if (dialect === "sqlite") {
        await expect(world.core.query(owner.actor, "metrics.read", metric)).rejects.toBeInstanceOf(LongReadError);
      }
      expect(world.failures).toEqual([]);
    }, 60_000);
  });
});

/** Copies a deal until there are thousands. */
async function many({ database }: World, { id }: Company): Promise<number> {
  const columns = (
    await database.lists(
      "SELECT column_name FROM information_schema.columns WHERE table_schema=DATABASE() AND table_name='deals' AND column_name<>'id'",
    )
  ).map(([name]) => String(name));
  for (let index = 0; index < 15; index += 1) {
    await database.transaction((tx) =>
      tx.run(
        `INSERT INTO deals (id,${columns.join(",")}) SELECT UUID(),${columns.join(",")} FROM deals WHERE organization_id=?`,
        [id],
      ),
    );
  }
  await database.transaction((tx) => tx.run("UPDATE deals SET stage='won' WHERE organization_id=?", [id]));
  const [[found] = []] = await database.lists("SELECT COUNT(*) FROM deals WHERE organization_id=?", [id]);
  return Number(found);
}
