import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../database/database.ts";
import type { JobForm } from "../jobs/form.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { sha256 } from "../journal/entry.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { Nouns } from "../records/nouns.ts";
import type { Audit } from "./audit.ts";
import { AuditError } from "./failure.ts";
import { type Found, verdictsIn } from "./verdicts.ts";
import { UNSIGNED, verifyJournal } from "./verify-journal.ts";

/** The job that verifies an organization's journal. */
export const VERIFY = "audit.verify";
/** How often it is looked for organizations that have no plan yet, and for what other processes have found. */
const PLAN_MS = 600_000;
/** For every moment of work so many of rest: whoever waits for an answer goes first. */
const REST = 3;
const MINUTES = 1440;

export interface RegularAuditOptions {
  readonly database: Database;
  readonly audit: Pick<Audit, "folder" | "look">;
  /** The folder of the checkpoints. */
  readonly folder: string;
  readonly nouns: Nouns;
  readonly keys: SubjectKeys;
  readonly clock: () => Date;
  /** Told of each journal that does not hold, when that is found. */
  readonly failed: (error: unknown) => void;
}

/** When an organization's journal is verified, once a day: each at a minute of its own, so that not all are at once. */
export function minuteOf(organization: string): string {
  const minute = Number.parseInt(sha256(`${VERIFY} ${organization}`).slice(0, 8), 16) % MINUTES;
  return `${minute % 60} ${Math.floor(minute / 60)} * * *`;
}

function resting(signal: AbortSignal): () => Promise<void> {
  let began = performance.now();
  return async () => {
    await sleep((performance.now() - began) * REST, undefined, { signal });
    began = performance.now();
  };
}

/** Has every journal verified from its beginning, once a day, by the jobs of the server. What does not hold is an alarm. */
export function regularAudit({ database, audit, folder, nouns, keys, clock, failed }: RegularAuditOptions) {
  const verdicts = verdictsIn(folder);
  const broken = new Map<string, string>();

  function take(organization: string, found: Found): void {
    if (found.broken) broken.set(organization, `at row ${found.broken.seq}, ${found.broken.why}`);
    else broken.delete(organization);
  }

  async function look(organization: string, signal: AbortSignal) {
    const rest = resting(signal);
    const all = { reader: database, nouns, keys, organization, folder: audit.folder, values: true, rest };
    const first = await verifyJournal(all);
    const before = await verdicts.last(organization);
    const isUnsigned = first.broken?.why === UNSIGNED || (first.entries === 0 && first.signed === 0);
    if (isUnsigned && before && before.signed > 0)
      return { ...first, broken: { seq: 0, why: `its checkpoints are gone: ${before.signed} rows were signed for` } };
    if (first.broken?.why !== UNSIGNED) return first;
    // It is younger than its first checkpoint.
    await audit.look();
    return verifyJournal(all);
  }

  async function verify(organization: string, signal: AbortSignal): Promise<Found> {
    const { entries, signed, broken: at } = await look(organization, signal);
    const found: Found = { at: clock().toISOString(), entries, signed, broken: at };
    const known = broken.get(organization);
    take(organization, found);
    const why = broken.get(organization);
    if (why !== undefined && why !== known) failed(new AuditError(organization, why));
    // The number that was signed for is kept, so that nobody can take the checkpoints away and be believed.
    const last = await verdicts.last(organization);
    await verdicts.note(organization, found.broken ? { ...found, signed: Math.max(signed, last?.signed ?? 0) } : found);
    return found;
  }

  const form: JobForm = {
    name: VERIFY,
    title: () => "Audit",
    run: async (ctx) => {
      try {
        return await verify(ctx.organization, ctx.signal);
      } catch (error) {
        // Whoever was interrupted is put aside here, and begins again later.
        if (ctx.signal.aborted) await ctx.step("interrupted", async () => null);
        throw error;
      }
    },
  };

  /** Gives every organization its plan. Said again it changes nothing. */
  async function plan(jobs: Pick<Jobs, "schedule">): Promise<void> {
    const sql =
      "SELECT o.id FROM organizations o LEFT JOIN job_schedules s ON s.organization_id=o.id AND s.id=? WHERE s.id IS NULL";
    for (const { id } of await database.all(sql, [VERIFY])) {
      const organization = id as string;
      await jobs.schedule({ organization, id: VERIFY, job: VERIFY, cron: minuteOf(organization), zone: "UTC" });
    }
  }

  /** Takes over what other processes have found. */
  async function refresh(): Promise<void> {
    for (const [organization, found] of await verdicts.all()) take(organization, found);
  }

  let timer: NodeJS.Timeout | undefined;
  let planning: Promise<void> = Promise.resolve();

  return {
    form,
    plan,
    refresh,
    /** How many journals did not hold when they were last verified. */
    broken: () => broken.size,
    /** Why the journals need somebody's attention; null where they do not. Names no organization. */
    alarm: () => (broken.size > 0 ? "a journal did not hold when it was verified" : null),
    start: (jobs: Pick<Jobs, "schedule">): void => {
      const soon = (): void => {
        planning = Promise.all([plan(jobs), refresh()]).then(() => {}, failed);
      };
      soon();
      timer = setInterval(soon, PLAN_MS);
      timer.unref();
    },
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await planning;
    },
  };
}

export type RegularAudit = ReturnType<typeof regularAudit>;
