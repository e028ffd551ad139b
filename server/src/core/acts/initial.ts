import type { Noun } from "@nexus-os/contracts";
import type { Input } from "./input.ts";

/** The values of a new record: what its writer gave, else what its contract says, else nothing. */
export function initialValues(noun: Noun, given: Input, now: string): Input {
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(noun.fields)) {
    // What only the server sets begins at the moment of creation, unless it may be empty.
    const begins = field.writes === "never" && field.kind === "instant" && !field.optional;
    values[key] = given[key] ?? (begins ? now : (field.initial ?? null));
  }
  return given["custom"] === undefined ? values : { ...values, custom: given["custom"] };
}
