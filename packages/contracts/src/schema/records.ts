import { z } from "zod";
import type { FieldData } from "../fields.ts";
import type { Noun } from "../noun.ts";
import { idSchema, valueSchema } from "./fields.ts";

function read(field: FieldData): z.ZodType {
  const value = field.kind === "ref" ? z.strictObject({ id: idSchema, name: z.string() }) : valueSchema(field);
  return field.optional ? value.nullable() : value;
}

const instant = z.iso.datetime({ precision: 3 });

/** A record of a noun as it is read, to the last key. Tests hold answers against it. */
export function recordSchema(noun: Noun): z.ZodType {
  return z.strictObject({
    id: idSchema,
    version: z.int().min(1),
    createdAt: instant,
    updatedAt: instant,
    archivedAt: instant.nullable(),
    ...Object.fromEntries(Object.entries(noun.fields).map(([key, field]) => [key, read(field)])),
  });
}
