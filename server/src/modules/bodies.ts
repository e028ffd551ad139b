import type { Body } from "../core/implement.ts";
import { move } from "./sales/deals/move.ts";

/** The bodies of the acts that nouns declare themselves. */
export const BODIES: readonly Body[] = [move];
