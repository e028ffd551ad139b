import type { ActorId } from "./entry.ts";

/** What a record was and is, column by column of its row. */
export interface ChangedRow {
  readonly noun: string;
  readonly id: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>>;
}

/** An event with what it tells. */
export interface Emitted {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a write leaves behind. The data layer saw the changes; the journal's row is computed from it. */
export interface Left {
  readonly organization: string;
  readonly actor: ActorId;
  readonly at: string;
  readonly operation: string;
  readonly key: string;
  readonly request: string;
  /** The record that was asked for, the version it has now, and its key. */
  readonly subject: { readonly noun: string; readonly id: string; readonly version: number; readonly key: Uint8Array };
  readonly changes: readonly ChangedRow[];
  readonly events: readonly Emitted[];
  /** The answer, as JSON. */
  readonly output: string;
}

/** The place of a write in its organization's journal. */
export interface Kept {
  readonly seq: number;
}
