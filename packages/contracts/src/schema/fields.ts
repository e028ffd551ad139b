import { z } from "zod";
import type { FieldData, Fields } from "../fields.ts";
import { ID_PATTERN } from "../id.ts";

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
// Control characters, halves of characters that no database keeps as they are, and marks that turn the direction of the
// text around them without an end.
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** A line of text: trimmed, in Unicode's composed form, without control characters, not empty. */
function line(max: number): z.ZodType<string> {
  return z
    .string()
    .transform((given) => given.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1, "must not be empty")
        .max(max, `must have at most ${max} characters`)
        .refine((given) => !UNSEEN.test(given), "must not hold control characters"),
    );
}

/** The id of a record. */
export const idSchema = z.string().regex(ID_PATTERN, "must be a UUID in lower case");

function isDay(given: string): boolean {
  const time = Date.parse(`${given}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(given);
}

const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day as YYYY-MM-DD")
  .refine(isDay, "must be a day of the calendar");

const instantSchema = z.iso.datetime({ precision: 3, error: "must be a moment in UTC as YYYY-MM-DDTHH:MM:SS.sssZ" });

/** The ISO 4217 code of a currency. */
export const currencySchema = z
  .string()
  .refine((code) => CURRENCIES.has(code), "must be the ISO 4217 code of a currency");

const moneySchema = z.strictObject({
  minor: z.int("must be a whole number of minor units").min(-1e14).max(1e14),
  currency: currencySchema,
});

/** What a field takes when it is not empty. */
export function valueSchema(field: FieldData): z.ZodType {
  switch (field.kind) {
    case "text":
      return line(field.max);
    case "email":
      return z.email("must be an e-mail address").max(254);
    case "integer":
      return z.int("must be a whole number").min(field.least).max(field.most);
    case "money":
      return moneySchema;
    case "date":
      return daySchema;
    case "instant":
      return instantSchema;
    case "oneOf":
      return z.enum(field.of as readonly [string, ...string[]], `must be one of ${field.of.join(", ")}`);
    case "ref":
      return idSchema;
  }
}

/** What a field takes from its writer. */
export function fieldSchema(field: FieldData): z.ZodType {
  const value = valueSchema(field);
  return field.optional ? value.nullable() : value;
}

/** A set of fields; those that need not be given may be left out. */
export function fieldsSchema(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const schema = fieldSchema(field);
      return [key, field.optional || field.initial !== undefined ? schema.optional() : schema];
    }),
  );
}
