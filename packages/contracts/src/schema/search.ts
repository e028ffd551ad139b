import { z } from "zod";
import type { Noun } from "../noun.ts";

/** What a search takes. */
export function searchSchema(nouns: readonly Noun[]): z.ZodType {
  const words = nouns.map(({ word }) => word) as [string, ...string[]];
  return z.strictObject({
    text: z.string().max(200),
    nouns: z.array(z.enum(words)).max(100).optional(),
    limit: z.int().min(1).max(50).default(10),
    archived: z.boolean().default(false),
  });
}
