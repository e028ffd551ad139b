import type { Advice } from "./advice.ts";
import * as deals from "./sales/deals/advice.ts";

/** Every advice by its word. */
export const ADVICE: ReadonlyMap<string, Advice> = new Map(Object.values(deals).map((each) => [each.word, each]));
