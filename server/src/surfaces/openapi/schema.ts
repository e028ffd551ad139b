import type { Noun, QueryForm } from "@nexus-os/contracts";
import { documentOf, recordSchema, valueSchema } from "@nexus-os/contracts/schema";
import { z } from "zod";

/** A part of the document, as JSON. */
export type Part = Readonly<Record<string, unknown>>;

export const ref = (name: string): Part => ({ $ref: `#/components/schemas/${name}` });

/** `API key` is `ApiKey`: how a record of a noun is called in generated code. */
export function typeName({ singular }: Noun): string {
  const words = singular.split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()).join("");
}

/** What a schema takes, without the name of its dialect, which the whole document has. */
export function taken(schema: z.ZodType): Part {
  const { $schema: _, ...rest } = documentOf(schema) as Part;
  return rest;
}

/** What is answered may grow: whoever reads it passes over what they do not know. */
function open({ additionalProperties: _, ...rest }: Part): Part {
  return rest;
}

const CUSTOM: Part = {
  type: "object",
  description: "The fields that the organization has added; absent where it has none.",
  additionalProperties: true,
};

/** A record as it is read. */
export function recordPart(noun: Noun): Part {
  const { properties, ...rest } = open(taken(recordSchema(noun)));
  return { description: noun.summary, ...rest, properties: { ...(properties as Part), custom: CUSTOM } };
}

/** What a question of a noun answers. */
export function answerPart({ output }: QueryForm): Part {
  const each = Object.entries(output).map(([key, field]) => {
    const schema = valueSchema(field);
    return [key, field.optional ? schema.nullable() : schema] as const;
  });
  return open(taken(z.strictObject(Object.fromEntries(each))));
}

const text: Part = { type: "string" };
const nullable = (...type: readonly string[]): Part => ({ type: [...type, "null"] });
const listOf = (items: Part): Part => ({ type: "array", items });
/** An object of which every key is always there. */
export function object(properties: Readonly<Record<string, Part>>, description?: string): Part {
  return { type: "object", ...(description ? { description } : {}), required: Object.keys(properties), properties };
}
const anything: Part = { type: "object", additionalProperties: true };

const figure = object({
  ...{ currency: nullable("string"), value: nullable("number"), previous: nullable("number") },
  ...{ change: nullable("number"), verdict: { enum: ["better", "worse", "same", null] } },
});
const period: Part = { anyOf: [object({ from: text, to: text }), { type: "null" }] };
const point = object({ from: text, to: text, compared: period, figures: listOf(figure) });

/** What operations of every noun answer. */
export const SHARED: Readonly<Record<string, Part>> = {
  Count: object({ count: { type: "integer" }, more: { type: "boolean" } }, "Exactly so many, or `more` than that."),
  Groups: object({
    groups: listOf(object({ by: anything, count: { type: "integer" }, figures: anything })),
    more: { type: "boolean" },
  }),
  Moment: object(
    {
      ...{ seq: { type: "integer" }, at: text, operation: text, cause: nullable("integer") },
      actor: object({ kind: { enum: ["member", "embed", "key", "system"] }, id: text, name: text }),
      ...{ version: { type: "integer" }, changes: nullable("object") },
    },
    "A write to a record. `cause` is the write that called it.",
  ),
  Timeline: object({ items: listOf(ref("Moment")), next: nullable("string") }),
  Done: object(
    { records: listOf(object({ id: text, version: { type: "integer" } })) },
    "The records as they are since.",
  ),
  PendingOutcome: object(
    {
      outcome: { const: "pending" },
      approval: object({ id: text, deciders: listOf(text), expiresAt: { type: "string", format: "date-time" } }),
    },
    "It waits for somebody's approval.",
  ),
  AcceptedOutcome: object(
    { outcome: { const: "accepted" }, job: object({ id: text, progress: nullable("number") }) },
    "A job works on it.",
  ),
  Hits: object({
    hits: listOf(
      object({
        ...{ noun: text, id: text, title: text },
        snippet: { anyOf: [object({ field: text, text }), { type: "null" }] },
      }),
    ),
  }),
  Metric: { ...object({ word: text, noun: text, summary: text, unit: text, good: text }), additionalProperties: true },
  MetricAnswer: object({
    ...{ metric: text, unit: text, good: text, definition: anything, period, compared: period, zone: text },
    ...{ asOf: { type: "integer" }, figures: listOf(figure), series: listOf(point) },
    ...{
      groups: listOf(object({ by: anything, figures: listOf(figure), series: listOf(point) })),
      more: { type: "boolean" },
    },
  }),
};
