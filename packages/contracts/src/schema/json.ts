import { z } from "zod";

const MOST_BYTES = 16_384;
const MOST_LEVELS = 8;
/** Names by which an object of JavaScript reaches more than its own parts. */
const REFUSED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
// A half of a character, and the character that ends a text for some who read it.
const BROKEN = /[\p{Cs}\0]/u;

/** What is wrong with a part of JSON; null where nothing is. */
function wrongWith(value: unknown, level: number): string | null {
  if (value === null || typeof value === "boolean") return null;
  if (typeof value === "number") return Number.isFinite(value) ? null : "must hold finite numbers";
  if (typeof value === "string") return BROKEN.test(value) ? "must hold whole characters" : null;
  if (typeof value !== "object") return "must be JSON";
  if (level === MOST_LEVELS) return `must be at most ${MOST_LEVELS} levels deep`;
  for (const key of Array.isArray(value) ? [] : Object.keys(value)) {
    if (REFUSED.has(key)) return `must not have a key ${key}`;
    if (BROKEN.test(key)) return "must hold whole characters";
  }
  for (const part of Object.values(value)) {
    const wrong = wrongWith(part, level + 1);
    if (wrong) return wrong;
  }
  return null;
}

/** How many bytes a text takes in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** An object or a list of JSON, bounded in size and depth. */
export const jsonSchema = z
  .unknown()
  .superRefine((value, issues) => {
    const isParts = typeof value === "object" && value !== null;
    const wrong = isParts ? wrongWith(value, 0) : "must be an object or a list";
    const message = wrong ?? (bytesOf(JSON.stringify(value)) > MOST_BYTES ? "must be at most 16 kB" : null);
    if (message) issues.addIssue({ code: "custom", message });
  })
  .meta({ type: ["object", "array"] });
