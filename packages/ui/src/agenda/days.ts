import type { WeekDay } from "../format/week.ts";

const DAY = 86_400_000;

/** The day of a moment and its minute in it, where a person is. */
export interface Moment {
  readonly day: string;
  readonly minute: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Which day and minute a moment is in a time zone; the browser's, where none is given. */
export function momentOf(at: string, timeZone?: string): Moment {
  const key = timeZone ?? "";
  const options = { dateStyle: "short", timeStyle: "short", ...(timeZone ? { timeZone } : {}) } as const;
  const clock = clocks.get(key) ?? new Intl.DateTimeFormat("sv", options);
  clocks.set(key, clock);
  const [day = "", time = ""] = clock.format(new Date(at)).split(" ");
  const [hour = "0", minute = "0"] = time.split(":");
  return { day, minute: Number(hour) * 60 + Number(minute) };
}

/** The day that lies so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The seven days of the week that a day is in, from the first weekday of a locale on. */
export function weekAround(day: string, firstWeekday: WeekDay): string[] {
  const weekday = new Date(day).getUTCDay() || 7;
  const back = (weekday - firstWeekday + 7) % 7;
  return Array.from({ length: 7 }, (_, index) => dayAfter(day, index - back));
}
