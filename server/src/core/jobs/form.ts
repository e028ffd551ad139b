import type { ErrorCode, Outcome } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { ActorId } from "../journal/entry.ts";
import type { Refusal } from "../refusal.ts";

/** Milliseconds, or a text such as "90s" or "2d". */
export type Duration = number | `${number}${"ms" | "s" | "m" | "h" | "d"}`;

/** An event of the journal, as a job that waited for it is told. */
export interface Happened {
  readonly event: string;
  readonly seq: number;
  readonly at: string;
  readonly operation: string;
  readonly noun: string;
  readonly id: string;
  readonly version: number;
  readonly actor: ActorId;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What an event must be for a wait to end: its record's `id`, and values of its data. */
export type Matching = Readonly<Record<string, string | number | boolean | null>>;

/** What a job stands on. Whatever it does to the world is a step; between its steps it may only compute. */
export interface JobContext {
  readonly organization: string;
  readonly jobId: string;
  /** Ends with the job's right to go on: it was cancelled, another process has it, or this one stops and waits no more. */
  readonly signal: AbortSignal;
  /** Whoever began the job, with the rights of this moment. Refused as FORBIDDEN where that is nobody any more. */
  actor(): Promise<Actor>;
  /** Does something once and keeps its JSON: a job that begins again goes on behind it. Its name is the only one of the job. */
  step<T>(name: string, act: () => Promise<T>): Promise<T>;
  sleep(name: string, duration: Duration): Promise<void>;
  /**
   * Waits for the first such event behind the one that the wait before it took, or since the job was begun. Null after
   * the time-out.
   */
  waitForEvent(
    name: string,
    event: string,
    options: { readonly timeout: Duration; readonly matching?: Matching },
  ): Promise<Happened | null>;
  /** Waits for what `Jobs.signal` hands to this name. */
  waitForSignal(name: string, options: { readonly timeout: Duration }): Promise<{ readonly data: unknown } | null>;
  /** How far it has come. May be told as often as one likes; it is written every two seconds. */
  progress(done: number, of: number): Promise<void>;
  /** A write as a step. Its key is made from job and step, so it happens once, wherever the process was killed. */
  execute(
    step: string,
    operation: string,
    /** What it is told, or how that is found out when the step is done: each time anew where `again` wants it. */
    input: unknown | (() => Promise<unknown>),
    /** Whether a refusal is a reason to find out anew what to tell, at once. */
    again?: (refusal: Refusal) => boolean,
  ): Promise<Outcome<unknown>>;
  /** The same, but that what it fails with is its answer, and not tried again: the job decides what follows. */
  attempt(
    step: string,
    operation: string,
    input: unknown | (() => Promise<unknown>),
    /** Which failures are tried again all the same, as those of other steps are. */
    again?: (code: ErrorCode) => boolean,
  ): Promise<Outcome<unknown> | { readonly outcome: "refused"; readonly code: ErrorCode }>;
  query(operation: string, input: unknown): Promise<unknown>;
}

/** Work that outlasts a request and a process. */
export interface JobForm<I = unknown> {
  readonly name: string;
  /** How often a step is tried again after a failure that may pass. Five times where nothing is said. */
  readonly retries?: number;
  /** What the job may call where Nexus itself began it. */
  readonly permissions?: readonly string[];
  /** What Nexus lets it do for a member beside what the member may: acts that nobody's role has. */
  grants?(input: I): readonly string[];
  /** What people read instead of its name. */
  title?(input: I): string;
  run(ctx: JobContext, input: I): Promise<unknown>;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export function millisecondsOf(duration: Duration): number {
  if (typeof duration === "number") return duration;
  const [, count, unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(duration) ?? [];
  const factor = UNITS[unit];
  if (count === undefined || factor === undefined) throw new Error(`${duration} is no duration, as 90s is one`);
  return Number(count) * factor;
}
