import type { Guard } from "../guard.ts";
import { guards as acts } from "./acts.ts";

/** Every guard, room by room. */
export const GUARDS: readonly Guard[] = [...acts];
