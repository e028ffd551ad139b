import { z } from "zod";
import { fieldOf, type Property } from "../custom.ts";
import { fieldSchema } from "./fields.ts";
import { filterOf } from "./filters.ts";

/** The values that an organization's own fields take; those that are left out stay as they are. */
export function customValuesSchema(properties: readonly Property[]): z.ZodType {
  return z.strictObject(
    Object.fromEntries(properties.map((each) => [each.word, fieldSchema(fieldOf(each)).optional()])),
  );
}

/** How lists are narrowed by an organization's own fields. */
export function customFiltersSchema(properties: readonly Property[]): z.ZodType {
  const each = properties.flatMap((property) => {
    const schema = filterOf({ ...fieldOf(property), optional: true });
    return schema ? [[property.word, schema.optional()] as const] : [];
  });
  return z.strictObject(Object.fromEntries(each));
}
