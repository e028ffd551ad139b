import { z } from "zod";
import { BUCKETS, MEASURES } from "../answers.ts";
import { customWordOf } from "../custom.ts";
import { dimensionsOf, measuresOf } from "../dimensions.ts";
import type { Fields, Writes } from "../fields.ts";
import { type Noun, STANDING_SORTS } from "../noun.ts";
import { type Operation, operationsOf } from "../operations.ts";
import { KEY_PATTERN } from "../outcome.ts";
import { customKeySchema, customSchema } from "./custom-input.ts";
import { fieldSchema, fieldsSchema, idSchema } from "./fields.ts";
import { filterSchema } from "./filters.ts";
import { exportSchema, importSchema, loadSchema } from "./transfer.ts";

/** How many records a page has when nobody says, and at most. */
export const PAGE = { usual: 50, most: 500 } as const;

const version = z.int().min(1);
const seen = { id: idSchema, version };

function writtenBy(fields: Fields, ...writers: readonly Writes[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => writers.includes(field.writes)));
}

function changesSchema(fields: Fields): z.ZodType {
  const each = Object.entries(writtenBy(fields, "always")).map(([key, field]) => [key, fieldSchema(field).optional()]);
  return z
    .strictObject({ custom: customSchema.optional(), ...(Object.fromEntries(each) as Record<string, z.ZodType>) })
    .refine((changes) => Object.keys(changes).length > 0, "must name at least one field");
}

function listSchema(noun: Noun) {
  return z.strictObject({
    filter: filterSchema(noun).optional(),
    sort: z
      .strictObject({
        by: z.union([z.enum([...STANDING_SORTS, ...noun.sorts]), customKeySchema]),
        direction: z.enum(["up", "down"]).default("up"),
      })
      .optional(),
    limit: z.int().min(1).max(PAGE.most).default(PAGE.usual),
    after: z.string().max(500).optional(),
  });
}

/** How many records one act can be done on at once. */
export const MOST_AT_ONCE = 500;

function bulkSchema(noun: Noun): z.ZodType {
  const acts = operationsOf(noun).filter(({ on, roles }) => on === "record" && roles.length > 0);
  const names = acts.map(({ verb }) => verb) as [string, ...string[]];
  return z.strictObject({
    verb: z.enum(names, `must be one of ${names.join(", ")}`),
    records: z
      .array(z.strictObject(seen))
      .min(1)
      .max(MOST_AT_ONCE)
      .refine(
        (records) => new Set(records.map(({ id }) => id)).size === records.length,
        "must not name a record twice",
      ),
    // What the act takes is checked as that act's own input.
    input: z.record(z.string().max(100), z.unknown()).optional(),
  });
}

function aggregateSchema(noun: Noun): z.ZodType {
  const dimensions = dimensionsOf(noun);
  const measures = measuresOf(noun);
  const by = z
    .strictObject({
      field: z.union([z.enum(Object.keys(dimensions)), customKeySchema]),
      bucket: z.enum(BUCKETS).optional(),
    })
    // Of an organization's own fields it is known only where they are.
    .refine(
      ({ field, bucket }) => dimensions[field] || bucket === undefined || customWordOf(field) !== null,
      "has no spans of time: leave out bucket",
    )
    .refine(({ field, bucket }) => !dimensions[field] || bucket !== undefined, "needs a bucket");
  const figure = z.strictObject({ field: z.enum(measures), of: z.enum(MEASURES) });
  return z.strictObject({
    filter: filterSchema(noun).optional(),
    by: z.array(by).max(3).default([]),
    measures: z
      .array(figure)
      .max(measures.length > 0 ? 5 : 0)
      .default([]),
  });
}

/** What an operation takes. Unknown keys are refused. */
export function inputSchema(noun: Noun, operation: Operation): z.ZodType {
  if (operation.input) {
    return z.strictObject({ ...(operation.on === "record" ? seen : {}), ...fieldsSchema(operation.input) });
  }
  switch (operation.verb) {
    case "list":
      return listSchema(noun).prefault({});
    case "get":
      return z.strictObject({ id: idSchema });
    case "count":
      return z.strictObject({ filter: filterSchema(noun).optional() }).prefault({});
    case "aggregate":
      return aggregateSchema(noun).prefault({});
    case "timeline":
      return z.strictObject({
        id: idSchema,
        limit: z.int().min(1).max(100).default(PAGE.usual),
        after: z.string().max(500).optional(),
      });
    case "bulk":
      return bulkSchema(noun);
    case "undo":
      return z.strictObject({ seq: z.int().min(1) });
    case "export":
      return exportSchema(noun, listSchema(noun));
    case "import":
      return importSchema();
    case "load":
      return loadSchema(MOST_AT_ONCE);
    case "create":
      return z.strictObject({
        ...{ id: idSchema.optional(), custom: customSchema.optional() },
        ...fieldsSchema(writtenBy(noun.fields, "always", "create")),
      });
    case "update":
      return z.strictObject({ ...seen, changes: changesSchema(noun.fields) });
    default:
      return z.strictObject(seen);
  }
}

/** How a write travels: its key and its input. */
export const toldSchema = z.strictObject({
  key: z.string().regex(KEY_PATTERN, "must be 1 to 64 characters of A-Z, a-z, 0-9, _ and -"),
  input: z.unknown(),
});
