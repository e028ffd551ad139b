import { exponentOf, type Money } from "@nexus-os/contracts";
import { digitsOf } from "./digits.ts";
import { numbersOf } from "./numbers.ts";

/** How an amount is written: with all its decimals, or a large one in a few signs. */
export interface MoneyStyle {
  readonly as?: "full" | "short" | undefined;
}

/** An amount as the locale writes it. It stands by itself, so that who writes amounts alone carries no dates. */
export function moneyIn(locale: string, money: Money, { as }: MoneyStyle = {}): string {
  const { minor, currency } = money;
  const places = exponentOf(currency);
  const decimals = as === "full" || minor % 10 ** places ? places : 0;
  const digits: Intl.NumberFormatOptions =
    as === "short"
      ? { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 1 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return numbersOf(locale, { style: "currency", currency, ...digits }).format(digitsOf(money));
}

/** An amount as the locale writes it; decimals are left out where they are all zero, unless it is to be exact. */
export const moneyText = (money: Money, locale: string, exact = false): string =>
  moneyIn(locale, money, { as: exact ? "full" : undefined });
