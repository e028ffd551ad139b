import type { Fields } from "./fields.ts";

/** The roles that a member of an organization can have, from the most to the least powerful. */
export const ROLES = ["owner", "member", "viewer"] as const;
/** What a member may do, in a word. */
export type Role = (typeof ROLES)[number];

/** Who may read, unless a verb says otherwise. */
export const READERS: readonly Role[] = ROLES;
/** Who may write, unless a verb says otherwise. */
export const WRITERS: readonly Role[] = ["owner", "member"];

/** An act on one record: its input is the record's id, the version that its writer saw, and these fields. */
export interface VerbForm<F extends Fields = Fields> {
  readonly summary: string;
  readonly input: F;
  /** The event of the noun that it leaves. */
  readonly emits: string;
  /** The verb that takes it back, given the values from before; null where nothing can. */
  readonly undoneBy: string | null;
  readonly roles: readonly Role[];
}

/** Declares an act on one record. */
export function verb<const F extends Fields>(says: {
  readonly summary: string;
  readonly input: F;
  readonly emits: string;
  readonly undoneBy: string | null;
  readonly roles?: readonly Role[];
}): VerbForm<F> {
  return { roles: WRITERS, ...says };
}
