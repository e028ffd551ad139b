import { OPERATIONS } from "@nexus-os/contracts";
import type { Admission, Rank } from "../core/limits/admission.ts";
import type { Limits } from "../core/limits/limits.ts";
import type { Operations } from "../core/operations.ts";
import { refuse } from "../core/refusal.ts";
import type { Gate } from "./calls.ts";

/** How much work one request may ask for, beside reading as many records. */
export const MOST_WORK = 500;
/** What costs as much is done in bulk: it goes behind what a person waits for. */
const BULK_COST = 20;

export interface GateOptions {
  readonly operations: Operations;
  readonly limits: Limits;
  readonly admission: Admission;
}

/** Counts a request's work by what its calls cost, then waits for a place. */
export function gate({ operations, limits, admission }: GateOptions): Gate {
  return async (actor, names, response) => {
    let cost = 0;
    let rank: Rank = "interactive";
    for (const name of names) {
      // What does not exist is refused later, and was looked up all the same.
      const one = (operations.get(name)?.promise ?? OPERATIONS.get(name))?.cost ?? 1;
      if (one >= BULK_COST) rank = "bulk";
      cost += one;
    }
    if (names.length > 1 && cost > MOST_WORK) refuse("TOO_LARGE", { limit: `${MOST_WORK} units of work at once` });
    const counted = limits.count(actor, cost);
    const left = typeof counted === "object" && counted !== null ? await counted : counted;
    if (left !== null) response.setHeader("ratelimit-remaining", String(left));
    const entered = admission.enter(rank, actor.organization);
    const leave = typeof entered === "function" ? entered : await entered;
    // Whoever went away while waiting is not worked for.
    if (!response.destroyed) return leave;
    leave();
    return refuse("CANCELLED");
  };
}
