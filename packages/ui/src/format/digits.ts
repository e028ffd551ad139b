import { exponentOf, type Money } from "@nexus-os/contracts";

/**
 * An amount in major units as Intl takes it: as digits, so that none is lost to a float. (Intl reads decimal texts exactly;
 * the compiler's library of this year does not know it yet.)
 */
export function digitsOf({ minor, currency }: Money): number {
  const places = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(places + 1, "0");
  const at = digits.length - places;
  return `${minor < 0 ? "-" : ""}${digits.slice(0, at)}.${digits.slice(at)}0` as unknown as number;
}
