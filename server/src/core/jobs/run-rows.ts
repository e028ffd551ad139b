import type { WorkflowRun, WorkflowRunStatus } from "openworkflow/internal";
import type { Reader, Row, Transaction, Value } from "../database/database.ts";
import type { ActorId } from "../journal/entry.ts";
import { engineRunId, type RunId } from "./ids.ts";
import { Interrupted } from "./interrupted.ts";
import type { Seals } from "./seals.ts";
import type { Times } from "./times.ts";

/** The states of a job, as people see them. */
export type RunState = "queued" | "running" | "waiting" | "done" | "failed" | "cancelled";

/** What the engine hands to a job's function: who wants what done. */
export interface RunInput extends RunId {
  readonly actor: ActorId;
  readonly given: unknown;
}

/** The engine has no word for a job that waits: to it such a one runs, in nobody's hands. */
const STATUS: Readonly<Record<RunState, WorkflowRunStatus>> = {
  queued: "pending",
  running: "running",
  waiting: "running",
  done: "completed",
  failed: "failed",
  cancelled: "canceled",
};

const COLUMNS =
  "organization_id, id, job, state, idempotency_key, actor_kind, actor_id, input, output, error, attempts, worker, available_at, started_at, ended_at, created_at, updated_at";

/** What rows are read by. */
export interface Reading {
  readonly times: Times;
  readonly seals: Seals;
}

function engineRun(row: Row, { times, seals }: Reading): WorkflowRun {
  const text = (column: string): string => row[column] as string;
  const moment = (column: string) => (row[column] === null ? null : times.engine(text(column)));
  const where: RunId = { organization: text("organization_id"), id: text("id") };
  const json = (column: string) => (row[column] === null ? null : JSON.parse(seals.open(where, text(column))));
  const actor: ActorId = { kind: text("actor_kind") as ActorId["kind"], id: text("actor_id") };
  return {
    ...{ namespaceId: where.organization, id: engineRunId(where), workflowName: text("job"), version: null },
    ...{ status: STATUS[text("state") as RunState], idempotencyKey: text("idempotency_key") },
    ...{ config: {}, context: null, input: { ...where, actor: { ...actor }, given: json("input") } },
    ...{ output: json("output"), error: json("error"), attempts: row["attempts"] as number },
    ...{ parentStepAttemptNamespaceId: null, parentStepAttemptId: null, workerId: row["worker"] as string | null },
    ...{ availableAt: moment("available_at"), deadlineAt: null },
    ...{ startedAt: moment("started_at"), finishedAt: moment("ended_at") },
    ...{ createdAt: times.engine(text("created_at")), updatedAt: times.engine(text("updated_at")) },
  };
}

export async function readRun(reader: Reader, { organization, id }: RunId, by: Reading): Promise<WorkflowRun | null> {
  const row = await reader.get(`SELECT ${COLUMNS} FROM job_runs WHERE organization_id=? AND id=?`, [organization, id]);
  return row ? engineRun(row, by) : null;
}

export interface Holder extends RunId {
  readonly worker: string;
}

/** What a job's holder sets of its row. Whoever lost the job meanwhile sets nothing. */
export async function setHeld(
  tx: Transaction,
  { organization, id, worker }: Holder,
  values: Readonly<Record<string, Value>>,
  now: string,
): Promise<void> {
  const columns = Object.keys(values).map((column) => `${column}=?`);
  const { changes } = await tx.run(
    `UPDATE job_runs SET ${columns.join(", ")}, revision=revision+1, untold=1, updated_at=? WHERE organization_id=? AND id=? AND state='running' AND worker=?`,
    [...Object.values(values), now, organization, id, worker],
  );
  if (changes === 0) throw new Interrupted("lost");
}
