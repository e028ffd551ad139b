import type { Findings } from "../check.ts";
import { difference } from "../migration/difference.ts";

/** Every noun has the table that its contract wants, once all migrations have run. */
export function checkSchema(): Findings {
  const { sqlite, byHand } = difference();
  if (byHand.length > 0) return byHand.join("\n");
  if (sqlite.length === 0) return null;
  return `The migrations lack this; run npm run migration <word>:\n${sqlite.join("\n")}`;
}
