import type { Advising } from "../core/advice/advise.ts";
import { goneQuietAdvice } from "./sales/deals/gone-quiet.ts";

/** The advice that is given. */
export const ADVISING: readonly Advising[] = [goneQuietAdvice];
