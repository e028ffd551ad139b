import { ERRORS, type ErrorCode, type Facts, type Problem, sentence } from "@nexus-os/contracts";
import { BusyError, DeadlineError, isConnectionLoss, LongReadError, UnreachableError } from "./database/database.ts";

/** A failure that may be told: its code and facts are meant for whoever asked. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly facts: Facts;
  /** Whether somebody reached for what is not theirs, or not there: nobody but them can tell these apart. */
  readonly isDenial: boolean;

  constructor(code: ErrorCode, facts: Facts = {}, isDenial = code === "FORBIDDEN" || code === "NOT_FOUND") {
    super(sentence(code, facts));
    this.name = "Refusal";
    this.code = code;
    this.facts = facts;
    this.isDenial = isDenial;
  }
}

export function refuse(code: ErrorCode, facts?: Facts): never {
  throw new Refusal(code, facts);
}

/** A failure as a refusal. What nobody foresaw says nothing of itself: its words stay in the log. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof LongReadError) return new Refusal("TOO_MUCH_TO_READ", { seconds: error.seconds });
  if (error instanceof DeadlineError) return new Refusal("TOO_SLOW");
  const isAway = error instanceof UnreachableError || isConnectionLoss(error);
  if (error instanceof BusyError || isAway) return new Refusal("BUSY", { seconds: 1 });
  return new Refusal("INTERNAL");
}

/** A failure as it crosses the wire. */
export function problemOf({ code, facts, message }: Refusal, requestId: string): Problem {
  return { code, status: ERRORS[code].status, message, facts, requestId };
}
