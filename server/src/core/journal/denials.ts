import { newId } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { Refusal } from "../refusal.ts";
import { type ActorId, sha256 } from "./entry.ts";
import { type Finisher, keeper } from "./keep.ts";
import { type Left, type Lefts, NO_RECORD } from "./left.ts";

/** What the journal calls a refused attempt. It is no noun: nobody hears of it, and no search finds it. */
const DENIED = "denials";

const FLUSH_MS = 1000;
/** An attempt is written down at once, the same again by the same actor once a minute, with how often. */
const WINDOW_MS = 60_000;
/** How many different attempts of one actor are told apart at a time. */
const MOST_KINDS = 20;
const MORE = "(more)";

interface Denial {
  readonly organization: string;
  readonly actor: ActorId;
  readonly operation: string;
  readonly code: string;
  times: number;
  since: string;
  until: string;
  /** When it was last written down, as the clock counts; null while it never was. */
  written: number | null;
}

export interface DenialsOptions {
  readonly database: Database;
  readonly keys: SubjectKeys;
  readonly clock: () => Date;
  readonly failed: (error: unknown) => void;
  /** What has to know of every row of a journal. */
  readonly also: readonly Finisher[];
}

/**
 * Refused attempts, as entries of the journal: who called what that was not theirs, never which id they named, so that an
 * unknown record and one of somebody else leave the same. Written behind the answer, in transactions of their own, and
 * counted together: whoever calls a thousand times a second neither fills the journal nor keeps a writer waiting.
 */
export function createDenials({ database, keys, clock, failed, also }: DenialsOptions) {
  const seen = new Map<string, Denial>();
  const kinds = new Map<string, number>();
  const keep = keeper(also);
  let timer: ReturnType<typeof setInterval> | undefined;
  let writing: Promise<void> = Promise.resolve();

  const actorOf = ({ organization, actor: { kind, id } }: Denial): string => `${organization} ${kind} ${id}`;

  function saw({ organization, kind, id }: Actor, operation: string, error: unknown): void {
    if (kind === "system" || !(error instanceof Refusal) || !error.isDenial) return;
    const who = `${organization} ${kind} ${id}`;
    const name = (of: string): string => `${who} ${of} ${error.code}`;
    const many = !seen.has(name(operation)) && (kinds.get(who) ?? 0) >= MOST_KINDS;
    const called = many ? MORE : operation;
    const now = clock().toISOString();
    const known = seen.get(name(called));
    if (known) {
      if (known.times === 0) known.since = now;
      known.times += 1;
      known.until = now;
      return;
    }
    kinds.set(who, (kinds.get(who) ?? 0) + 1);
    seen.set(name(called), {
      ...{ organization, actor: { kind, id }, operation: called, code: error.code },
      ...{ times: 1, since: now, until: now, written: null },
    });
  }

  function leftOf({ organization, actor, operation, code, times, since, until }: Denial): Left {
    return {
      ...{ organization, actor, at: until, operation: DENIED, key: newId(), request: sha256(operation), cause: null },
      subject: { noun: DENIED, id: NO_RECORD, version: 0, key: keys.own(organization) },
      ...{ changes: [], outcome: "done", output: "null", secret: false },
      events: [{ name: "denied", data: { operation, code, times, since, until } }],
    };
  }

  async function writeOf(due: readonly Denial[], now: number): Promise<void> {
    const told = due.map((denial) => ({ denial, times: denial.times, left: leftOf(denial) }));
    const lefts = told.map(({ left }): Lefts => [left]);
    await database.transaction((tx) => keep(tx, lefts));
    for (const { denial, times } of told) {
      denial.times -= times;
      denial.written = now;
    }
  }

  async function write(): Promise<void> {
    const now = clock().getTime();
    const due: Denial[] = [];
    for (const [name, denial] of seen) {
      const isQuiet = denial.written === null || Math.abs(now - denial.written) >= WINDOW_MS;
      if (!isQuiet) continue;
      if (denial.times > 0) {
        due.push(denial);
        continue;
      }
      seen.delete(name);
      const who = actorOf(denial);
      const left = (kinds.get(who) ?? 1) - 1;
      if (left === 0) kinds.delete(who);
      else kinds.set(who, left);
    }
    // One organization after another: none of them waits for the head of another one's journal.
    for (const own of Map.groupBy(due, ({ organization }) => organization).values()) {
      await writeOf(own, now).catch(failed);
    }
  }

  /** Writes down what is due; what could not be written is due again. */
  function flush(): Promise<void> {
    writing = writing.then(write);
    return writing;
  }

  return {
    saw,
    flush,
    start: () => {
      timer ??= setInterval(() => void flush(), FLUSH_MS).unref();
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await flush();
    },
  };
}

export type Denials = ReturnType<typeof createDenials>;
