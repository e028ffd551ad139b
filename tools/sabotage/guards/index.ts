import type { Guard } from "../guard.ts";

/** Every guard, room by room. */
export const GUARDS: readonly Guard[] = [];
