import type { Answering, Body } from "../core/implement.ts";
import { add } from "./directory/files/add.ts";
import { erase } from "./directory/files/erase.ts";
import { rename } from "./directory/files/rename.ts";
import { move } from "./sales/deals/move.ts";

/** The bodies of what nouns declare themselves: acts and questions. */
export const BODIES: readonly (Body | Answering)[] = [add, erase, move, rename];
