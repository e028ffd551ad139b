import type { Answering, Body } from "../core/implement.ts";
import { move } from "./sales/deals/move.ts";

/** The bodies of what nouns declare themselves: acts and questions. */
export const BODIES: readonly (Body | Answering)[] = [move];
