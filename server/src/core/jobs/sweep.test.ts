import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aWorld, type Company, type World } from "../../testkit/world.ts";
import type { JobForm } from "./form.ts";

const MARK = "Zwirngasse-4711";

/** A job that is given a mark, gives it on between its steps, is handed it, and ends as it is told to. */
const marked: JobForm<{ readonly mark: string; readonly fails: boolean }> = {
  name: "tests.marked",
  retries: 1,
  title: () => "A marked job",
  run: async (ctx, { mark, fails }) => {
    const given = await ctx.step("give", async () => `${mark} given`);
    const handed = await ctx.waitForSignal("hand", { timeout: "1h" });
    if (fails) throw new Error(`${mark} failed`);
    return { given, handed };
  },
};

const DAY = 86_400_000;

describe.each(DATABASES)("what jobs were given on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh(), jobs: [marked as JobForm], jobLimits: { pollMs: 20 } });
    company = await world.company();
    world.core.jobs.start();
  });
  afterAll(() => world.close());

  const rowOf = (id: string) =>
    world.database.get("SELECT * FROM job_runs WHERE organization_id=? AND id=?", [company.id, id]);
  const seen = async (id: string) => JSON.parse(await world.core.query(company.people.owner.actor, "jobs.get", { id }));

  async function done(fails: boolean, key = newId()): Promise<string> {
    const { kind, id: actor } = company.people.owner.actor;
    const id = await world.core.jobs.begin({
      ...{ organization: company.id, actor: { kind, id: actor }, job: marked.name, input: { mark: MARK, fails }, key },
    });
    const run = { organization: company.id, id };
    await expect.poll(() => world.core.jobs.signal(run, "hand", MARK), { timeout: 5000 }).toBe(true);
    const ended = fails ? "failed" : "done";
    await expect.poll(async () => (await rowOf(id))?.["state"], { timeout: 10_000 }).toBe(ended);
    await expect.poll(async () => (await rowOf(id))?.["untold"], { timeout: 10_000 }).toBeNull();
    return id;
  }

  test("lies sealed in the queue, is read by the job, and is bound to it", async () => {
    const [one, two] = [await done(false), await done(true)];
    expect((await seen(one)).result).toContain(MARK);
    for (const table of ["job_runs", "job_steps"]) {
      for (const row of await world.database.all(`SELECT * FROM ${table}`))
        expect(JSON.stringify(row)).not.toContain(MARK);
    }
    const steps = await world.database.all("SELECT output, delivery FROM job_steps WHERE run_id=?", [one]);
    expect(steps.filter(({ output, delivery }) => output !== null || delivery !== null).length).toBeGreaterThan(1);
    const move = "UPDATE job_runs SET input=? WHERE organization_id=? AND id=?";
    const [mine, theirs] = [await rowOf(two), await rowOf(one)];
    await world.database.transaction((tx) => tx.run(move, [theirs?.["input"] ?? "", company.id, two]));
    const { sealsOf } = await import("./seals.ts");
    const seals = sealsOf(world.core.keys);
    const place = { organization: company.id, id: two };
    expect(() => seals.open(place, theirs?.["input"] as string)).toThrow();
    expect(seals.open(place, mine?.["input"] as string)).toContain(MARK);
    expect(seals.open(place, '{"old":1}')).toBe('{"old":1}');
    await world.database.transaction((tx) => tx.run(move, [mine?.["input"] ?? "", company.id, two]));
  });

  test("is swept some time after the end; what people see and the key stay", async () => {
    const key = newId();
    const [ended, failed] = [await done(false, key), await done(true)];
    const before = [await seen(ended), await seen(failed)];
    await world.core.sweeper.plan(world.core.jobs);
    const sweep = async (): Promise<void> => {
      const { rows } = {
        rows: await world.database.all("SELECT job, cron, zone FROM job_schedules WHERE organization_id=?", [
          company.id,
        ]),
      };
      expect(rows.filter(({ job }) => job === "jobs.sweep")).toHaveLength(1);
      const id = await world.core.jobs.begin({
        ...{
          organization: company.id,
          actor: { kind: "system", id: "jobs" },
          job: "jobs.sweep",
          input: null,
          key: newId(),
        },
      });
      await expect.poll(async () => (await rowOf(id))?.["state"], { timeout: 10_000 }).toBe("done");
    };
    await sweep();
    expect((await rowOf(ended))?.["input"]).not.toBe("");
    world.setClock(new Date(Date.now() + 31 * DAY));
    await sweep();
    for (const id of [ended, failed]) {
      expect(await rowOf(id)).toMatchObject({ input: "", output: null, error: null });
      expect(await world.database.all("SELECT id FROM job_steps WHERE run_id=?", [id])).toEqual([]);
    }
    expect([await seen(ended), await seen(failed)]).toEqual(before);
    const { kind, id: actor } = company.people.owner.actor;
    const again = await world.core.jobs.begin({
      ...{
        organization: company.id,
        actor: { kind, id: actor },
        job: marked.name,
        input: { mark: MARK, fails: false },
        key,
      },
    });
    expect(again).toBe(ended);
    const { version } = await seen(failed);
    const retried = world.core.execute(company.people.owner.actor, "jobs.retry", {
      ...{ key: newId(), input: { id: failed, version } },
    });
    await expect(retried).rejects.toMatchObject({ code: "JOB_SWEPT" });
    world.setClock(null);
  });
});
