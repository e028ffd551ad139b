import type { Database } from "../database/database.ts";
import { engineRunId, type RunId } from "./ids.ts";
import { Interrupted, type Interruption } from "./interrupted.ts";
import { LEASE_NOW } from "./times.ts";

/** A run in the hands of this process. */
export interface Lease extends RunId {
  readonly worker: string;
  readonly signal: AbortSignal;
  /** Why it may not go on here; null while it may. */
  readonly interrupted: Interruption | null;
}

/** The runs that this process holds, and the beat that keeps them. */
export interface Leases {
  add(run: RunId, worker: string): void;
  of(engineId: string): Lease | null;
  drop(run: RunId, worker: string): void;
  lost(run: RunId, worker: string): void;
  interrupt(why: Interruption): void;
  holds(run: RunId): boolean;
  readonly size: number;
  /** Prolongs all leases at once, and learns which ones are lost or cancelled. */
  beat(): Promise<void>;
  /** Gives back at once what is still held: others need not wait for the leases to run out. */
  release(): Promise<void>;
}

class Holding implements Lease {
  readonly organization: string;
  readonly id: string;
  readonly worker: string;
  readonly #ending = new AbortController();
  interrupted: Interruption | null = null;

  constructor({ organization, id }: RunId, worker: string) {
    this.organization = organization;
    this.id = id;
    this.worker = worker;
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  interrupt(why: Interruption): void {
    if (this.interrupted) return;
    this.interrupted = why;
    // Who stops gives the step that runs its time: only its successor is not begun.
    if (why !== "stopping") this.abort(why);
  }

  abort(why: Interruption): void {
    this.#ending.abort(new Interrupted(why));
  }
}

export function leasesOf(database: Database, leaseMs: number, ended: () => void): Leases {
  const held = new Map<string, Holding>();
  const now = LEASE_NOW[database.dialect];

  function find(run: RunId, worker: string): Holding | null {
    const found = held.get(engineRunId(run));
    return found?.worker === worker ? found : null;
  }

  return {
    add: (run, worker) => void held.set(engineRunId(run), new Holding(run, worker)),
    of: (engineId) => held.get(engineId) ?? null,
    drop: (run, worker) => {
      if (find(run, worker)) held.delete(engineRunId(run));
      ended();
    },
    lost: (run, worker) => find(run, worker)?.interrupt("lost"),
    interrupt: (why) => {
      for (const each of held.values()) each.interrupt(why);
    },
    holds: (run) => held.has(engineRunId(run)),
    get size() {
      return held.size;
    },
    beat: async () => {
      const all = [...held.values()];
      if (all.length === 0) return;
      const found = await database.transaction(async (tx) => {
        const asked: { each: Holding; why: Interruption | null }[] = [];
        for (const each of all) {
          const key = [each.organization, each.id, each.worker];
          const { changes } = await tx.run(
            `UPDATE job_runs SET lease_until=${now}+${leaseMs} WHERE organization_id=? AND id=? AND worker=? AND state='running'`,
            key,
          );
          const sql = "SELECT cancel_at FROM job_runs WHERE organization_id=? AND id=? AND worker=?";
          const isCancelled = changes > 0 && (await tx.get(sql, key))?.["cancel_at"] !== null;
          asked.push({ each, why: changes === 0 ? "lost" : isCancelled ? "cancelled" : null });
        }
        return asked;
      });
      for (const { each, why } of found) if (why) each.interrupt(why);
    },
    release: async () => {
      const all = [...held.values()];
      for (const each of all) each.abort("stopping");
      await database.transaction(async (tx) => {
        for (const { organization, id, worker } of all) {
          await tx.run(
            "UPDATE job_runs SET state='waiting', worker=NULL, lease_until=NULL, revision=revision+1, untold=1 WHERE organization_id=? AND id=? AND worker=? AND state='running'",
            [organization, id, worker],
          );
        }
      });
      for (const { organization, id, worker } of all)
        if (find({ organization, id }, worker)) held.delete(engineRunId({ organization, id }));
    },
  };
}
