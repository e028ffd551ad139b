import { newId } from "@nexus-os/contracts";
import { expect } from "vitest";
import type { JobContext, JobForm } from "../core/jobs/form.ts";
import type { Company, World } from "./world.ts";

type Act = (ctx: JobContext) => Promise<unknown>;

/** A job whose work each test says. */
export interface TestJob {
  readonly form: JobForm<{ readonly act: string }>;
  /** Begins it for the owner of a company. */
  begin(
    world: World,
    company: Company,
    run: Act,
    more?: { readonly member?: string; readonly at?: string },
  ): Promise<string>;
}

export function aTestJob(more: Partial<JobForm> = {}): TestJob {
  const acts = new Map<string, Act>();
  const form: JobForm<{ readonly act: string }> = {
    ...{ name: "tests.act", title: () => "A job of tests", ...more },
    run: (ctx, { act }) => acts.get(act)?.(ctx) ?? Promise.reject(new Error("an act of another process")),
  };
  return {
    form,
    begin: (world, { id: organization, people }, run, { member = people.owner.id, at } = {}) => {
      const act = newId();
      acts.set(act, run);
      const actor = { kind: "member", id: member } as const;
      const job = { organization, actor, job: form.name, input: { act }, key: act };
      return world.core.jobs.begin(at === undefined ? job : { ...job, at });
    },
  };
}

/** What people see of a job; null before it is shown. */
export async function shownJob(world: World, company: Company, id: string): Promise<Record<string, unknown> | null> {
  const row = await world.database.get("SELECT id FROM jobs WHERE organization_id=? AND id=?", [company.id, id]);
  if (!row) return null;
  return JSON.parse(await world.core.query(company.people.viewer.actor, "jobs.get", { id })) as Record<string, unknown>;
}

/** Waits until people see this of a job, and gives all that they see. */
export async function jobShows(
  world: World,
  company: Company,
  id: string,
  expected: object,
): Promise<Record<string, unknown>> {
  let shown: Record<string, unknown> | null = null;
  await expect
    .poll(
      async () => {
        shown = await shownJob(world, company, id);
        return shown;
      },
      { timeout: 15_000, interval: 20 },
    )
    .toMatchObject(expected);
  return shown as unknown as Record<string, unknown>;
}
