import type { Fields } from "./fields.ts";

/** A fact that a verb leaves in the journal. */
export interface EventForm<F extends Fields = Fields> {
  readonly summary: string;
  /** What the event tells beside the record it is about. */
  readonly fields: F;
}

/** Declares an event of a noun. */
export function event<const F extends Fields = Record<never, never>>(says: {
  readonly summary: string;
  readonly fields?: F;
}): EventForm<F> {
  return { summary: says.summary, fields: says.fields ?? ({} as F) };
}
