import type { ByteRange } from "./sealing.ts";

/**
 * The part of a content that a Range header asks for (RFC 9110, section 14): null for all of it, which is also the answer
 * to several parts and to what is no range; "unsatisfiable" where it begins behind the end.
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | "unsatisfiable" | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  if (last !== "" && Number(last) < from) return null;
  if (from >= size) return "unsatisfiable";
  return { from, to: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}
