import { newId } from "@nexus-os/contracts";
import type { Backend, StepAttempt } from "openworkflow/internal";
import { fault } from "#faults";
import type { Reader, Row, Transaction } from "../database/database.ts";
import { engineStepId, type RunId, runIdOf, type StepId, stepIdOf } from "./ids.ts";
import { Interrupted } from "./interrupted.ts";
import type { BackendOptions } from "./run-backend.ts";
import { engineStep, moved } from "./step-rows.ts";
import { type Waited, waitedFrom } from "./waits.ts";

export type StepBackend = Pick<
  Backend,
  | "createStepAttempt"
  | "getStepAttempt"
  | "listStepAttempts"
  | "completeStepAttempt"
  | "failStepAttempt"
  | "getSignalDelivery"
>;

interface Owned {
  readonly workflowRunId: string;
  readonly workerId: string;
}

const PAGE = 100;

/** The row of a run that this worker holds; none of its steps can begin without it. */
async function heldRun(tx: Transaction, { organization, id }: RunId, worker: string): Promise<Row> {
  const lock = tx.dialect === "mysql" ? " FOR UPDATE" : "";
  const row = await tx.get(
    `SELECT cancel_at, start_seq FROM job_runs WHERE organization_id=? AND id=? AND state='running' AND worker=?${lock}`,
    [organization, id, worker],
  );
  if (!row) throw new Interrupted("lost");
  if (row["cancel_at"] !== null) throw new Interrupted("cancelled");
  return row;
}

/** What the engine writes down of steps. Only the holder of their run writes. */
export function stepBackend({ database, times, seals, leases }: BackendOptions): StepBackend {
  async function find(reader: Reader, { organization, id, step }: StepId): Promise<StepAttempt | null> {
    const sql = "SELECT * FROM job_steps WHERE organization_id=? AND run_id=? AND id=?";
    const row = await reader.get(sql, [organization, id, step]);
    return row ? engineStep(row, { times, seals }) : null;
  }

  async function read(tx: Transaction, step: StepId): Promise<StepAttempt> {
    const found = await find(tx, step);
    if (!found) throw new Error("A step that was just written is not there");
    return found;
  }

  async function settle(
    { workflowRunId, workerId, stepAttemptId }: Owned & { readonly stepAttemptId: string },
    state: "completed" | "failed",
    { output, error }: { readonly output: string | null; readonly error: string | null },
  ): Promise<StepAttempt> {
    const { organization, id } = runIdOf(workflowRunId);
    const place = stepIdOf(stepAttemptId);
    const now = times.now();
    const kept = (json: string | null) => json && seals.seal({ organization, id }, json);
    return database.transaction(async (tx) => {
      const { changes } = await tx.run(
        "UPDATE job_steps SET state=?, output=?, error=?, event=NULL, ended_at=?, updated_at=? WHERE organization_id=? AND run_id=? AND id=? AND state='running' AND EXISTS (SELECT 1 FROM job_runs r WHERE r.organization_id=? AND r.id=? AND r.state='running' AND r.worker=?)",
        [state, kept(output), kept(error), now, now, organization, id, place.step, organization, id, workerId],
      );
      if (changes === 0) {
        leases.lost({ organization, id }, workerId);
        throw new Interrupted("lost");
      }
      return read(tx, place);
    });
  }

  return {
    createStepAttempt: async ({ workflowRunId, workerId, stepName, kind, context }) => {
      await fault("jobs.step.before");
      return database.transaction(async (tx) => {
        const run = runIdOf(workflowRunId);
        const { organization, id } = run;
        const held = await heldRun(tx, run, workerId);
        const waited: Waited | null =
          context?.kind === "signal-wait"
            ? await waitedFrom(tx, { ...run, seals }, context.signal, held["start_seq"] as number)
            : null;
        // An attempt in which a process was killed never ends: it would only be counted.
        await tx.run(
          "DELETE FROM job_steps WHERE organization_id=? AND run_id=? AND name=? AND kind='function' AND state='running'",
          [organization, id, stepName],
        );
        const step = newId();
        const now = times.now();
        const kept = moved(context, (instant) => times.stored(new Date(instant)));
        await tx.run(
          "INSERT INTO job_steps (organization_id, run_id, id, name, kind, state, context, event, matching, seen, created_at, updated_at) VALUES (?,?,?,?,?,'running',?,?,?,?,?,?)",
          [
            ...[organization, id, step, stepName, kind, kept && seals.seal(run, JSON.stringify(kept))],
            ...[waited?.event ?? null, waited?.matching ?? null, waited?.seen ?? null, now, now],
          ],
        );
        return read(tx, stepIdOf(engineStepId(run, step)));
      });
    },
    getStepAttempt: ({ stepAttemptId }) => find(database, stepIdOf(stepAttemptId)),
    listStepAttempts: async ({ workflowRunId, after = "", limit = PAGE }) => {
      const { organization, id } = runIdOf(workflowRunId);
      const rows = await database.all(
        `SELECT * FROM job_steps WHERE organization_id=? AND run_id=? AND id>? ORDER BY id LIMIT ${limit + 1}`,
        [organization, id, after],
      );
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? (shown.at(-1)?.["id"] as string) : null;
      return { data: shown.map((row) => engineStep(row, { times, seals })), pagination: { next, prev: null } };
    },
    completeStepAttempt: ({ output, ...owned }) =>
      settle(owned, "completed", { output: JSON.stringify(output ?? null), error: null }),
    failStepAttempt: ({ error, ...owned }) => settle(owned, "failed", { output: null, error: JSON.stringify(error) }),
    getSignalDelivery: async ({ stepAttemptId }) => {
      const { organization, id, step } = stepIdOf(stepAttemptId);
      const sql = "SELECT delivery FROM job_steps WHERE organization_id=? AND run_id=? AND id=?";
      const delivery = (await database.get(sql, [organization, id, step]))?.["delivery"];
      return typeof delivery === "string" ? JSON.parse(seals.open({ organization, id }, delivery)) : undefined;
    },
  };
}
