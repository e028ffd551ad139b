import type { FieldData } from "./field.ts";
import { isSecret } from "./field-rules.ts";
import { type Noun, STANDING_SORTS } from "./noun.ts";

type Kinds = ReadonlySet<FieldData["kind"]>;

const WORDS: Kinds = new Set(["oneOf", "ref", "file", "yesNo"]);
const TIMES: Kinds = new Set(["date", "instant"]);
const FIGURES: Kinds = new Set(["integer", "decimal", "money", "percent", "duration"]);

function keysOf({ fields }: Noun, kinds: Kinds, named: readonly string[] = Object.keys(fields)): string[] {
  return named.filter((key) => {
    const field = fields[key];
    return field && kinds.has(field.kind) && !isSecret(field);
  });
}

/** What the records of a noun can be grouped by: fields by their keys, true for those that are cut into spans of time. */
export function dimensionsOf(noun: Noun): Readonly<Record<string, boolean>> {
  const words = keysOf(noun, WORDS, noun.dimensions).map((key) => [key, false] as const);
  const times = [...keysOf(noun, TIMES, noun.dimensions), ...STANDING_SORTS].map((key) => [key, true] as const);
  return Object.fromEntries([...words, ...times]);
}

/** The fields of a noun whose values can be added up and compared. */
export function measuresOf(noun: Noun): readonly string[] {
  return keysOf(noun, FIGURES, noun.measures);
}
