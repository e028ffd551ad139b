import type { Database, Transaction } from "../database/database.ts";
import type { JobForm } from "./form.ts";
import type { Jobs } from "./jobs.ts";

/** The job that clears away what ended jobs were given and came to. */
const SWEEP = "jobs.sweep";
/** How many jobs are cleared in one transaction. */
const PART = 200;
const PLAN_MS = 600_000;
const DAY_MS = 86_400_000;

export interface SweepOptions {
  readonly database: Database;
  readonly clock: () => Date;
  readonly failed: (error: unknown) => void;
  /** How many days after its end a job can still be looked into and tried again. */
  readonly days: number;
}

/** At night, spread over its minutes, so that not all organizations begin at once. */
function cronOf(organization: string): string {
  return `${Number.parseInt(organization.slice(-2), 16) % 60} 3 * * 0`;
}

/**
 * What a job was given, its steps and what it came to go some time after its end. Its row stays with its key, so that the
 * same thing is not begun again, and so does the record in `jobs`, which is what people see. The runs of schedules have
 * keys that never come again: they go whole.
 */
async function clear(tx: Transaction, organization: string, before: string): Promise<number> {
  const rows = await tx.lists(
    `SELECT id FROM job_runs WHERE organization_id=? AND state IN ('done','failed','cancelled') AND ended_at<? AND untold IS NULL AND input<>'' ORDER BY id LIMIT ${PART}`,
    [organization, before],
  );
  if (rows.length === 0) return 0;
  const place = `organization_id=? AND %id IN (${rows.map(() => "?").join(",")})`;
  const values = [organization, ...rows.map(([id]) => id as string)];
  const runs = place.replace("%id", "id");
  await tx.run(`DELETE FROM job_steps WHERE ${place.replace("%id", "run_id")}`, values);
  await tx.run(`DELETE FROM job_runs WHERE ${runs} AND idempotency_key LIKE 'schedule %'`, values);
  await tx.run(`UPDATE job_runs SET input='', output=NULL, error=NULL WHERE ${runs}`, values);
  return rows.length;
}

/** Sweeps the queue of every organization once a week, by a scheduled job of its own. */
export function sweeper({ database, clock, failed, days }: SweepOptions) {
  const form: JobForm = {
    name: SWEEP,
    title: () => "Sweep of ended jobs",
    run: async (ctx) => {
      const before = await ctx.step("begin", async () => new Date(clock().getTime() - days * DAY_MS).toISOString());
      for (let part = 0; ; part += 1) {
        const cleared = await ctx.step(`part ${part}`, () =>
          database.transaction((tx) => clear(tx, ctx.organization, before)),
        );
        // A job has at most a thousand steps: what is left is there next week.
        if (cleared < PART || part >= 900) return { jobs: part * PART + cleared };
      }
    },
  };

  async function plan(jobs: Jobs): Promise<void> {
    const sql =
      "SELECT o.id, o.time_zone FROM organizations o LEFT JOIN job_schedules s ON s.organization_id=o.id AND s.id=? WHERE s.id IS NULL";
    for (const [id, zone] of await database.lists(sql, [SWEEP])) {
      const organization = id as string;
      await jobs.schedule({ organization, id: SWEEP, job: SWEEP, cron: cronOf(organization), zone: zone as string });
    }
  }

  let timer: NodeJS.Timeout | undefined;
  let planning: Promise<void> = Promise.resolve();

  return {
    form,
    plan,
    /** Plans for organizations that have no sweep yet, now and every ten minutes. */
    start: (jobs: Jobs): void => {
      const soon = (): void => {
        planning = plan(jobs).catch(failed);
      };
      soon();
      timer = setInterval(soon, PLAN_MS);
      timer.unref();
    },
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await planning;
    },
  };
}
