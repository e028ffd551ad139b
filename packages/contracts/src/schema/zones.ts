import { z } from "zod";
import type { LocalTimeWritten } from "../field.ts";

interface Zoned {
  toInstant(): { readonly epochMilliseconds: number };
  toPlainDateTime(): { toString(): string };
}

/** What is used of ECMAScript's Temporal, which the servers and tools that read this room have. */
declare const Temporal: {
  readonly PlainDateTime: {
    from(text: string): { toZonedDateTime(zone: string, how: { readonly disambiguation: "compatible" }): Zoned };
  };
};

function isZone(given: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: given });
    return true;
  } catch {
    return false;
  }
}

/** The name of a time zone in the IANA database: an offset such as +01:00 names no place and knows no summer. */
export const zoneSchema = z
  .string()
  .max(64)
  .refine((given) => /^[A-Za-z]/.test(given) && isZone(given), "must be the name of a time zone");

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The moment in UTC of a time on the clocks of a zone; of one that they show twice, the first. Null for what is no time
 * there: a day that the calendar has not, or an hour that the clocks leave out.
 */
export function momentOf({ local, zone }: LocalTimeWritten): string | null {
  if (!LOCAL.test(local) || !isZone(zone)) return null;
  try {
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: "compatible" });
    // What the clocks leave out comes back as the time that they show instead.
    if (!zoned.toPlainDateTime().toString().startsWith(local)) return null;
    const moment = new Date(zoned.toInstant().epochMilliseconds).toISOString();
    return moment.length === 24 ? moment : null;
  } catch {
    return null;
  }
}

const written = { local: z.string().regex(LOCAL, "must be a time as YYYY-MM-DDTHH:MM"), zone: zoneSchema };

/** A time on the clocks of a place, as it is written. */
export const localTimeSchema = z
  .strictObject(written)
  .refine((given) => momentOf(given) !== null, "must be a time that the clocks of its zone show");

/** A time on the clocks of a place, as it is read. */
export const localTimeReadSchema = z.strictObject({ ...written, at: z.iso.datetime({ precision: 3 }) });
