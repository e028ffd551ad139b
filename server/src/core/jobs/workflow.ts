import { defineWorkflow, type Workflow } from "openworkflow";
import type { Database } from "../database/database.ts";
import { contextOf, type Steps, type Tools } from "./context.ts";
import type { JobForm } from "./form.ts";
import { engineRunId } from "./ids.ts";
import { Interrupted } from "./interrupted.ts";
import type { Lease, Leases } from "./leases.ts";
import type { RunInput } from "./run-rows.ts";

export interface WorkflowOptions extends Tools {
  readonly leases: Leases;
  /** Ends a run that was cancelled. */
  readonly cancelled: (engineId: string) => Promise<unknown>;
}

/** Gives a run back that another process may go on with at once. */
async function handBack(database: Database, { organization, id, worker }: Lease): Promise<void> {
  await database.transaction((tx) =>
    tx.run(
      "UPDATE job_runs SET state='waiting', worker=NULL, lease_until=NULL, revision=revision+1, untold=1 WHERE organization_id=? AND id=? AND worker=? AND state='running'",
      [organization, id, worker],
    ),
  );
}

/** A job's form as the engine runs it. */
export function workflowOf(form: JobForm, options: WorkflowOptions): Workflow<unknown, unknown, unknown> {
  const { leases, database, cancelled } = options;

  /** The engine then finds the run in other hands, or ended, and leaves it alone. */
  async function interrupted({ why }: Interrupted, lease: Lease): Promise<void> {
    if (why === "cancelled") await cancelled(engineRunId(lease));
    if (why === "stopping") await handBack(database, lease);
  }

  return defineWorkflow<unknown, unknown>({ name: form.name }, async ({ input, step, run }) => {
    const lease = leases.of(run.id);
    if (!lease) throw new Error("A run that this process does not hold");
    const steps = step as unknown as Steps;
    const { context, failBetween, isOfEngine } = contextOf(form, { input: input as RunInput, lease, steps }, options);
    try {
      return (await form.run(context, (input as RunInput).given)) ?? null;
    } catch (error) {
      if (error instanceof Interrupted) {
        await interrupted(error, lease);
        return null;
      }
      if (isOfEngine(error)) throw error;
      return await failBetween(error);
    }
  });
}
