import { Cron } from "croner";
import { refuse } from "../refusal.ts";

/**
 * When a cron expression is due next in a zone. A time that the clocks skip in spring is due at the next one that there
 * is; one that they show twice in autumn is due once, the first time, unless the expression names every hour.
 */
export function nextDue(cron: string, zone: string, after: Date): Date | null {
  try {
    return new Cron(cron, { timezone: zone, paused: true }).nextRun(after);
  } catch (error) {
    return refuse("INVALID", { issues: `cron or zone: ${error instanceof Error ? error.message : String(error)}` });
  }
}
