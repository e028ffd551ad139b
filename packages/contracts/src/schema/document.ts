import { z } from "zod";

/** JSON Schema as far as it is read here: what stands in an object, in a list, and the ways in which a value may be. */
export interface JsonSchema {
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

/** What a schema takes, as JSON Schema 2020-12. */
export function documentOf(schema: z.ZodType): JsonSchema {
  // Zod's type of it has a wider `items` than zod itself writes.
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
}
