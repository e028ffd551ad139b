import { ERRORS, type Problem } from "@nexus-os/contracts";
import { problemOf, refusalOf } from "../refusal.ts";

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT = "5m";

/** How the engine is told whether, and when, a step is tried again. */
export interface Retrying {
  maximumAttempts: number;
  initialInterval: `${number}ms`;
  backoffCoefficient: number;
  maximumInterval: typeof LONGEST_WAIT;
}

/** A failure as it is kept with a job: what may be told of it, and nothing else. */
export class ToldError extends Error {
  constructor(problem: Problem) {
    super(JSON.stringify(problem));
    // A stack is for the log.
    this.stack = "";
  }
}

export function toldOf(error: unknown, requestId: string): ToldError {
  return error instanceof ToldError ? error : new ToldError(problemOf(refusalOf(error), requestId));
}

/** Whether the same step can succeed later. What nobody foresaw may have been the world's fault: it is tried again. */
function mayPass(error: unknown): boolean {
  return ERRORS[refusalOf(error).code].retryable;
}

export function retrying(retries: number): Retrying {
  return {
    maximumAttempts: retries + 1,
    initialInterval: `${FIRST_WAIT_MS}ms`,
    ...{ backoffCoefficient: 2, maximumInterval: LONGEST_WAIT },
  };
}

/**
 * Decides by the failure itself, which the engine only knows afterwards: a refusal is final, and what is tried again
 * waits a random part of its time, so that jobs that failed together do not come back together.
 */
export function decide(policy: Retrying, error: unknown): void {
  if (!mayPass(error)) policy.maximumAttempts = 1;
  policy.initialInterval = `${Math.round(FIRST_WAIT_MS * (0.5 + Math.random() / 2))}ms`;
}
