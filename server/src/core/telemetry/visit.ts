import { AsyncLocalStorage } from "node:async_hooks";
import type { ActorName } from "@nexus-os/contracts";

/** A request while it is answered: what its line in the log will say of it. */
export interface Visit {
  /** The id that is on the answer, in the log, and in what the caller is told of a failure. */
  readonly id: string;
  /** The operations that were called, each write with its place in the organization's journal: `deals.move#41`. */
  readonly operations: string[];
  organization: string | null;
  actor: ActorName["kind"] | null;
  /** The code of what was refused or failed. */
  code: string | null;
  /** Ends the answer of a request that failed where nobody was listening. */
  fail: ((error: unknown) => void) | null;
}

const visits = new AsyncLocalStorage<Visit>();

export const visit = (id: string): Visit => ({
  id,
  operations: [],
  organization: null,
  actor: null,
  code: null,
  fail: null,
});

/** Answers a request; whatever is done for it, however late, knows which one it is done for. */
export function visiting<T>(given: Visit, act: () => T): T {
  return visits.run(given, act);
}

/** The request that this is done for; undefined in work that nobody waits for. */
export function visitNow(): Visit | undefined {
  return visits.getStore();
}
