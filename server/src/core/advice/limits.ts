import { Refusal } from "../refusal.ts";

/** How much an advice may read, and how long it may look. */
export interface LookingLimits {
  readonly queries: number;
  readonly milliseconds: number;
}

export const LOOKING: LookingLimits = { queries: 500, milliseconds: 20_000 };

/** Refuses what is asked beyond these limits: an advice that looks for ever ends at its next question. */
export function limited<I extends readonly unknown[], T>(
  ask: (...given: I) => Promise<T>,
  { queries, milliseconds }: LookingLimits,
): (...given: I) => Promise<T> {
  const until = performance.now() + milliseconds;
  let asked = 0;
  return async (...given) => {
    asked += 1;
    if (asked > queries || performance.now() > until) throw new Refusal("TOO_SLOW");
    return ask(...given);
  };
}
