import type { StepAttempt, StepAttemptStatus, StepKind } from "openworkflow/internal";
import type { Row } from "../database/database.ts";
import { engineRunId, engineStepId, type RunId } from "./ids.ts";
import type { Reading } from "./run-rows.ts";

type StepContext = StepAttempt["context"];

/** A step's context with its moment moved. */
export function moved(context: StepContext, move: (instant: string) => string): StepContext {
  if (context?.kind === "sleep") return { ...context, resumeAt: move(context.resumeAt) };
  if (context?.kind === "signal-wait") return { ...context, timeoutAt: move(context.timeoutAt) };
  return context;
}

export function engineStep(row: Row, { times, seals }: Reading): StepAttempt {
  const text = (column: string): string => row[column] as string;
  const moment = (column: string) => (row[column] === null ? null : times.engine(text(column)));
  const run: RunId = { organization: text("organization_id"), id: text("run_id") };
  const json = (column: string) => (row[column] === null ? null : JSON.parse(seals.open(run, text(column))));
  return {
    ...{ namespaceId: run.organization, id: engineStepId(run, text("id")), workflowRunId: engineRunId(run) },
    ...{ stepName: text("name"), kind: text("kind") as StepKind, status: text("state") as StepAttemptStatus },
    config: {},
    context: moved(json("context"), (instant) => times.engine(instant).toISOString()),
    ...{ output: json("output"), error: json("error") },
    ...{ childWorkflowRunNamespaceId: null, childWorkflowRunId: null },
    ...{ startedAt: times.engine(text("created_at")), finishedAt: moment("ended_at") },
    ...{ createdAt: times.engine(text("created_at")), updatedAt: times.engine(text("updated_at")) },
  };
}
