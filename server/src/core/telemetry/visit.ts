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
}

const visits = new AsyncLocalStorage<Visit>();

export const visit = (id: string): Visit => ({
  id,
  operations: [],
  organization: null,
  actor: null,
  code: null,
});

/**
 * The requests that are being answered, and what ends each one. Apart from the visit: sockets and timers that outlive a
 * request keep its visit, and with it they would keep all of the request, at the cost of ten microseconds for each.
 */
const open = new Map<Visit, (error: unknown) => void>();

/** Says how a request is ended that fails where nobody listens. The answer forgets it. */
export function opened(given: Visit, fail: (error: unknown) => void): () => void {
  open.set(given, fail);
  return () => void open.delete(given);
}

/** Ends the answer of a request that failed where nobody was listening. */
export function failed(given: Visit, error: unknown): void {
  open.get(given)?.(error);
}

/** Answers a request; whatever is done for it, however late, knows which one it is done for. */
export function visiting<T>(given: Visit, act: () => T): T {
  return visits.run(given, act);
}

/** The request that this is done for; undefined in work that nobody waits for. */
export function visitNow(): Visit | undefined {
  return visits.getStore();
}
