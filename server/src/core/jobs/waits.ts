import type { Transaction } from "../database/database.ts";
import type { Matching } from "./form.ts";
import type { RunId } from "./ids.ts";
import type { Seals } from "./seals.ts";

/** What a step waits for: an event of the journal behind a place, or what is handed to its name. */
export interface Waited {
  readonly event: string | null;
  readonly matching: string | null;
  /** The place in the journal up to which it has been looked for. */
  readonly seen: number | null;
}

/** The engine carries one text for what is waited for. */
export function signalOf(event: string, matching: Matching): string {
  return JSON.stringify({ event, matching });
}

/** The signal of a wait that ends by `Jobs.signal` alone. */
export const HANDED = JSON.stringify({ event: null, matching: {} });

/**
 * Where a wait begins to look: behind what earlier waits of the job for this event took, else where the job began. So
 * nothing is missed that came between two steps, or while no process ran.
 */
export async function waitedFrom(
  tx: Transaction,
  { organization, id, seals }: RunId & { readonly seals: Seals },
  signal: string,
  start: number,
): Promise<Waited> {
  const { event, matching } = JSON.parse(signal) as { event: string | null; matching: Matching };
  if (event === null) return { event: null, matching: null, seen: null };
  const taken = await tx.all(
    "SELECT context, delivery FROM job_steps WHERE organization_id=? AND run_id=? AND kind='signal-wait' AND delivery IS NOT NULL",
    [organization, id],
  );
  const places = taken
    .map(
      (row) =>
        JSON.parse(seals.open({ organization, id }, row["delivery"] as string)) as { event?: string; seq?: number },
    )
    .flatMap((happened) => (happened.event === event && happened.seq !== undefined ? [happened.seq] : []));
  return { event, matching: JSON.stringify(matching), seen: Math.max(start, ...places) };
}
