import type { Part } from "./schema.ts";

const quoted = (value: unknown): string => JSON.stringify(value);

/** What a schema takes, in a few words: "text, at most 160 characters", "one of …". */
export function typeText(schema: Part): string {
  const { $ref, type, items, anyOf, oneOf, allOf, maxLength, pattern, minimum, maximum, format } = schema;
  if (typeof $ref === "string") return $ref.split("/").at(-1) ?? "";
  const choices = schema["enum"] as readonly unknown[] | undefined;
  if (choices) return choices.map(quoted).join(" | ");
  if ("const" in schema) return quoted(schema["const"]);
  const several = (anyOf ?? oneOf ?? allOf) as readonly Part[] | undefined;
  if (several) return [...new Set(several.map(typeText))].join(allOf ? " & " : " | ");
  if (type === "array") return `list of ${typeText((items ?? {}) as Part)}`;
  const name = Array.isArray(type) ? type.join(" | ") : String(type ?? "anything");
  const limits = [
    typeof format === "string" ? format : "",
    typeof maxLength === "number" ? `at most ${maxLength} characters` : "",
    typeof minimum === "number" && minimum > -1e15 ? `from ${minimum}` : "",
    typeof maximum === "number" && maximum < 1e15 ? `to ${maximum}` : "",
    typeof pattern === "string" && pattern.length < 40 ? pattern : "",
  ].filter(Boolean);
  return [name, ...limits].join(", ");
}
