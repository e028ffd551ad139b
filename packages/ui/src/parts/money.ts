import { exponentOf, type Money } from "@nexus-os/contracts";
import { html, type TemplateResult } from "lit";

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

const formats = new Map<string, Intl.NumberFormat>();

/** An amount as the locale writes it; decimals are left out where they are all zero. */
export function moneyText(money: Money, locale: string, exact = false): string {
  const decimals = exact || money.minor % 10 ** exponentOf(money.currency) ? exponentOf(money.currency) : 0;
  const key = `${locale} ${money.currency} ${decimals}`;
  let format = formats.get(key);
  if (!format) {
    const { currency } = money;
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    format = new Intl.NumberFormat(locale, { style: "currency", currency, ...digits });
    formats.set(key, format);
  }
  return format.format(digitsOf(money));
}

/** Amounts of several currencies beside each other. They are never added. */
export const amounts = (all: readonly Money[], locale: string): TemplateResult[] =>
  all.map((money) => html`<span class="num">${moneyText(money, locale)}</span> `);
