import type { Noun } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import { ARCHIVED, FIRST, searchableFields, WHOLE } from "./terms.ts";

/** What an actor may find records of a noun by, as the index names it: who may not read a field finds nothing by it. */
export type Sight = ReadonlySet<string>;

/**
 * The fields that an actor may find a noun by; null where it may not list it. Today a noun is listed whole or not at all;
 * rules on single fields (personal data, say) take them out here, and a title with its marks.
 */
export function sightOn(actor: Actor, noun: Noun): Sight | null {
  if (!actor.permissions.has(`${noun.word}.list`)) return null;
  const fields = searchableFields(noun);
  return new Set([...fields, ARCHIVED, ...(fields.includes(noun.title) ? [FIRST, WHOLE] : [])]);
}
