import { z } from "zod";
import type { AppManifest } from "../app.ts";

const word = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, "must be a word of a-z, 0-9 and -");
const line = z.string().trim().min(1).max(200);
const operation = z.string().regex(/^[a-z]+\.[a-zA-Z]+$/, "must be the name of an operation");
const page = z.string().regex(/^\/(?!\/)[\w./-]*$/, "must be the path of a page of the app");
/** A host of the internet: an address in figures or a name without a dot would reach into the operator's network. */
export const hostSchema: z.ZodType<string> = z
  .string()
  .max(253)
  .regex(/^(?=.*[a-z])([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, "must be the name of a host")
  .refine((name) => !/\.(local|internal|localhost|home|lan)$/.test(name), "must be a host of the internet");

function once(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/** The manifest of an app, from outside. Unknown keys are refused: what is not understood cannot be agreed to. */
export const appSchema: z.ZodType<AppManifest> = z.strictObject({
  name: word,
  title: line,
  publisher: line,
  version: z.string().regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/, "must be a version as 1.2.3"),
  permissions: z.array(operation).max(200).refine(once, "must not name an operation twice"),
  hosts: z.array(hostSchema).max(20).refine(once, "must not name a host twice"),
  slots: z.record(word, page),
  hash: z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hexadecimal"),
});
