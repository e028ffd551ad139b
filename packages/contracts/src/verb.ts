import type { Fields } from "./fields.ts";

/** The roles that a member of an organization can have, from the most to the least powerful. */
export const ROLES = ["owner", "admin", "manager", "member", "viewer"] as const;
/** What a member may do, in a word. */
export type Role = (typeof ROLES)[number];

/** Who may read, unless a verb says otherwise. */
export const READERS: readonly Role[] = ROLES;
/** Who may write, unless a verb says otherwise. */
export const WRITERS: readonly Role[] = ["owner", "admin", "manager", "member"];
/** Who arranges how others work: their teams, and the advice that they are given. */
export const MANAGERS: readonly Role[] = ["owner", "admin", "manager"];
/** Who arranges the organization itself. */
export const ADMINISTRATORS: readonly Role[] = ["owner", "admin"];

/** What an act is done on: a record at the version that its writer saw, or the noun as a whole. */
export type Target = "record" | "noun";

/** An act of a noun. On a record its input is the record's id, the version that its writer saw, and these fields. */
export interface VerbForm<F extends Fields = Fields, On extends Target = Target> {
  readonly summary: string;
  readonly input: F;
  readonly on: On;
  /** The event of the noun that it leaves. */
  readonly emits: string;
  /** The verb that takes it back, given the values from before; null where nothing can. */
  readonly undoneBy: string | null;
  /** Nobody's where the list is empty: then Nexus alone does it. */
  readonly roles: readonly Role[];
}

interface Says<F extends Fields> {
  readonly summary: string;
  readonly input: F;
  readonly emits: string;
  readonly undoneBy: string | null;
  readonly roles?: readonly Role[];
}

/** Declares an act on one record. */
export function verb<const F extends Fields>(says: Says<F>): VerbForm<F, "record"> {
  return { roles: WRITERS, on: "record", ...says };
}

/** Declares an act that begins without a record, as one that makes it. */
export function verbOfNoun<const F extends Fields>(says: Says<F>): VerbForm<F, "noun"> {
  return { roles: WRITERS, on: "noun", ...says };
}

/** A question that a noun answers beside its lists: these fields in, those fields out. */
export interface QueryForm<F extends Fields = Fields, Out extends Fields = Fields> {
  readonly summary: string;
  readonly input: F;
  readonly output: Out;
  readonly roles: readonly Role[];
}

/** Declares a question. */
export function question<const F extends Fields, const Out extends Fields>(says: {
  readonly summary: string;
  readonly input: F;
  readonly output: Out;
  readonly roles?: readonly Role[];
}): QueryForm<F, Out> {
  return { roles: READERS, ...says };
}
