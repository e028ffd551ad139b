import type { Backend } from "openworkflow/internal";
import { type ClaimOptions, claimer } from "./claim.ts";
import { runBackend } from "./run-backend.ts";
import { stepBackend } from "./step-backend.ts";

function elsewhere(what: string): never {
  throw new Error(`Nexus does not ${what} through the engine`);
}

/**
 * The engine's store, on our own tables, for all organizations. What the engine's client would ask for is not here:
 * jobs are begun in the transaction of a write, listed as the noun `jobs`, and told of events by the journal.
 */
export function jobsBackend(options: ClaimOptions): Backend {
  const claim = claimer(options);
  return {
    ...runBackend(options),
    ...stepBackend(options),
    claimWorkflowRun: ({ workerId }) => claim(workerId),
    createWorkflowRun: async () => elsewhere("begin jobs"),
    listWorkflowRuns: async () => elsewhere("list jobs"),
    countWorkflowRuns: async () => elsewhere("count jobs"),
    setStepAttemptChildWorkflowRun: async () => elsewhere("begin jobs of jobs"),
    sendSignal: async () => elsewhere("send signals"),
    stop: async () => {},
  };
}
