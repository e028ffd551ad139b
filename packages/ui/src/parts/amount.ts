import { exponentOf, type Money } from "@nexus-os/contracts";
import { digitsOf } from "./money.ts";

/**
 * What somebody typed, in minor units of a currency; null where it is no amount. It reads digits, never a float: grouping
 * signs are left out, and what stands behind the locale's decimal sign are decimals.
 */
export function minorOf(typed: string, currency: string, locale: string): number | null {
  const sign = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
  const [whole = "", decimals = "", ...more] = typed.trim().split(sign);
  const digits = whole.replace(/[\s.,'’_]/g, "");
  const places = exponentOf(currency);
  if (more.length || !/^\d+$/.test(digits) || !/^\d*$/.test(decimals) || decimals.length > places) return null;
  const minor = Number(digits + decimals.padEnd(places, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** An amount as it stands in a field: without its currency, with decimals only where it has some. */
export function amountText({ minor, currency }: Money, locale: string): string {
  const decimals = minor % 10 ** exponentOf(currency) ? exponentOf(currency) : 0;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locale, digits).format(digitsOf({ minor, currency }));
}
