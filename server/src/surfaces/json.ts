import { isUtf8 } from "node:buffer";
import { refuse } from "../core/refusal.ts";

/** How deep what is sent may be nested. What the contracts know is never as deep; what is deeper overflows a stack. */
const DEEPEST = 64;
/** A shorter text cannot hold enough brackets to hurt. */
const HARMLESS = 2 * DEEPEST;

/** Keys by which an object could change what all objects are. */
const NEVER = new Set(["__proto__", "constructor", "prototype"]);
/** Either of them, or a letter that is written so that it cannot be found. */
const SUSPECT = /__proto__|constructor|prototype|\\u/;

const QUOTE = 34;
const BACKSLASH = 92;

function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (quoted) {
      if (code === BACKSLASH) at += 1;
    } else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (code === 93 || code === 125) depth -= 1;
  }
  return false;
}

function refuseNever(key: string, value: unknown): unknown {
  if (NEVER.has(key)) refuse("INVALID", { issues: `${key}: is no name of a field` });
  return value;
}

/** What a text of JSON says. What is no JSON is refused, and so is what would harm whoever reads it. */
export function readJson(text: string): unknown {
  if (text.length > HARMLESS && isTooDeep(text)) refuse("INVALID", { issues: `nested deeper than ${DEEPEST} levels` });
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return refuse("MALFORMED");
  }
  // Read a second time, key by key, only where there may be something to find: that takes several times as long.
  return SUSPECT.test(text) ? JSON.parse(text, refuseNever) : read;
}

/** The text of a body. Bytes that are no UTF-8 are refused: as text they would become something else. */
export function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) refuse("MALFORMED");
  return bytes.toString("utf8");
}
