import type { Backend, WorkflowRun } from "openworkflow/internal";
import type { Database, Reader, Transaction, Value } from "../database/database.ts";
import { millisecondsOf } from "./form.ts";
import { type RunId, runIdOf } from "./ids.ts";
import type { Leases } from "./leases.ts";
import { type Reading, readRun, setHeld } from "./run-rows.ts";

export type RunBackend = Pick<
  Backend,
  | "getWorkflowRun"
  | "extendWorkflowRunLease"
  | "sleepWorkflowRun"
  | "completeWorkflowRun"
  | "failWorkflowRun"
  | "rescheduleWorkflowRunAfterFailedStepAttempt"
  | "cancelWorkflowRun"
>;

export interface BackendOptions extends Reading {
  readonly database: Database;
  readonly leases: Leases;
}

interface Owned {
  readonly workflowRunId: string;
  readonly workerId: string;
}

const RELEASED = { worker: null, lease_until: null };

async function hasDelivery(tx: Transaction, { organization, id }: RunId): Promise<boolean> {
  const sql =
    "SELECT id FROM job_steps WHERE organization_id=? AND run_id=? AND kind='signal-wait' AND state='running' AND delivery IS NOT NULL LIMIT 1";
  return (await tx.get(sql, [organization, id])) !== undefined;
}

/** What the engine does to a run that it holds. Every statement names the holder: whoever lost the run sets nothing. */
export function runBackend({ database, times, seals, leases }: BackendOptions): RunBackend {
  const by = { times, seals };
  const sealed = ({ workflowRunId }: Owned, value: unknown): string =>
    seals.seal(runIdOf(workflowRunId), JSON.stringify(value ?? null));

  async function current(reader: Reader, run: RunId): Promise<WorkflowRun> {
    const found = await readRun(reader, run, by);
    if (!found) throw new Error("A run that was just written is not there");
    return found;
  }

  /** The end of holding a run, whether it can be written or not: a lease that nobody ends runs out by itself. */
  async function ended(
    { workflowRunId, workerId }: Owned,
    values: Readonly<Record<string, Value>>,
    then: (tx: Transaction, run: RunId) => Promise<void> = async () => {},
  ): Promise<WorkflowRun> {
    const run = runIdOf(workflowRunId);
    try {
      return await database.transaction(async (tx) => {
        await setHeld(tx, { ...run, worker: workerId }, { ...RELEASED, ...values }, times.now());
        await then(tx, run);
        return current(tx, run);
      });
    } finally {
      leases.drop(run, workerId);
    }
  }

  /** Puts a run aside until a moment. One that was cancelled while it ran ends here. */
  const parked = (owned: Owned, availableAt: Date, values: Readonly<Record<string, Value>> = {}) =>
    ended(owned, { state: "waiting", available_at: times.stored(availableAt), ...values }, async (tx, run) => {
      const [now, place] = [times.now(), [run.organization, run.id]];
      const { changes } = await tx.run(
        "UPDATE job_runs SET state='cancelled', available_at=NULL, ended_at=? WHERE organization_id=? AND id=? AND cancel_at IS NOT NULL",
        [now, ...place],
      );
      // What it waits for may have come between its last look and this moment.
      if (changes === 1 || !(await hasDelivery(tx, run))) return;
      await tx.run("UPDATE job_runs SET available_at=? WHERE organization_id=? AND id=?", [now, ...place]);
    });

  const again = (owned: Owned, error: unknown, availableAt: Date): Promise<WorkflowRun> =>
    parked(owned, availableAt, { error: sealed(owned, error) });

  return {
    getWorkflowRun: ({ workflowRunId }) => readRun(database, runIdOf(workflowRunId), by),
    // The engine beats every 15 seconds, which no short lease survives: leases.ts beats for all runs at once.
    extendWorkflowRunLease: ({ workflowRunId }) => current(database, runIdOf(workflowRunId)),
    sleepWorkflowRun: ({ availableAt, ...owned }) => parked(owned, availableAt),
    completeWorkflowRun: ({ output, ...owned }) =>
      ended(owned, {
        ...{ state: "done", available_at: null, ended_at: times.now(), error: null, progress: 1000 },
        output: sealed(owned, output),
      }),
    failWorkflowRun: ({ error, retryPolicy, attempts = 1, ...owned }) => {
      const { maximumAttempts, initialInterval, maximumInterval, backoffCoefficient } = retryPolicy;
      if (maximumAttempts > 0 && attempts >= maximumAttempts) {
        const end = { state: "failed", available_at: null, ended_at: times.now() };
        return ended(owned, { ...end, error: sealed(owned, error) });
      }
      const wait = millisecondsOf(initialInterval as `${number}s`) * backoffCoefficient ** Math.max(0, attempts - 1);
      const longest = millisecondsOf(maximumInterval as `${number}s`);
      return again(owned, error, new Date(Date.now() + Math.min(wait, longest)));
    },
    rescheduleWorkflowRunAfterFailedStepAttempt: ({ error, availableAt, ...owned }) => again(owned, error, availableAt),
    cancelWorkflowRun: ({ workflowRunId }) =>
      database.transaction(async (tx) => {
        const run = runIdOf(workflowRunId);
        const now = times.now();
        const { changes } = await tx.run(
          "UPDATE job_runs SET state='cancelled', worker=NULL, lease_until=NULL, available_at=NULL, ended_at=?, updated_at=?, revision=revision+1, untold=1 WHERE organization_id=? AND id=? AND state IN ('queued','running','waiting')",
          [now, now, run.organization, run.id],
        );
        const found = await readRun(tx, run, by);
        if (changes === 0 && found?.status !== "canceled") {
          throw new Error(`The run ${workflowRunId} cannot be cancelled: ${found?.status ?? "there is none"}`);
        }
        return found as WorkflowRun;
      }),
  };
}
