import { z } from "zod";
import type { FieldData } from "../fields.ts";
import type { Noun } from "../noun.ts";
import { currencySchema, valueSchema } from "./fields.ts";

const MOST_VALUES = 100;

function among(value: z.ZodType): z.ZodType {
  return z.union([value, z.array(value).min(1).max(MOST_VALUES)]);
}

function range(value: z.ZodType): z.ZodType {
  return z
    .strictObject({ from: value.optional(), to: value.optional() })
    .refine(({ from, to }) => from !== undefined || to !== undefined, "must have from or to");
}

function wanted(field: FieldData): z.ZodType {
  const value = valueSchema(field);
  switch (field.kind) {
    case "money":
      return z.strictObject({ currency: currencySchema, from: z.int().optional(), to: z.int().optional() });
    case "integer":
      return range(value);
    case "ref":
      return among(value);
    default:
      return z.union([among(value), range(value)]);
  }
}

/** What a list of a noun can be narrowed to. */
export function filterSchema(noun: Noun): z.ZodType {
  const each = Object.entries(noun.fields).map(([key, field]) => {
    const schema = wanted(field);
    return [key, (field.optional ? schema.nullable() : schema).optional()];
  });
  return z.strictObject({
    archived: z.boolean().optional(),
    ...(Object.fromEntries(each) as Record<string, z.ZodType>),
  });
}
