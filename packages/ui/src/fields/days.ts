import { formatsOf } from "../format/formats.ts";

// Days of the calendar are texts, YYYY-MM-DD, and reckoned in UTC, where every day has 24 hours.
const DAY = 86_400_000;

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A day so many days later. */
export const daysLater = (day: string, count: number): string => dayOf(timeOf(day) + count * DAY);

/** The same day of another month, or its last where it has fewer. */
export function monthsLater(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}

/** The day of the week as ISO counts them: 1 is Monday. */
export const weekdayOf = (day: string): number => new Date(timeOf(day)).getUTCDay() || 7;

/** The weeks of a month's page, from its first week on, each of seven days. */
export function weeksOf(day: string, firstWeekday: number): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const start = daysLater(first, -((weekdayOf(first) - firstWeekday + 7) % 7));
  const last = daysLater(monthsLater(first, 1), -1);
  const weeks: string[][] = [];
  for (let week = start; week <= last; week = daysLater(week, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, at) => daysLater(week, at)));
  }
  return weeks;
}

/** The day that it is in a time zone. */
export function todayIn(timeZone?: string): string {
  return new Intl.DateTimeFormat("sv", { timeZone }).format(new Date());
}

function valid(year: number, month: number, date: number): string | null {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  const time = timeOf(text);
  return Number.isNaN(time) || dayOf(time) !== text ? null : text;
}

type Part = "day" | "month" | "year";

const orders = new Map<string, readonly Part[]>();

/** In which order a locale writes day, month and year. */
function orderOf(locale: string): readonly Part[] {
  let order = orders.get(locale);
  if (!order) {
    const parts = new Intl.DateTimeFormat(locale, { dateStyle: "short" }).formatToParts(new Date());
    order = parts.map(({ type }) => type).filter((type): type is Part => /^(day|month|year)$/.test(type));
    orders.set(locale, order);
  }
  return order;
}

/** The number of the month whose name a word is, or begins. */
function monthNamed(word: string, locale: string): number | null {
  const plain = word.toLocaleLowerCase(locale).replace(/\.$/, "");
  const names = Array.from({ length: 12 }, (_, at) =>
    (["long", "short"] as const).map((month) =>
      new Intl.DateTimeFormat(locale, { month, day: "numeric", timeZone: "UTC" })
        .formatToParts(Date.UTC(2026, at, 15))
        .find(({ type }) => type === "month")
        ?.value.toLocaleLowerCase(locale)
        .replace(/\.$/, ""),
    ),
  );
  const exact = names.findIndex((some) => some.includes(plain));
  const found =
    exact >= 0 ? [exact] : names.flatMap((some, at) => (some.some((name) => name?.startsWith(plain)) ? [at] : []));
  return plain.length > 1 && found.length === 1 ? (found[0] as number) + 1 : null;
}

/** Two figures of a year mean the one that is nearest. */
function wholeYear(text: string, today: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const now = Number(today.slice(0, 4));
  const same = now - (now % 100) + year;
  return same - now > 50 ? same - 100 : now - same > 49 ? same + 100 : same;
}

/**
 * The day that somebody typed: as ISO has it, in the order of the locale, or with the month's name. A year that is left
 * out is this one. Null where it is no day of the calendar.
 */
export function dayTyped(text: string, locale: string, today: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const names = text.match(/\p{L}{2,}\.?/gu) ?? [];
  const figures = text.match(/\d+/g) ?? [];
  const named = names.map((name) => monthNamed(name, locale)).filter((month) => month !== null);
  if (names.length > 0 && named.length !== 1) return null;
  // Beside a name, the longer figure is the year.
  const [first = "", second = ""] = figures;
  const beside: readonly Part[] = first.length > second.length ? ["year", "day"] : ["day", "year"];
  const rest = named.length > 0 ? beside : orderOf(locale);
  const order = figures.length === rest.length ? rest : rest.filter((part) => part !== "year");
  if (figures.length !== order.length) return null;
  const of = (part: Part): string | undefined => figures[order.indexOf(part)];
  const year = of("year");
  return valid(
    year ? wholeYear(year, today) : Number(today.slice(0, 4)),
    named[0] ?? Number(of("month")),
    Number(of("day")),
  );
}

/** The first letters of the weekdays, the first of the week first, each with its name. */
export function weekdaysOf(locale: string): readonly { readonly short: string; readonly name: string }[] {
  const { firstWeekday } = formatsOf(locale);
  return Array.from({ length: 7 }, (_, at) => {
    // The fifth of January 2026 is a Monday.
    const time = Date.UTC(2026, 0, 5 + ((firstWeekday - 1 + at) % 7));
    const said = (weekday: "narrow" | "long") =>
      new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" }).format(time);
    return { short: said("narrow"), name: said("long") };
  });
}
