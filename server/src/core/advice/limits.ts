import { Refusal } from "../refusal.ts";

/** How much an advice may read, and how long it may look. */
export interface LookingLimits {
  readonly queries: number;
  readonly milliseconds: number;
}

export const LOOKING: LookingLimits = { queries: 500, milliseconds: 20_000 };

/** Refuses what is asked beyond these limits, and once it is over. */
export function limited<I extends readonly unknown[], T>(
  ask: (...given: I) => Promise<T>,
  { queries, milliseconds }: LookingLimits,
  signal: AbortSignal,
): (...given: I) => Promise<T> {
  const until = performance.now() + milliseconds;
  let asked = 0;
  return async (...given) => {
    asked += 1;
    if (asked > queries || performance.now() > until) throw new Refusal("TOO_SLOW");
    signal.throwIfAborted();
    return ask(...given);
  };
}

/** Waits for what an advice finds, but no longer than it may look, and not at all once it is to end. */
export async function within<T>(found: Promise<T>, milliseconds: number, signal: AbortSignal): Promise<T> {
  const over = Promise.withResolvers<never>();
  const timer = setTimeout(() => over.reject(new Refusal("TOO_SLOW")), milliseconds);
  const abort = (): void => over.reject(signal.reason);
  signal.addEventListener("abort", abort);
  try {
    return await Promise.race([found, over.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", abort);
  }
}
