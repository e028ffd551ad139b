import type { Database } from "../database/database.ts";

/** How the queue stands, for an operator. */
export interface Figures {
  readonly queued: number;
  readonly running: number;
  readonly waiting: number;
  /** How long the oldest job that could run has been waiting for its turn. */
  readonly oldestDueSeconds: number;
  readonly failedLastDay: number;
  readonly schedules: number;
}

const DAY_MS = 86_400_000;

export async function figuresOf(database: Database, now: Date): Promise<Figures> {
  const row = await database.get(
    "SELECT SUM(CASE WHEN state='queued' THEN 1 ELSE 0 END) AS queued, SUM(CASE WHEN state='running' THEN 1 ELSE 0 END) AS running, SUM(CASE WHEN state='waiting' THEN 1 ELSE 0 END) AS waiting, MIN(CASE WHEN state IN ('queued','waiting') AND available_at<=? THEN available_at END) AS oldest, SUM(CASE WHEN state='failed' AND ended_at>=? THEN 1 ELSE 0 END) AS failed FROM job_runs",
    [now.toISOString(), new Date(now.getTime() - DAY_MS).toISOString()],
  );
  const planned = await database.get("SELECT COUNT(*) AS count FROM job_schedules WHERE enabled=1");
  const count = (column: string): number => Number(row?.[column] ?? 0);
  const oldest = row?.["oldest"];
  return {
    ...{ queued: count("queued"), running: count("running"), waiting: count("waiting") },
    oldestDueSeconds: typeof oldest === "string" ? Math.round((now.getTime() - Date.parse(oldest)) / 1000) : 0,
    ...{ failedLastDay: count("failed"), schedules: Number(planned?.["count"] ?? 0) },
  };
}
