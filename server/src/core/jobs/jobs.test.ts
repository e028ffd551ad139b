import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import type { JobContext, JobForm } from "./form.ts";

/** A job whose work the test says: what a form's `run` would be. */
function aJob() {
  const acts = new Map<string, (ctx: JobContext) => Promise<unknown>>();
  const form: JobForm<{ act: string }> = {
    name: "tests.act",
    title: ({ act }) => `The act ${act}`,
    run: (ctx, { act }) => acts.get(act)?.(ctx) ?? Promise.reject(new Error(`no act ${act}`)),
  };
  return { form, acts };
}

describe.each(DATABASES)("jobs on $dialect", ({ fresh }) => {
  const { form, acts } = aJob();
  let world: World;
  let company: Company;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh(), jobs: [form], jobLimits: { pollMs: 50 } });
    company = await world.company();
    world.core.jobs.start();
  });
  afterAll(async () => {
    await world.close();
    expect(world.failures).toEqual([]);
  });

  async function begun(run: (ctx: JobContext) => Promise<unknown>): Promise<string> {
    const act = newId();
    acts.set(act, run);
    const { id: organization, people } = company;
    const actor = { kind: "member", id: people.owner.id } as const;
    return world.core.jobs.begin({ organization, actor, job: "tests.act", input: { act }, key: act });
  }

  async function shown(id: string): Promise<Record<string, unknown>> {
    return JSON.parse(await world.core.query(company.people.viewer.actor, "jobs.get", { id })) as Record<
      string,
      unknown
    >;
  }

  async function until(id: string, state: string): Promise<Record<string, unknown>> {
    return expect
      .poll(() => shown(id).catch(() => null), { timeout: 10_000 })
      .toMatchObject({ state })
      .then(() => shown(id));
  }

  test("does its steps, keeps their results and shows what it came to", async () => {
    const seen: number[] = [];
    const id = await begun(async (ctx) => {
      const one = await ctx.step("one", async () => 1);
      await ctx.sleep("a moment", 60);
      seen.push(one);
      const made = await ctx.execute("deal", "deals.create", aDeal(company));
      return { made: made.outcome, one };
    });
    expect(await until(id, "done")).toMatchObject({
      ...{ name: expect.stringContaining("The act"), kind: "tests.act", progress: 1000, error: null },
      ...{ startedBy: { id: company.people.owner.id }, result: '{"made":"done","one":1}' },
    });
    expect(seen).toEqual([1]);
  });
});
