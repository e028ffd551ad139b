import type { z } from "zod";
import { refuse } from "./refusal.ts";

/** What a schema makes of an input. What it does not allow is refused, each issue with its place. */
export function checked<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join(".")}: ${message}` : message,
  );
  return refuse("INVALID", { issues: issues.join("; ") });
}
