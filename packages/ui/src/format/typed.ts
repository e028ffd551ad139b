import { exponentOf, type Money } from "@nexus-os/contracts";
import { digitsOf } from "./digits.ts";
import { numbersOf } from "./numbers.ts";

/** The signs that a locale writes numbers with. */
interface Signs {
  readonly decimal: string;
  readonly digits: readonly string[];
}

const known = new Map<string, Signs>();

function signsOf(locale: string): Signs {
  let signs = known.get(locale);
  if (!signs) {
    const plain = new Intl.NumberFormat(locale, { useGrouping: false });
    const decimal = plain.formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
    signs = { decimal, digits: [...plain.format(9_876_543_210)].reverse() };
    known.set(locale, signs);
  }
  return signs;
}

const GROUP = "[\\s.,'’_٬]";
// Groups of three behind the first, or of two with three at the end (India): "1.50" is no German thousand.
const GROUPED = new RegExp(`^\\d{1,3}(${GROUP})(\\d{2,3}\\1)*\\d{3}$`, "u");

/** What was typed as digits: before the decimal sign and behind it; null where it is no number. */
function digitsTyped(typed: string, locale: string): readonly [whole: string, decimals: string] | null {
  const { decimal, digits } = signsOf(locale);
  const plain = [...typed.trim()].map((sign) => (digits.includes(sign) ? digits.indexOf(sign) : sign)).join("");
  const [whole = "", decimals = "", ...more] = plain.split(decimal);
  if (more.length || !/^\d*$/.test(decimals)) return null;
  if (!/^\d+$/.test(whole) && !GROUPED.test(whole)) return null;
  return [whole.replace(/\D/g, ""), decimals];
}

/**
 * What somebody typed, in minor units of a currency; null where it is no amount. It reads digits, the locale's own too,
 * never a float. Grouping signs may be left out; where they stand, they must group.
 */
export function minorOf(typed: string, currency: string, locale: string): number | null {
  return /^\s*[-−+]/u.test(typed) ? null : stepsTyped(typed, exponentOf(currency), locale);
}

const SIGNED = /^\s*([-−+]?)(.*)$/su;

/**
 * The number that somebody typed, in whole steps of `scale` decimals: "12.5" with two is 1250. Null where it is none, or
 * has more decimals.
 */
export function stepsTyped(typed: string, scale: number, locale: string): number | null {
  const [, sign = "", rest = ""] = SIGNED.exec(typed) ?? [];
  const read = digitsTyped(rest, locale);
  if (!read || read[1].length > scale) return null;
  const steps = Number(read[0] + read[1].padEnd(scale, "0"));
  if (!Number.isSafeInteger(steps)) return null;
  return steps && /[-−]/.test(sign) ? -steps : steps;
}

/** The number that somebody typed; null where it is none. */
export function numberOf(typed: string, locale: string): number | null {
  const [, sign = "", rest = ""] = SIGNED.exec(typed) ?? [];
  const read = digitsTyped(rest, locale);
  if (!read) return null;
  const number = Number(`${read[0]}.${read[1]}0`);
  return /[-−]/.test(sign) ? -number : number;
}

/** An amount as it stands in a field: without its currency, with decimals only where it has some. */
export function amountText(money: Money, locale: string): string {
  const places = exponentOf(money.currency);
  const decimals = money.minor % 10 ** places ? places : 0;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return numbersOf(locale, digits).format(digitsOf(money));
}
