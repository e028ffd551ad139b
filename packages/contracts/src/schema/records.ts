import { z } from "zod";
import type { FieldData } from "../field.ts";
import { isSecret } from "../field-rules.ts";
import type { Noun } from "../noun.ts";
import { idSchema, instantSchema, valueSchema } from "./fields.ts";
import { localTimeReadSchema } from "./zones.ts";

const refSchema = z.strictObject({ id: idSchema, name: z.string() });

function value(field: FieldData): z.ZodType {
  switch (field.kind) {
    case "ref":
    case "file":
      return refSchema;
    case "refs":
      return z.array(refSchema).max(field.most);
    case "localTime":
      return localTimeReadSchema;
    default:
      return valueSchema(field);
  }
}

/** What is read of a field. */
function readSchema(field: FieldData): z.ZodType {
  return field.optional ? value(field).nullable() : value(field);
}

/** A record of a noun as it is read, to the last key. Tests hold answers against it. */
export function recordSchema(noun: Noun): z.ZodType {
  const read = Object.entries(noun.fields).filter(([, field]) => !isSecret(field));
  return z.strictObject({
    id: idSchema,
    version: z.int().min(1),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    archivedAt: instantSchema.nullable(),
    ...Object.fromEntries(read.map(([key, field]) => [key, readSchema(field)])),
  });
}
