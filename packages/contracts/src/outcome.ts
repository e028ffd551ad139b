/** What became of a write: it is done, it waits for somebody's approval, or a job works on it. */
export type Outcome<Output> =
  | { readonly outcome: "done"; readonly output: Output /** Its place in the journal. */; readonly seq: number }
  | { readonly outcome: "pending"; readonly approval: Approval }
  | { readonly outcome: "accepted"; readonly job: Job };

/** A write that waits for a decision. */
export interface Approval {
  readonly id: string;
  /** Who may decide: ids of members. */
  readonly deciders: readonly string[];
  readonly expiresAt: string;
}

/** A write that goes on by itself. */
export interface Job {
  readonly id: string;
  /** From 0 to 1; null while it is not known. */
  readonly progress: number | null;
}

/** How a write travels: with the key that makes repeating it harmless. */
export interface Told<Input> {
  /** 1 to 64 characters of A-Z, a-z, 0-9, _ and -. The same key and input answer with the first result. */
  readonly key: string;
  readonly input: Input;
}

/** What an idempotency key looks like. */
export const KEY_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;
