import { METRICS, NOUNS, OPERATIONS } from "@nexus-os/contracts";
import { checkContracts } from "@nexus-os/contracts/schema";
import type { Findings } from "../check.ts";

/** Every name that a contract declares can be one and is taken once, and every word in it leads somewhere. */
export function checkDeclared(): Findings {
  const found = checkContracts({ nouns: NOUNS, metrics: [...METRICS.keys()], operations: [...OPERATIONS.keys()] });
  return found.length === 0 ? null : found.join("\n");
}
