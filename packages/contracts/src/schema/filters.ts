import { z } from "zod";
import type { FieldData } from "../field.ts";
import { isFilterable, isSecret } from "../field-rules.ts";
import type { Noun } from "../noun.ts";
import { customSchema } from "./custom-input.ts";
import { currencySchema, idSchema, instantSchema, valueSchema } from "./fields.ts";

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
  switch (field.kind) {
    case "money":
      return z.strictObject({ currency: currencySchema, from: z.int().optional(), to: z.int().optional() });
    case "integer":
    case "percent":
    case "duration":
      return range(z.int());
    case "yesNo":
      return z.boolean();
    case "localTime":
      return range(instantSchema);
    case "ref":
    case "refs":
    case "file":
      return among(idSchema);
    case "manyOf":
      return among(valueSchema({ ...field, kind: "oneOf" }));
    default: {
      const value = valueSchema(field);
      return z.union([among(value), range(value)]);
    }
  }
}

/** What a list is narrowed to by one field; null where nothing is found by it. */
export function filterOf(field: FieldData): z.ZodType | null {
  if (isSecret(field)) return null;
  if (!isFilterable(field)) return field.optional ? z.null() : null;
  const schema = wanted(field);
  return field.optional ? schema.nullable() : schema;
}

/** What a list of a noun can be narrowed to. */
export function filterSchema(noun: Noun): z.ZodType {
  const each = Object.entries(noun.fields).flatMap(([key, field]) => {
    const schema = filterOf(field);
    return schema ? [[key, schema.optional()]] : [];
  });
  return z.strictObject({
    ...{ archived: z.boolean().optional(), custom: customSchema.optional() },
    ...(Object.fromEntries(each) as Record<string, z.ZodType>),
  });
}
