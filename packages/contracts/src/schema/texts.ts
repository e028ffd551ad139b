import { z } from "zod";

/** What is used of the platform's URL, which the servers and tools that read this room have. */
declare const URL: {
  new (
    address: string,
  ): { readonly protocol: string; readonly username: string; readonly password: string; readonly href: string };
};

// Control characters, halves of characters that no database keeps as they are, and marks that turn the direction of the
// text around them without an end.
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const UNSEEN_IN_LINES = /[^\n\t\P{Cc}]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** Text, trimmed and in Unicode's composed form, not empty, without what cannot be seen. */
function seen(max: number, unseen: RegExp, made: (given: string) => string): z.ZodType<string> {
  return z
    .string()
    .transform((given) => made(given).normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1, "must not be empty")
        .max(max, `must have at most ${max} characters`)
        .refine((given) => !unseen.test(given), "must not hold control characters"),
    );
}

/** A line of text. */
export function lineSchema(max: number): z.ZodType<string> {
  return seen(max, UNSEEN, (given) => given);
}

/** Lines of text. However they were ended, they end in one way since. */
export function linesSchema(max: number): z.ZodType<string> {
  return seen(max, UNSEEN_IN_LINES, (given) => given.replace(/\r\n?/g, "\n"));
}

/** A telephone number as E.164 has it, from the ways in which people write one. */
export const phoneSchema = z
  .string()
  .max(40)
  .transform((given) => given.replace(/[\s().\u2010-\u2015/-]/g, ""))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, "must be a telephone number that begins with + and its country"));

const MOST_OF_ADDRESS = 2000;

/** The address of a page in its one form; null for what is none, or would show a password. */
function addressOf(given: string): string | null {
  try {
    const { protocol, username, password, href } = new URL(given);
    const isPage = (protocol === "https:" || protocol === "http:") && username === "" && password === "";
    return isPage && href.length <= MOST_OF_ADDRESS ? href : null;
  } catch {
    return null;
  }
}

/** The address of a page, by https or http. */
export const webAddressSchema = z
  .string()
  .max(MOST_OF_ADDRESS)
  .refine(
    (given) => addressOf(given) !== null,
    "must be the address of a page, with https or http and without a password",
  )
  .transform((given) => addressOf(given) ?? given);
