import { z } from "zod";
import { BUCKETS } from "../answers.ts";
import { COMPARISONS, type Metric } from "../metric.ts";
import type { Noun } from "../noun.ts";
import { valueSchema } from "./fields.ts";
import { zoneSchema } from "./zones.ts";

const day = valueSchema({ kind: "date", class: "operational", optional: false, writes: "always" });

/** Which metric is asked for; the rest is checked as that one wants it. */
export const metricWordSchema = z.looseObject({ metric: z.string().max(120) });

/** What the list of metrics is asked: nothing. */
export const metricListSchema = z.strictObject({}).optional();

/** What is asked of a metric. */
export function metricReadSchema({ time, by }: Metric, noun: Noun): z.ZodType {
  const among = by.map((key) => {
    const field = noun.fields[key];
    if (!field) throw new Error(`${noun.word} has no field ${key}`);
    const value = valueSchema(field);
    return [key, z.union([value, z.array(value).min(1).max(100)]).optional()] as const;
  });
  const split = z.array(z.enum(by as [string, ...string[]])).max(3);
  const period = {
    ...{ from: day, to: day, bucket: z.enum(BUCKETS).optional() },
    ...{ compare: z.enum(COMPARISONS).nullable().optional(), zone: zoneSchema.optional() },
  };
  return z
    .strictObject({
      metric: z.string(),
      by: split.refine((keys) => new Set(keys).size === keys.length, "must not name a field twice").default([]),
      where: z.strictObject(Object.fromEntries(among)).default({}),
      ...(time === null ? {} : period),
    })
    .refine((asked) => time === null || String(asked["from"]) <= String(asked["to"]), "from must not be after to");
}
