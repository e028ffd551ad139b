import { type Approval, ERRORS, type ErrorCode, type Facts, type Job, type Problem } from "@nexus-os/contracts";
import { spokenIn } from "./words.ts";

// What a server tells is English; who shows a failure says it in the language of the reader (see explain()).
spokenIn({ de: () => import("./errors.de.json", { with: { type: "json" } }) });

/** A failure that can be told: switch on its `code`, act on its `facts`, show its `message`. */
export class NexusError extends Error {
  override readonly name = "NexusError";
  readonly code: ErrorCode;
  /** The named parameters of the message, and what is needed to act: a CONFLICT brings `current`, the record as it is. */
  readonly facts: Facts;
  /** The HTTP status; 0 where the server was not reached. */
  readonly status: number;
  /** Names the request in the server's log. Empty where the server was not reached. */
  readonly requestId: string;
  /** Whether trying the same again may help. */
  readonly retryable: boolean;

  constructor(problem: Problem) {
    super(problem.message);
    this.code = problem.code;
    this.facts = problem.facts;
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.retryable = problem.status === 0 || problem.status === 429 || problem.status >= 500;
  }
}

/** A write that is not done yet: it waits for somebody's approval, or a job works on it. */
export class NexusUnfinished extends Error {
  override readonly name = "NexusUnfinished";
  readonly approval: Approval | null;
  readonly job: Job | null;

  constructor(rest: { readonly approval?: Approval; readonly job?: Job }) {
    super(rest.approval ? "This waits for an approval." : "This goes on in the background.");
    this.approval = rest.approval ?? null;
    this.job = rest.job ?? null;
  }
}

// Each is named by itself, so that a bundler leaves out the sentences of failures that only servers tell.
const OWN = {
  BUSY: ERRORS.BUSY,
  CANCELLED: ERRORS.CANCELLED,
  INTERNAL: ERRORS.INTERNAL,
  OFFLINE: ERRORS.OFFLINE,
  SIGN_IN_REFUSED: ERRORS.SIGN_IN_REFUSED,
  TOO_MANY: ERRORS.TOO_MANY,
} as const;

/** A failure that this side noticed by itself. */
export function failure(code: keyof typeof OWN, facts: Facts = {}, requestId = ""): NexusError {
  const { status, message } = OWN[code];
  const told = message.replace("{seconds}", String(facts["seconds"]));
  return new NexusError({ code, status, message: told, facts, requestId });
}
