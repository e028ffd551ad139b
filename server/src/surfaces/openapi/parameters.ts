import { ID_PATTERN, KEY_PATTERN, type Noun, STANDING_SORTS } from "@nexus-os/contracts";
import { filterSchema, PAGE, valueSchema } from "@nexus-os/contracts/schema";
import { narrowingOf } from "../rest/parameters.ts";
import { type Part, taken } from "./schema.ts";

interface Parameter {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Part;
}

const query = (name: string, schema: Part, description: string): Parameter => ({
  ...{ name, in: "query", description, schema },
});

/** Parameters that many operations have. */
export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  id: {
    ...{ name: "id", in: "path", required: true, description: "The id of the record." },
    schema: { type: "string", pattern: ID_PATTERN.source },
  },
  limit: query(
    "limit",
    { type: "integer", minimum: 1, maximum: PAGE.most, default: PAGE.usual },
    "How many records a page has.",
  ),
  after: query(
    "after",
    { type: "string", maxLength: 500 },
    "The cursor of the next page: `next` of the page before, or follow its `Link`.",
  ),
  archived: query("archived", { type: "boolean" }, "Lists what was put away instead."),
  idempotencyKey: {
    ...{ name: "Idempotency-Key", in: "header" },
    description: "Makes repeating harmless: the same key with the same request gives the first answer.",
    schema: { type: "string", pattern: KEY_PATTERN.source },
  },
  ifMatch: {
    ...{ name: "If-Match", in: "header" },
    description: "The ETag of the record as you saw it. It, or `version`, has to be said.",
    schema: { type: "string", pattern: '^(W/)?"\\d{1,15}"$' },
  },
  ifNoneMatch: {
    ...{ name: "If-None-Match", in: "header" },
    description: "The ETag that you have: if it is still that, the answer is 304.",
    schema: { type: "string" },
  },
  version: query("version", { type: "integer", minimum: 1 }, "The version that you saw, where there is no If-Match."),
};

/** A parameter that many operations have. */
export const shared = (...names: readonly (keyof typeof PARAMETERS & string)[]): Part[] =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }));

/** How a list of a noun is narrowed in its address: by its fields, and by JSON where that is not enough. */
export function narrowing(noun: Noun): Part[] {
  const own = Object.entries(noun.fields).flatMap(([key, field]): Parameter[] => {
    const how = narrowingOf(key, field);
    if (!how) return [];
    const one = taken(valueSchema(field.kind === "manyOf" ? { ...field, kind: "oneOf" } : field));
    const single = field.kind === "refs" ? (one["items"] as Part) : one;
    const isCounted = ["money", "integer", "percent", "duration"].includes(field.kind);
    const bound: Part = { type: isCounted ? "integer" : "string" };
    const values = field.kind === "yesNo" ? single : { type: "array", items: single, maxItems: 100 };
    return [
      ...(how.values ? [query(key, values, `Any of these values of \`${key}\`; empty for none.`)] : []),
      ...(how.currency ? [query(`${key}[currency]`, { type: "string" }, `The currency of \`${key}\`.`)] : []),
      ...(how.span ? [query(`${key}[from]`, bound, `\`${key}\` from here on, included.`)] : []),
      ...(how.span ? [query(`${key}[to]`, bound, `\`${key}\` up to here, included.`)] : []),
    ];
  });
  const json = {
    ...{ type: "string", contentMediaType: "application/json" },
    contentSchema: taken(filterSchema(noun)),
  };
  return [
    ...own,
    query("filter", json, "All that a list can be narrowed to, as JSON."),
    ...shared("archived"),
  ] as Part[];
}

/** By what a list of a noun is sorted. */
export function sorting({ sorts }: Noun): Part {
  const known = [...STANDING_SORTS, ...sorts].flatMap((by) => [by, `-${by}`]);
  const custom = { type: "string", pattern: "^-?custom\\.[a-z][A-Za-z0-9]{0,39}$" };
  const schema = { anyOf: [{ type: "string", enum: known }, custom] };
  return query("sort", schema, "A field, the greatest first behind a minus.") as unknown as Part;
}
