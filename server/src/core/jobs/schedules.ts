import type { Database, Row, Transaction } from "../database/database.ts";
import type { ActorId } from "../journal/entry.ts";
import { refuse } from "../refusal.ts";
import { nextDue } from "./cron.ts";
import type { Queue } from "./queue.ts";

/** What is done for the moments that were missed while no process ran: one job for all, one for each, or none. */
export type CatchUp = "one" | "all" | "none";

export interface Schedule {
  readonly organization: string;
  /** Its name, the only one in the organization; saying it again changes it. */
  readonly id: string;
  readonly job: string;
  /** Five fields, or six with seconds. */
  readonly cron: string;
  /** A zone of the IANA, for example Europe/Berlin. */
  readonly zone: string;
  readonly input?: unknown;
  readonly actor?: ActorId;
  readonly catchUp?: CatchUp;
  readonly enabled?: boolean;
}

export interface SchedulesOptions {
  readonly database: Database;
  readonly queue: Queue;
  readonly clock: () => Date;
}

/** Whoever is later than this has missed the moment. */
const LATE_MS = 60_000;
/** How many jobs of a schedule one transaction begins. */
const MOST_AT_ONCE = 100;

interface Due {
  readonly row: Row;
  readonly now: Date;
}

/** The moments that are begun now, and the next one behind them. */
function planned({ row, now }: Due): { moments: Date[]; next: Date | null } {
  const [cron, zone, first] = [row["cron"] as string, row["zone"] as string, new Date(row["next_at"] as string)];
  const catchUp = row["catch_up"] as CatchUp;
  if (catchUp !== "all") {
    const isMissed = now.getTime() - first.getTime() > LATE_MS;
    return { moments: catchUp === "none" && isMissed ? [] : [first], next: nextDue(cron, zone, now) };
  }
  const moments: Date[] = [];
  let next: Date | null = first;
  // What is left over is begun in the next round.
  while (next && next <= now && moments.length < MOST_AT_ONCE) {
    moments.push(next);
    next = nextDue(cron, zone, next);
  }
  return { moments, next };
}

/** Begins jobs when they are due. The planned moment is a part of the job's key: no moment is ever begun twice. */
export function schedules({ database, queue, clock }: SchedulesOptions) {
  let last = Number.NEGATIVE_INFINITY;

  async function begin(tx: Transaction, { row, now }: Due): Promise<void> {
    const { moments, next } = planned({ row, now });
    const [organization, id] = [row["organization_id"] as string, row["id"] as string];
    const actor = { kind: row["actor_kind"] as ActorId["kind"], id: row["actor_id"] as string };
    for (const moment of moments) {
      const at = moment.toISOString();
      const input = JSON.parse(row["input"] as string) as unknown;
      await queue.enqueue(tx, { organization, actor, job: row["job"] as string, input, key: `schedule ${id} ${at}` });
    }
    await tx.run("UPDATE job_schedules SET next_at=?, last_at=? WHERE organization_id=? AND id=?", [
      ...[
        next?.toISOString() ?? null,
        moments.at(-1)?.toISOString() ?? (row["last_at"] as string | null),
        organization,
        id,
      ],
    ]);
  }

  /** A clock that was set back has plans that lie too far ahead. Making them anew is harmless: see the keys. */
  async function plan(now: Date): Promise<void> {
    const rows = await database.all("SELECT * FROM job_schedules WHERE enabled=1");
    for (const row of rows) {
      const next = nextDue(row["cron"] as string, row["zone"] as string, now)?.toISOString() ?? null;
      if (next === null) continue;
      await database.transaction((tx) =>
        tx.run(
          "UPDATE job_schedules SET next_at=? WHERE organization_id=? AND id=? AND (next_at IS NULL OR next_at>?)",
          [...[next, row["organization_id"] as string, row["id"] as string, next]],
        ),
      );
    }
  }

  return {
    /** Answers whether anything was due. */
    tick: async (): Promise<boolean> => {
      const now = clock();
      if (now.getTime() < last || last === Number.NEGATIVE_INFINITY) await plan(now);
      last = now.getTime();
      const due = await database.all("SELECT organization_id, id FROM job_schedules WHERE enabled=1 AND next_at<=?", [
        now.toISOString(),
      ]);
      for (const { organization_id: organization, id } of due) {
        await database.transaction(async (tx) => {
          const lock = tx.dialect === "mysql" ? " FOR UPDATE" : "";
          const sql = `SELECT * FROM job_schedules WHERE organization_id=? AND id=? AND enabled=1 AND next_at<=?${lock}`;
          const row = await tx.get(sql, [organization ?? "", id ?? "", now.toISOString()]);
          if (row) await begin(tx, { row, now });
        });
        queue.committed(organization as string);
      }
      return due.length > 0;
    },
    /** Makes a schedule, or changes it. */
    set: async (tx: Transaction, schedule: Schedule): Promise<void> => {
      const { organization, id, job, cron, zone, input = null, catchUp = "one", enabled = true } = schedule;
      const { kind, id: actorId } = schedule.actor ?? { kind: "system", id: "jobs" };
      if (!queue.forms.has(job)) throw new Error(`There is no job ${job}`);
      const now = clock();
      const next = nextDue(cron, zone, now)?.toISOString() ?? refuse("INVALID", { issues: "cron: is never due" });
      const known = await tx.get("SELECT cron, zone, enabled FROM job_schedules WHERE organization_id=? AND id=?", [
        organization,
        id,
      ]);
      const values = [job, cron, zone, JSON.stringify(input), kind, actorId, catchUp, enabled ? 1 : 0];
      if (!known) {
        await tx.run(
          "INSERT INTO job_schedules (job, cron, zone, input, actor_kind, actor_id, catch_up, enabled, organization_id, id, next_at, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
          [...values, organization, id, next, now.toISOString()],
        );
        return;
      }
      await tx.run(
        "UPDATE job_schedules SET job=?, cron=?, zone=?, input=?, actor_kind=?, actor_id=?, catch_up=?, enabled=? WHERE organization_id=? AND id=?",
        [...values, organization, id],
      );
      // The plan of another expression is not this one's; the same one's may hold what was missed.
      if (known["cron"] === cron && known["zone"] === zone && known["enabled"] === 1) return;
      await tx.run("UPDATE job_schedules SET next_at=? WHERE organization_id=? AND id=?", [next, organization, id]);
    },
    remove: async (tx: Transaction, organization: string, id: string): Promise<void> => {
      await tx.run("DELETE FROM job_schedules WHERE organization_id=? AND id=?", [organization, id]);
    },
  };
}
