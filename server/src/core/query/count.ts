import type { JsonText } from "../execute.ts";
import { planOf } from "./plan.ts";
import type { Reading } from "./reading.ts";

/** How far records are counted one by one: beyond it a count would cost as much as there are. */
const EXACT = 1000;

/** How many records there are, exactly to a thousand. */
export async function count(
  { reader, scope, shape }: Reading,
  { filter }: { readonly filter?: Readonly<Record<string, unknown>> },
): Promise<JsonText> {
  const plan = planOf(shape.table, { ...(filter ? { filter } : {}), limit: 1 });
  const found = await reader.get(
    `SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${shape.table.name} t WHERE ${scope.sql} AND ${plan.where} LIMIT ${EXACT + 1}) some`,
    [...scope.values, ...plan.values],
  );
  const counted = found?.["found"] as number;
  return JSON.stringify({ count: Math.min(counted, EXACT), more: counted > EXACT });
}
