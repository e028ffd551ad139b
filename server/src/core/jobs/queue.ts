import { newId } from "@nexus-os/contracts";
import type { NewJob } from "../acts/acting.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { Finisher } from "../journal/keep.ts";
import { refuse } from "../refusal.ts";
import type { JobForm } from "./form.ts";
import type { RunId } from "./ids.ts";
import type { Seals } from "./seals.ts";

/** A job that is begun, at once or later. */
export interface QueuedJob extends NewJob {
  /** Not before this moment. */
  readonly at?: string;
}

/** The jobs that are to be done. Everything here is a part of somebody's transaction. */
export interface Queue {
  readonly forms: ReadonlyMap<string, JobForm>;
  enqueue(tx: Transaction, job: QueuedJob): Promise<string>;
  /** What waits ends at once, what runs at its next step. False where it has ended already. */
  cancel(tx: Transaction, run: RunId): Promise<boolean>;
  /** Goes on from the step that failed. False where it has not failed. */
  retry(tx: Transaction, run: RunId): Promise<boolean>;
  /** Hands data to a wait of a job by its name. False where nobody waits by it. */
  signal(tx: Transaction, run: RunId, name: string, data: unknown): Promise<boolean>;
  /** Does what `jobs.cancel` and `jobs.retry` were asked for, in the transaction that wrote it down. */
  readonly finish: Finisher;
  /** Calls back where this process has put something into the queue of an organization and committed since. */
  committed(organization: string): void;
  onWake(wake: (organization: string) => void): void;
}

const MOST_TITLE = 160;

export function jobQueue(all: readonly JobForm[], clock: () => Date, seals: Seals): Queue {
  const forms = new Map(all.map((form) => [form.name, form]));
  if (forms.size < all.length) throw new Error("Two jobs have the same name");
  const touched = new Set<string>();
  let wake = (_organization: string): void => {};

  async function lane(tx: Transaction, organization: string): Promise<void> {
    // Looked for first: an upsert would lock the lane that the dispatcher needs until the writer commits.
    if (await tx.get("SELECT turn FROM job_lanes WHERE organization_id=?", [organization])) return;
    const ignore = tx.dialect === "sqlite" ? "ON CONFLICT DO NOTHING" : "ON DUPLICATE KEY UPDATE turn=turn";
    await tx.run(`INSERT INTO job_lanes (organization_id, turn) VALUES (?,0) ${ignore}`, [organization]);
  }

  async function isSwept(tx: Transaction, { organization, id }: RunId): Promise<boolean> {
    const sql = "SELECT id FROM job_runs WHERE organization_id=? AND id=? AND state='failed' AND input=''";
    return (await tx.get(sql, [organization, id])) !== undefined;
  }

  const queue: Queue = {
    forms,
    enqueue: async (tx, { organization, actor, job, input, key, at }) => {
      const form = forms.get(job);
      if (!form) throw new Error(`There is no job ${job}`);
      const now = clock().toISOString();
      const known = "SELECT id FROM job_runs WHERE organization_id=? AND idempotency_key=?";
      const first = await tx.get(known, [organization, key]);
      if (first) return first["id"] as string;
      await lane(tx, organization);
      const head = await tx.get("SELECT seq FROM journal_heads WHERE organization_id=?", [organization]);
      const ignore = tx.dialect === "sqlite" ? "ON CONFLICT DO NOTHING" : "ON DUPLICATE KEY UPDATE id=id";
      const id = newId(Date.parse(now));
      const title = (form.title?.(input) ?? job).slice(0, MOST_TITLE);
      await tx.run(
        `INSERT INTO job_runs (organization_id, id, job, title, state, idempotency_key, actor_kind, actor_id, input, start_seq, attempts, available_at, revision, untold, created_at, updated_at) VALUES (?,?,?,?,'queued',?,?,?,?,?,0,?,1,1,?,?) ${ignore}`,
        [
          ...[
            organization,
            id,
            job,
            title,
            key,
            actor.kind,
            actor.id,
            seals.seal({ organization, id }, JSON.stringify(input ?? null)),
          ],
          ...[head?.["seq"] ?? 0, at ?? now, now, now],
        ],
      );
      touched.add(organization);
      const made = await tx.get(known, [organization, key]);
      if (!made) throw new Error("A job that was just begun is not there");
      return made["id"] as string;
    },
    cancel: async (tx, { organization, id }) => {
      const now = clock().toISOString();
      touched.add(organization);
      const waiting = await tx.run(
        "UPDATE job_runs SET state='cancelled', cancel_at=?, available_at=NULL, ended_at=?, updated_at=?, revision=revision+1, untold=1 WHERE organization_id=? AND id=? AND state IN ('queued','waiting')",
        [now, now, now, organization, id],
      );
      if (waiting.changes > 0) return true;
      const running = await tx.run(
        "UPDATE job_runs SET cancel_at=? WHERE organization_id=? AND id=? AND state='running'",
        [now, organization, id],
      );
      return running.changes > 0;
    },
    retry: async (tx, { organization, id }) => {
      const now = clock().toISOString();
      touched.add(organization);
      const { changes } = await tx.run(
        "UPDATE job_runs SET state='queued', available_at=?, ended_at=NULL, error=NULL, cancel_at=NULL, updated_at=?, revision=revision+1, untold=1 WHERE organization_id=? AND id=? AND state='failed' AND input<>''",
        [now, now, organization, id],
      );
      if (changes === 0) return false;
      // Its attempts are counted anew.
      await tx.run("DELETE FROM job_steps WHERE organization_id=? AND run_id=? AND state='failed'", [organization, id]);
      return true;
    },
    signal: async (tx, { organization, id }, name, data) => {
      const now = clock().toISOString();
      const lock = tx.dialect === "mysql" ? " FOR UPDATE" : "";
      // The run first, as whoever puts it aside does: so one of both sees the other.
      await tx.get(`SELECT id FROM job_runs WHERE organization_id=? AND id=?${lock}`, [organization, id]);
      const { changes } = await tx.run(
        "UPDATE job_steps SET delivery=?, updated_at=? WHERE organization_id=? AND run_id=? AND name=? AND kind='signal-wait' AND state='running' AND event IS NULL AND delivery IS NULL",
        [seals.seal({ organization, id }, JSON.stringify(data ?? null)), now, organization, id, name],
      );
      if (changes === 0) return false;
      touched.add(organization);
      await tx.run(
        "UPDATE job_runs SET available_at=? WHERE organization_id=? AND id=? AND state='waiting' AND available_at>?",
        [now, organization, id, now],
      );
      return true;
    },
    finish: async (tx, lefts) => {
      for (const { organization, operation, subject, outcome } of lefts) {
        // What waits for an approval is not done yet.
        if (outcome !== "done") continue;
        const run = { organization, id: subject.id };
        if (operation === "jobs.cancel" && !(await queue.cancel(tx, run))) refuse("JOB_ENDED");
        if (operation === "jobs.retry" && !(await queue.retry(tx, run))) {
          refuse((await isSwept(tx, run)) ? "JOB_SWEPT" : "JOB_NOT_FAILED");
        }
      }
    },
    committed: (organization) => {
      if (touched.delete(organization)) wake(organization);
    },
    onWake: (callback) => {
      wake = callback;
    },
  };
  return queue;
}

/** Begins a job outside a write: in a transaction of its own. */
export async function begin(database: Database, queue: Queue, job: QueuedJob): Promise<string> {
  const id = await database.transaction((tx) => queue.enqueue(tx, job));
  queue.committed(job.organization);
  return id;
}
