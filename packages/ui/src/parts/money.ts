import { exponentOf, type Money, majorOf } from "@nexus-os/contracts";
import { html, type TemplateResult } from "lit";

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
  return format.format(majorOf(money));
}

/** Amounts of several currencies beside each other. They are never added. */
export const amounts = (all: readonly Money[], locale: string): TemplateResult[] =>
  all.map((money) => html`<span class="num">${moneyText(money, locale)}</span> `);
