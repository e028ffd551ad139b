import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aTestJob, jobShows, shownJob } from "../../testkit/jobs.ts";
import { aWorld, type Company, type World } from "../../testkit/world.ts";

const LIMITS = { leaseMs: 3000, beatMs: 300, pollMs: 40, perOrganization: 2, perProcess: 4, graceMs: 300 };

describe.each(DATABASES)("jobs of several organizations and processes on $dialect", ({ fresh }) => {
  const job = aTestJob({ retries: 0 });
  let url: string;
  let worlds: World[];

  beforeAll(async () => {
    url = await fresh();
    const first = await aWorld({ url, jobs: [job.form], jobLimits: LIMITS });
    const second = await aWorld({ url, jobs: [job.form], jobLimits: LIMITS, master: first.master });
    worlds = [first, second];
  });
  afterAll(async () => {
    for (const world of worlds) await world.close();
    expect(worlds.flatMap(({ failures }) => failures)).toEqual([]);
  });

  const first = (): World => worlds[0] as World;
  const [starting, stopping] = [
    () => worlds.map(({ core }) => core.jobs.start()),
    () => Promise.all(worlds.map(({ core }) => core.jobs.stop())),
  ];

  test("never run more of one organization at once than it may have, over all processes", async () => {
    const company = await first().company();
    let [running, most] = [0, 0];
    const ids = await Promise.all(
      Array.from({ length: 10 }, () =>
        job.begin(first(), company, (ctx) =>
          ctx.step("work", async () => {
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setTimeout(resolve, 60));
            running -= 1;
          }),
        ),
      ),
    );
    starting();
    for (const id of ids) await jobShows(first(), company, id, { state: "done" });
    expect(most).toBe(2);
    await stopping();
  });

  test("take turns: who has many jobs does not keep others waiting", async () => {
    // A process that does one job at a time: whose turn it is is decided for each.
    const only = { ...LIMITS, perProcess: 1 };
    const narrow = await aWorld({ url, jobs: [job.form], jobLimits: only, master: first().master });
    worlds.push(narrow);
    const [many, few] = [await first().company(), await first().company()];
    const order: Company[] = [];
    const work = (company: Company) =>
      job.begin(first(), company, (ctx) =>
        ctx.step("work", async () => {
          order.push(company);
        }),
      );
    for (let count = 0; count < 12; count += 1) await work(many);
    const own = [await work(few), await work(few)];
    narrow.core.jobs.start();
    for (const id of own) await jobShows(first(), few, id, { state: "done" });
    // Both were among the first six, though twelve were there before them.
    expect(order.slice(0, 6).filter((company) => company === few)).toHaveLength(2);
    await expect.poll(() => order.length, { timeout: 10_000 }).toBe(14);
    await stopping();
  });

  test("are handed over at once by a process that stops, and go on behind the steps that were done", async () => {
    const company = await first().company();
    const done: string[] = [];
    let stopped = false;
    const id = await job.begin(first(), company, async (ctx) => {
      await ctx.step("one", async () => done.push("one"));
      await ctx.step("two", async () => {
        done.push("two");
        while (!stopped && done.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
      });
      await ctx.step("three", async () => done.push("three"));
    });
    first().core.jobs.start();
    await expect.poll(() => done, { timeout: 5000 }).toEqual(["one", "two"]);
    const ending = first().core.jobs.stop();
    stopped = true;
    await ending;
    const row = await first().database.get("SELECT state, worker FROM job_runs WHERE id=?", [id]);
    expect(row).toEqual({ state: "waiting", worker: null });
    expect(done).toEqual(["one", "two"]);
    worlds[1]?.core.jobs.start();
    await jobShows(first(), company, id, { state: "done" });
    expect(done).toEqual(["one", "two", "three"]);
    await stopping();
  });

  test("are let go of even where a step does not end in time", async () => {
    const company = await first().company();
    const gate = Promise.withResolvers<void>();
    let [begun, over] = [0, 0];
    const id = await job.begin(first(), company, async (ctx) => {
      const long = ctx.step("long", async () => {
        begun += 1;
        if (begun === 1) await gate.promise;
        return begun;
      });
      return long.finally(() => {
        over += 1;
      });
    });
    first().core.jobs.start();
    await expect.poll(() => begun, { timeout: 5000 }).toBe(1);
    await first().core.jobs.stop();
    // Nobody has to wait for the lease.
    const row = await first().database.get("SELECT state, worker FROM job_runs WHERE id=?", [id]);
    expect(row).toEqual({ state: "waiting", worker: null });
    worlds[1]?.core.jobs.start();
    await jobShows(first(), company, id, { state: "done", result: "2" });
    gate.resolve();
    await expect.poll(() => over, { timeout: 5000 }).toBe(2);
    await stopping();
    expect(await shownJob(first(), company, id)).toMatchObject({ state: "done", result: "2" });
  });
});
