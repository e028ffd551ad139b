import { z } from "zod";
import type { Noun } from "../noun.ts";
import { IMPORT_MODES, ROW_OUTCOMES, TRANSFER_FORMATS } from "../transfer.ts";
import { idSchema } from "./fields.ts";
import { lineSchema } from "./texts.ts";

/** How many columns a file may have. */
const MOST_COLUMNS = 200;
const column = z.string().min(1).max(500);
const place = z.string().min(1).max(120);

/** What an export takes: what a list is asked for, the form of the file, and its fields. */
export function exportSchema(noun: Noun, list: z.ZodObject): z.ZodType {
  const { filter, sort } = list.shape;
  const known = [...Object.keys(noun.fields)];
  return z.strictObject({
    format: z.enum(TRANSFER_FORMATS),
    filter: filter as z.ZodType,
    sort: sort as z.ZodType,
    fields: z
      .array(place.refine((key) => known.includes(key) || key.startsWith("custom."), "is no field of it"))
      .min(1)
      .max(MOST_COLUMNS)
      .refine((keys) => new Set(keys).size === keys.length, "must not name a field twice")
      .optional(),
    name: lineSchema(120).optional(),
    bom: z.boolean().default(false),
  });
}

/** What an import takes. Its mapping is a list, so that a column may be called anything. */
export function importSchema(): z.ZodType {
  const once = (mapping: readonly { to: string }[]) => new Set(mapping.map(({ to }) => to)).size === mapping.length;
  return z.strictObject({
    file: idSchema,
    format: z.enum(TRANSFER_FORMATS).optional(),
    mapping: z
      .array(z.strictObject({ column, to: place }))
      .min(1)
      .max(MOST_COLUMNS)
      .refine(once, "must not name a place twice")
      .optional(),
    mode: z.enum(IMPORT_MODES).default("create"),
    by: place.default("id"),
    dryRun: z.boolean().default(false),
    again: z.boolean().default(false),
  });
}

/** What a part of an import takes: what is done by its rows, and what became of those that nothing is done by. */
export function loadSchema(most: number): z.ZodType {
  const row = z.int().min(1);
  const told = z.strictObject({
    row,
    outcome: z.enum(ROW_OUTCOMES),
    id: idSchema.nullable(),
    column: z.string().nullable(),
    why: z.string().nullable(),
  });
  return z.strictObject({
    part: z.int().min(0),
    // Each is checked as the input of the act that it is.
    records: z
      .array(z.strictObject({ row, verb: z.enum(["create", "update"]), input: z.record(z.string(), z.unknown()) }))
      .max(most),
    told: z.array(told).max(most),
  });
}
