import type { Actor } from "./actor.ts";
import type { Value } from "./database/database.ts";

/** The rows that an actor may see, as a predicate that begins every statement about them. */
export interface Scope {
  readonly sql: string;
  readonly values: readonly Value[];
  /** Actors with the same signature see the same rows. */
  readonly signature: string;
}

/**
 * The scope of an actor over the alias `t`. Today it is the organization; rules on records (own, team) and of embed
 * sessions are added to it here, and nowhere else.
 */
export function scopeOf(actor: Actor): Scope {
  return { sql: "t.organization_id=?", values: [actor.organization], signature: actor.organization };
}
