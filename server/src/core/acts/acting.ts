import type { Approval, Noun } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { CustomBook } from "../custom/book.ts";
import type { Transaction } from "../database/database.ts";
import type { ActorId } from "../journal/entry.ts";
import type { Left } from "../journal/left.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { Operations, Served } from "../operations.ts";
import type { QueryWithin } from "../query/within.ts";
import type { Held } from "../records/held.ts";
import type { Nouns } from "../records/nouns.ts";
import type { Rows } from "../records/rows.ts";
import type { Input } from "./input.ts";
import type { Performed } from "./inside.ts";

/** A job that a write begins. It runs once the write is committed, or not at all. */
export interface NewJob {
  readonly organization: string;
  readonly actor: ActorId;
  readonly job: string;
  readonly input: unknown;
  /** The same key begins one job, however often it is told. */
  readonly key: string;
}

/** Puts a job where the workers find it, in the transaction of the write that wants it. Gives its id. */
export type Enqueue = (tx: Transaction, job: NewJob) => Promise<string>;

/** An act before it is done. */
export interface Proposed {
  readonly actor: Actor;
  readonly now: string;
  readonly operation: string;
  readonly noun: Noun;
  readonly input: Input;
  /** The record that it is about, at the version that was named; null where it is about none yet. */
  readonly record: Held | null;
  /** Whether another act calls it. */
  readonly isInner: boolean;
  readonly tx: Transaction;
}

/**
 * Decides whether an act may be done now. Where somebody has to approve it first, it writes that down by `write`, which
 * runs an operation of Nexus's own in the same transaction, and answers with what is waited for.
 */
export type Gate = (
  proposed: Proposed,
  write: (operation: string, input: Input) => Promise<{ readonly record: Held; readonly key: Uint8Array }>,
) => Promise<Approval | null>;

/** One write from the act that was asked for to the last that it calls: one actor, one moment, one transaction. */
export interface Acting {
  readonly actor: Actor;
  readonly now: string;
  readonly tx: Transaction;
  readonly key: string;
  readonly operations: Operations;
  readonly nouns: Nouns;
  readonly keys: SubjectKeys;
  readonly query: QueryWithin;
  readonly enqueue: Enqueue;
  readonly gate: Gate | null;
  readonly custom: CustomBook;
  /** What the acts have left so far, in the order they began; null for those that are not done yet. */
  readonly lefts: (Left | null)[];
}

/** One act: what is served, its input as its contract wants it, and the rows that it may touch. */
export interface Act {
  readonly acting: Acting;
  readonly actor: Actor;
  readonly served: Served;
  readonly input: Input;
  readonly rows: Rows;
  /** Its place among what the write leaves. */
  readonly place: number;
  readonly cause: number | null;
}

/** An act that another one asks for. */
export interface Called {
  readonly actor: Actor;
  readonly served: Served;
  readonly input: Input;
}

/** Does an act that another one calls: it leaves a row of its own in the journal, with that one as its cause. */
export type Call = (called: Called) => Promise<Performed>;
