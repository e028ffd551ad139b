import { z } from "zod";
import type { Fields, Writes } from "../fields.ts";
import { type Noun, STANDING_SORTS } from "../noun.ts";
import type { Operation } from "../operations.ts";
import { KEY_PATTERN } from "../outcome.ts";
import { fieldSchema, fieldsSchema, idSchema } from "./fields.ts";
import { filterSchema } from "./filters.ts";

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
    .strictObject(Object.fromEntries(each) as Record<string, z.ZodType>)
    .refine((changes) => Object.keys(changes).length > 0, "must name at least one field");
}

function listSchema(noun: Noun): z.ZodType {
  return z.strictObject({
    filter: filterSchema(noun).optional(),
    sort: z
      .strictObject({
        by: z.enum([...STANDING_SORTS, ...noun.sorts]),
        direction: z.enum(["up", "down"]).default("up"),
      })
      .optional(),
    limit: z.int().min(1).max(PAGE.most).default(PAGE.usual),
    after: z.string().max(500).optional(),
  });
}

/** What an operation takes. Unknown keys are refused. */
export function inputSchema(noun: Noun, operation: Operation): z.ZodType {
  if (operation.input) return z.strictObject({ ...seen, ...fieldsSchema(operation.input) });
  switch (operation.verb) {
    case "list":
      return listSchema(noun).prefault({});
    case "get":
      return z.strictObject({ id: idSchema });
    case "create":
      return z.strictObject({ id: idSchema.optional(), ...fieldsSchema(writtenBy(noun.fields, "always", "create")) });
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
