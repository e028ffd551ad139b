import { kept } from "./kept.ts";

/** How a locale writes numbers in this way. */
export const numbersOf = (locale: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(locale + JSON.stringify(options), () => new Intl.NumberFormat(locale, options));
