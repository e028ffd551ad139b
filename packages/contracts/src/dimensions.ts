import type { FieldData } from "./fields.ts";
import { type Noun, STANDING_SORTS } from "./noun.ts";

const WORDS: ReadonlySet<FieldData["kind"]> = new Set(["oneOf", "ref"]);
const TIMES: ReadonlySet<FieldData["kind"]> = new Set(["date", "instant"]);
const FIGURES: ReadonlySet<FieldData["kind"]> = new Set(["integer", "money"]);

function keysOf(noun: Noun, kinds: ReadonlySet<FieldData["kind"]>): string[] {
  return Object.entries(noun.fields).flatMap(([key, field]) => (kinds.has(field.kind) ? [key] : []));
}

/** What the records of a noun can be grouped by: fields by their keys, true for those that are cut into spans of time. */
export function dimensionsOf(noun: Noun): Readonly<Record<string, boolean>> {
  const words = keysOf(noun, WORDS).map((key) => [key, false] as const);
  const times = [...keysOf(noun, TIMES), ...STANDING_SORTS].map((key) => [key, true] as const);
  return Object.fromEntries([...words, ...times]);
}

/** The fields of a noun whose values can be added up and compared. */
export function measuresOf(noun: Noun): readonly string[] {
  return keysOf(noun, FIGURES);
}
