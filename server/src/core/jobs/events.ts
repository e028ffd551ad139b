import type { Database, Row, Transaction } from "../database/database.ts";
import type { ActorId } from "../journal/entry.ts";
import { valuesOfEntry } from "../journal/values.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { Happened, Matching } from "./form.ts";
import type { RunId } from "./ids.ts";
import { sealsOf } from "./seals.ts";

interface Wait extends RunId {
  readonly step: string;
  readonly event: string;
  readonly matching: Matching;
  readonly seen: number;
}

export interface EventsOptions {
  readonly database: Database;
  readonly keys: SubjectKeys;
  readonly clock: () => Date;
}

const PAGE = 500;

function matches({ id, data }: Happened, matching: Matching): boolean {
  return Object.entries(matching).every(([key, wanted]) => (key === "id" ? id : data[key]) === wanted);
}

/**
 * Tells the jobs that wait what has happened. The journal is the truth: each wait has its own place in it, so nothing is
 * missed by a process that was not there, and nothing told twice by two that are.
 */
export function eventTeller({ database, keys, clock }: EventsOptions) {
  const seals = sealsOf(keys);

  async function behind(): Promise<string[]> {
    const rows = await database.all(
      "SELECT l.organization_id FROM job_lanes l JOIN journal_heads h ON h.organization_id=l.organization_id WHERE EXISTS (SELECT 1 FROM job_steps s WHERE s.organization_id=l.organization_id AND s.event IS NOT NULL AND s.seen<h.seq)",
    );
    return rows.map((row) => row["organization_id"] as string);
  }

  async function waitsIn(organization: string): Promise<Wait[]> {
    const rows = await database.all(
      "SELECT run_id, id, event, matching, seen FROM job_steps WHERE organization_id=? AND event IS NOT NULL",
      [organization],
    );
    return rows.map((row) => ({
      ...{ organization, id: row["run_id"] as string, step: row["id"] as string, event: row["event"] as string },
      ...{ matching: JSON.parse(row["matching"] as string) as Matching, seen: row["seen"] as number },
    }));
  }

  async function happenedIn(organization: string, row: Row): Promise<Happened[]> {
    const text = (column: string): string => row[column] as string;
    const [seq, noun, id] = [row["seq"] as number, text("noun"), text("record_id")];
    const sealed = row["sealed"] as Uint8Array | null;
    const place = { organization, seq, noun, record: id };
    // What was erased has happened all the same: its name is told, and no data.
    const values = sealed && (await valuesOfEntry(database, keys, { ...place, sealed }));
    const emitted =
      values?.events ??
      text("events")
        .split(" ")
        .map((name) => ({ name, data: {} }));
    return emitted.map(({ name, data }) => ({
      ...{
        event: name,
        seq,
        at: text("at"),
        operation: text("operation"),
        noun,
        id,
        version: row["version"] as number,
      },
      ...{ actor: { kind: text("actor_kind") as ActorId["kind"], id: text("actor_id") }, data },
    }));
  }

  async function hand(tx: Transaction, { organization, id, step }: Wait, happened: Happened): Promise<void> {
    const now = clock().toISOString();
    const lock = tx.dialect === "mysql" ? " FOR UPDATE" : "";
    // The run first, as whoever puts it aside does: so one of both sees the other.
    await tx.get(`SELECT id FROM job_runs WHERE organization_id=? AND id=?${lock}`, [organization, id]);
    const { changes } = await tx.run(
      "UPDATE job_steps SET delivery=?, event=NULL, updated_at=? WHERE organization_id=? AND run_id=? AND id=? AND event IS NOT NULL",
      [seals.seal({ organization, id }, JSON.stringify(happened)), now, organization, id, step],
    );
    if (changes === 0) return;
    await tx.run(
      "UPDATE job_runs SET available_at=? WHERE organization_id=? AND id=? AND state='waiting' AND available_at>?",
      [now, organization, id, now],
    );
  }

  async function tellIn(organization: string): Promise<boolean> {
    const waits = await waitsIn(organization);
    if (waits.length === 0) return false;
    const from = Math.min(...waits.map(({ seen }) => seen));
    const rows = await database.all(
      `SELECT j.seq, j.at, j.actor_kind, j.actor_id, j.operation, j.noun, j.record_id, j.version, j.events, v.sealed FROM journal j LEFT JOIN journal_values v ON v.organization_id=j.organization_id AND v.seq=j.seq WHERE j.organization_id=? AND j.seq>? ORDER BY j.seq LIMIT ${PAGE}`,
      [organization, from],
    );
    const last = rows.at(-1)?.["seq"];
    if (typeof last !== "number") return false;
    const wanted = new Set(waits.map(({ event }) => event));
    const found = new Map<Wait, Happened>();
    for (const row of rows) {
      if (!(row["events"] as string).split(" ").some((name) => wanted.has(name))) continue;
      for (const happened of await happenedIn(organization, row)) {
        for (const wait of waits) {
          const isIt = wait.event === happened.event && happened.seq > wait.seen && matches(happened, wait.matching);
          if (isIt && !found.has(wait)) found.set(wait, happened);
        }
      }
    }
    for (const [wait, happened] of found) await database.transaction((tx) => hand(tx, wait, happened));
    const rest = waits.filter((wait) => !found.has(wait) && wait.seen < last);
    await database.transaction(async (tx) => {
      for (const { id, step } of rest) {
        await tx.run("UPDATE job_steps SET seen=? WHERE organization_id=? AND run_id=? AND id=? AND seen<?", [
          ...[last, organization, id, step, last],
        ]);
      }
    });
    return found.size > 0;
  }

  /** Answers whether anybody was told of something. */
  return async (): Promise<boolean> => {
    let told = false;
    for (const organization of await behind()) told = (await tellIn(organization)) || told;
    return told;
  };
}
