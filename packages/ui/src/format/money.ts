import type { Money } from "@nexus-os/contracts";
import { formatsOf } from "./formats.ts";

/** An amount as the locale writes it; decimals are left out where they are all zero, unless it is to be exact. */
export const moneyText = (money: Money, locale: string, exact = false): string =>
  formatsOf(locale).money(money, { as: exact ? "full" : undefined });
