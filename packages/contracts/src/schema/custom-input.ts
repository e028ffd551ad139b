import { z } from "zod";
import { CUSTOM_KEY, PROPERTY_WORD } from "../custom.ts";

const MOST = 100;
const word = z.string().regex(PROPERTY_WORD, "is no word of a field");

/** What is said of an organization's own fields, before it is known which it has. */
export const customSchema = z
  .record(word, z.unknown())
  .refine((values) => Object.keys(values).length <= MOST, `must not name more than ${MOST} fields`);

/** A key of one of an organization's own fields, before it is known which it has. */
export const customKeySchema = z.string().regex(CUSTOM_KEY, "is no field to sort or group by");
