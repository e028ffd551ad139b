import { z } from "zod";
import { decimalOf, stepsOf } from "../decimal.ts";
import type { FieldData, Fields } from "../field.ts";
import { ID_PATTERN } from "../id.ts";
import { jsonSchema } from "./json.ts";
import { lineSchema, linesSchema, phoneSchema, webAddressSchema } from "./texts.ts";
import { localTimeSchema } from "./zones.ts";

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
/** The id of a record. */
export const idSchema = z.string().regex(ID_PATTERN, "must be a UUID in lower case");

function isDay(given: string): boolean {
  const [month, day] = [Number(given.slice(5, 7)), Number(given.slice(8))];
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  // Every month has as many: the calendar is asked for the others alone, since that costs more than the rest of a check.
  if (day <= 28) return true;
  const time = Date.parse(`${given}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(given);
}

const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day as YYYY-MM-DD")
  .refine(isDay, "must be a day of the calendar");

/** A moment in UTC. */
export const instantSchema = z.iso.datetime({
  precision: 3,
  error: "must be a moment in UTC as YYYY-MM-DDTHH:MM:SS.sssZ",
});

/** The ISO 4217 code of a currency. */
export const currencySchema = z
  .string()
  .refine((code) => CURRENCIES.has(code), "must be the ISO 4217 code of a currency");

const moneySchema = z.strictObject({
  minor: z.int("must be a whole number of minor units").min(-1e14).max(1e14),
  currency: currencySchema,
});

/** A decimal with all its decimals. Its writer may leave out zeros at its end. */
function decimalSchema(scale: number, least: string, most: string): z.ZodType {
  const [from, to] = [stepsOf(least, scale), stepsOf(most, scale)];
  return z
    .string()
    .max(24)
    .refine(
      (given) => !Number.isNaN(stepsOf(given, scale)),
      `must be a decimal with at most ${scale} decimals, as text`,
    )
    .refine((given) => stepsOf(given, scale) >= from, `must not be less than ${least}`)
    .refine((given) => stepsOf(given, scale) <= to, `must not be more than ${most}`)
    .transform((given) => decimalOf(stepsOf(given, scale), scale));
}

function once(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function wordSchema(of: readonly string[]) {
  return z.enum(of as readonly [string, ...string[]], `must be one of ${of.join(", ")}`);
}

/** What a field takes when it is not empty. */
export function valueSchema(field: FieldData): z.ZodType {
  switch (field.kind) {
    case "text":
      return lineSchema(field.max);
    case "longText":
      return linesSchema(field.max);
    case "email":
      return z.email("must be an e-mail address").max(254);
    case "phone":
      return phoneSchema;
    case "webAddress":
      return webAddressSchema;
    case "integer":
    case "percent":
    case "duration":
      return z.int("must be a whole number").min(field.least).max(field.most);
    case "decimal":
      return decimalSchema(field.scale, field.least, field.most);
    case "money":
      return moneySchema;
    case "yesNo":
      return z.boolean();
    case "date":
      return daySchema;
    case "instant":
      return instantSchema;
    case "localTime":
      return localTimeSchema;
    case "oneOf":
      return wordSchema(field.of);
    case "manyOf":
      // Kept in the order of its list, so that the same set is always the same text.
      return z
        .array(wordSchema(field.of))
        .refine(once, "must not name a word twice")
        .transform((words) => field.of.filter((word) => words.includes(word)));
    case "ref":
    case "file":
      return idSchema;
    case "refs":
      return z.array(idSchema).max(field.most).refine(once, "must not name a record twice");
    case "json":
      return jsonSchema;
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
