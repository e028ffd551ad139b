import type { Money } from "@nexus-os/contracts";
import { kept } from "./kept.ts";
import { type MoneyStyle, moneyIn } from "./money.ts";
import { numbersOf } from "./numbers.ts";
import { type WeekDay, weekOf } from "./week.ts";

/** How a day is written. `day`, `weekday` and `weekdayLong` leave out the year, `month` leaves out the day. */
export type DateStyle = "numeric" | "day" | "weekday" | "weekdayLong" | "month" | "medium" | "long" | "full";

/** A moment: what the server tells (`2026-05-12T07:30:00.000Z`), milliseconds, or a date. */
export type Instant = string | number | Date;

const DAY = 86_400;
const DATES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  numeric: { dateStyle: "short" },
  day: { day: "numeric", month: "short" },
  weekday: { weekday: "short", day: "numeric", month: "short" },
  weekdayLong: { weekday: "long", day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
  medium: { dateStyle: "medium" },
  long: { dateStyle: "long" },
  full: { dateStyle: "full" },
};
const UNITS = [
  ["day", DAY],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;
/** From how many days on they are told in this unit. */
const FAR = [
  ["year", 365],
  ["month", 30],
  ["week", 7],
  ["day", 0],
] as const;

const isDay = (at: Instant): at is string => typeof at === "string" && at.length === 10;

/** How a locale writes figures, money, days and moments. Each formatter is made once, when it is needed first. */
export class Formats {
  readonly locale: string;
  /** The time zone that moments are told in. */
  readonly timeZone: string | undefined;

  constructor(locale: string, timeZone?: string) {
    this.locale = locale;
    this.timeZone = timeZone;
  }

  /** A number: `1,234.5`. */
  number(value: number, options?: Intl.NumberFormatOptions): string {
    return numbersOf(this.locale, options).format(value);
  }

  /** A number in a few signs: `1.2M`. */
  compact(value: number): string {
    return this.number(value, { notation: "compact", maximumFractionDigits: 1 });
  }

  /** A share of one as percent: `0.42` is `42%`. */
  percent(share: number, decimals = 0): string {
    return this.number(share, { style: "percent", maximumFractionDigits: decimals });
  }

  /** An amount. Decimals are left out where they are all zero; `full` keeps them, `short` tells a large one in a few signs. */
  money(money: Money, style?: MoneyStyle): string {
    return moneyIn(this.locale, money, style);
  }

  /** A day of the calendar (`2026-05-12`), or the day that a moment belongs to in the time zone. */
  date(day: Instant, style: DateStyle = "medium"): string {
    return this.#dates(DATES[style], isDay(day)).format(new Date(day));
  }

  /** The hour of a moment: `09:30`. */
  time(at: Instant): string {
    return this.#dates({ timeStyle: "short" }).format(new Date(at));
  }

  /** The day and the hour of a moment: `12 May 2026, 09:30`. */
  dateTime(at: Instant, style: "short" | "medium" | "long" = "medium"): string {
    return this.#dates({ dateStyle: style, timeStyle: "short" }).format(new Date(at));
  }

  /** How far a moment, or a day, is from another: `in 2 hours`, `yesterday`, `3 weeks ago`. */
  relative(at: Instant, now: Instant): string {
    const away = (new Date(at).getTime() - new Date(now).getTime()) / 1000;
    const format = this.#keep("relative", () => new Intl.RelativeTimeFormat(this.locale, { numeric: "auto" }));
    if (!isDay(at) && Math.abs(away) < DAY) {
      const [unit, length] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? UNITS[3];
      return unit === "second" ? format.format(0, unit) : format.format(Math.trunc(away / length), unit);
    }
    const days = this.#dayNumber(at) - this.#dayNumber(now);
    const [unit, length] = FAR.find(([, size]) => Math.abs(days) >= size) ?? FAR[3];
    return format.format(Math.trunc(days / (length || 1)), unit);
  }

  /** A span of time in its two largest units: `2h 5m`. */
  duration(seconds: number): string {
    let rest = Math.abs(Math.round(seconds));
    const pieces: string[] = [];
    const first = UNITS.findIndex(([, length]) => rest >= length);
    for (const [unit, length] of UNITS.slice(first < 0 ? 3 : first).slice(0, 2)) {
      const count = Math.floor(rest / length);
      rest -= count * length;
      if (count || !pieces.length) pieces.push(this.number(count, { style: "unit", unit, unitDisplay: "narrow" }));
    }
    const format = this.#keep("unit", () => new Intl.ListFormat(this.locale, { type: "unit", style: "narrow" }));
    return (seconds < 0 ? "−" : "") + format.format(pieces);
  }

  /** Several as a sentence tells them: `A, B, and C`. */
  list(items: Iterable<string>, type: "conjunction" | "disjunction" = "conjunction"): string {
    return this.#keep(type, () => new Intl.ListFormat(this.locale, { type })).format(items);
  }

  /** Which of two names stands first in this language, figures in them by their value. */
  compare(one: string, other: string): number {
    return this.#keep("compare", () => new Intl.Collator(this.locale, { numeric: true })).compare(one, other);
  }

  /** The day that a week begins with: 1 is Monday, 7 is Sunday. */
  get firstWeekday(): WeekDay {
    return this.#keep("week", () => weekOf(this.locale)).firstDay;
  }

  /** The days of a week that nobody works on. */
  get weekend(): readonly WeekDay[] {
    return this.#keep("week", () => weekOf(this.locale)).weekend;
  }

  /** The days since 1970 of a moment in the time zone, so that yesterday is the day before, not 24 hours ago. */
  #dayNumber(at: Instant): number {
    if (isDay(at)) return Date.parse(at) / DAY / 1000;
    const format = this.#keep("day", () => new Intl.DateTimeFormat("sv", { timeZone: this.timeZone }));
    return Date.parse(format.format(new Date(at))) / DAY / 1000;
  }

  #dates(options: Intl.DateTimeFormatOptions, isCalendar = false): Intl.DateTimeFormat {
    const timeZone = isCalendar ? "UTC" : this.timeZone;
    const make = () => new Intl.DateTimeFormat(this.locale, { ...options, timeZone });
    return this.#keep(`${isCalendar}${JSON.stringify(options)}`, make);
  }

  #keep<T>(key: string, make: () => T): T {
    return kept(`${this.locale} ${this.timeZone} ${key}`, make);
  }
}

/** How a locale writes things, its moments in a time zone: the organization's (`nexus.timeZone`), or the browser's. */
export const formatsOf = (locale: string, timeZone?: string): Formats =>
  kept(`formats ${locale} ${timeZone}`, () => new Formats(locale, timeZone));
