import type { Held } from "../records/held.ts";
import type { ActorId } from "./entry.ts";

/** What a record was and is. */
export interface ChangedRow {
  readonly noun: string;
  readonly id: string;
  /** Of the fields that changed: what was there before; null where the record is new. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** Of the fields that changed: what is there since. */
  readonly after: Readonly<Record<string, unknown>>;
  /** The whole record before and since, for what is computed from it. The journal does not keep it. */
  readonly was: Held | null;
  readonly is: Held;
}

/** An event with what it tells. */
export interface Emitted {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The subject of a write that is about no single record. */
export const NO_RECORD = "00000000-0000-0000-0000-000000000000";

/** What one act leaves behind. The data layer saw the changes; the journal's row is computed from it. */
export interface Left {
  readonly organization: string;
  readonly actor: ActorId;
  readonly at: string;
  readonly operation: string;
  readonly key: string;
  readonly request: string;
  /** The act that called this one, as its place among all that the write left; null for the one that was asked for. */
  readonly cause: number | null;
  /** The record that it is about, the version it has now, and its key. */
  readonly subject: { readonly noun: string; readonly id: string; readonly version: number; readonly key: Uint8Array };
  readonly changes: readonly ChangedRow[];
  readonly events: readonly Emitted[];
  readonly outcome: "done" | "pending" | "accepted";
  /** The answer, as JSON, without what is shown once. */
  readonly output: string;
  /** Whether the answer held a secret that is not kept. */
  readonly secret: boolean;
}

/** What a write left: the act that was asked for, then those that it called, in the order they began. */
export type Lefts = readonly [Left, ...Left[]];

/** The place of a write in its organization's journal. */
export interface Kept {
  readonly seq: number;
}
