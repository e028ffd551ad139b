import type { WorkflowRun } from "openworkflow/internal";
import type { Database, Transaction } from "../database/database.ts";
import type { RunId } from "./ids.ts";
import type { Leases } from "./leases.ts";
import { type Reading, readRun } from "./run-rows.ts";
import { LEASE_NOW } from "./times.ts";

export interface ClaimOptions extends Reading {
  readonly database: Database;
  readonly leases: Leases;
  readonly leaseMs: number;
  /** How many jobs of one organization run at once, over all processes. */
  readonly perOrganization: number;
}

interface Asking {
  readonly worker: string;
  readonly given: (run: WorkflowRun | null) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Hands due runs to workers. Workers that ask in the same moment are served by one transaction. Organizations take
 * turns, run by run; each has a lane whose row is locked while runs of it are claimed, so that two processes cannot
 * both take its last place.
 */
export function claimer({ database, times, seals, leases, leaseMs, perOrganization }: ClaimOptions) {
  const leaseNow = LEASE_NOW[database.dialect];
  const FREE = `(lease_until IS NULL OR lease_until<=${leaseNow})`;
  let asking: Asking[] = [];

  /** The organizations with something due and a place free, whoever waited longest first. */
  function lanes(limit: number): Promise<string[]> {
    const busy = `(SELECT COUNT(*) FROM job_runs b WHERE b.organization_id=l.organization_id AND b.lease_until>${leaseNow})`;
    const due = `EXISTS (SELECT 1 FROM job_runs r WHERE r.organization_id=l.organization_id AND r.available_at<=? AND ${FREE})`;
    return database
      .all(
        `SELECT l.organization_id FROM job_lanes l WHERE ${due} AND ${busy}<${perOrganization} ORDER BY l.turn, l.organization_id LIMIT ${limit}`,
        [times.now()],
      )
      .then((rows) => rows.map((row) => row["organization_id"] as string));
  }

  async function dueIn(tx: Transaction, organization: string, most: number): Promise<RunId[]> {
    const lock = tx.dialect === "mysql" ? " FOR UPDATE SKIP LOCKED" : "";
    const lane = await tx.get(`SELECT turn FROM job_lanes WHERE organization_id=?${lock}`, [organization]);
    if (!lane) return [];
    const running = await tx.get(
      `SELECT COUNT(*) AS count FROM job_runs WHERE organization_id=? AND lease_until>${leaseNow}`,
      [organization],
    );
    const free = Math.min(most, perOrganization - (running?.["count"] as number));
    if (free <= 0) return [];
    // A row that a process holds which was stopped in the middle of a write must not hold up everybody else.
    const rows = await tx.all(
      `SELECT id FROM job_runs WHERE organization_id=? AND available_at<=? AND ${FREE} ORDER BY available_at, id LIMIT ${free + leases.size}${lock}`,
      [organization, times.now()],
    );
    // What this process still works on, though its lease ran out, it does not begin a second time beside itself.
    const runs = rows.map((row) => ({ organization, id: row["id"] as string }));
    return runs.filter((run) => !leases.holds(run)).slice(0, free);
  }

  /** One of each lane, then the second of each, until nobody is left to do them. */
  function dealt(queues: readonly RunId[][], most: number): RunId[] {
    const longest = Math.max(0, ...queues.map((queue) => queue.length));
    const rounds = Array.from({ length: longest }, (_, round) => queues.flatMap((queue) => queue[round] ?? []));
    return rounds.flat().slice(0, most);
  }

  async function take(tx: Transaction, { organization, id }: RunId, worker: string): Promise<WorkflowRun | null> {
    const now = times.now();
    const { changes } = await tx.run(
      `UPDATE job_runs SET state='running', worker=?, lease_until=${leaseNow}+${leaseMs}, attempts=attempts+1, started_at=COALESCE(started_at,?), revision=revision+1, untold=1, updated_at=? WHERE organization_id=? AND id=? AND available_at IS NOT NULL AND ${FREE}`,
      [worker, now, now, organization, id],
    );
    return changes === 0 ? null : readRun(tx, { organization, id }, { times, seals });
  }

  async function claim(workers: readonly string[]): Promise<(WorkflowRun | null)[]> {
    const organizations = await lanes(workers.length);
    if (organizations.length === 0) return workers.map(() => null);
    const taken = await database.transaction(async (tx) => {
      const last = await tx.get("SELECT MAX(turn) AS turn FROM job_lanes");
      let turn = (last?.["turn"] as number | null) ?? 0;
      const queues: RunId[][] = [];
      for (const organization of organizations) queues.push(await dueIn(tx, organization, workers.length));
      const runs: WorkflowRun[] = [];
      for (const run of dealt(queues, workers.length)) {
        const claimed = await take(tx, run, workers[runs.length] as string);
        if (!claimed) continue;
        runs.push(claimed);
        turn += 1;
        await tx.run("UPDATE job_lanes SET turn=? WHERE organization_id=?", [turn, run.organization]);
      }
      return runs;
    });
    return workers.map((_, index) => taken[index] ?? null);
  }

  async function serve(): Promise<void> {
    const now = asking;
    asking = [];
    try {
      const runs = await claim(now.map(({ worker }) => worker));
      for (const [index, { worker, given }] of now.entries()) {
        const run = runs[index] ?? null;
        if (run) leases.add(run.input as unknown as RunId, worker);
        given(run);
      }
    } catch (error) {
      for (const { failed } of now) failed(error);
    }
  }

  return (worker: string): Promise<WorkflowRun | null> =>
    new Promise((given, failed) => {
      asking.push({ worker, given, failed });
      if (asking.length === 1) setImmediate(() => void serve());
    });
}
