import type { Bucket, Comparison, Period } from "@nexus-os/contracts";
import type { Standing } from "./state.ts";

/** When an organization's fiscal year and its weeks begin. */
export type Calendar = Pick<Standing, "fiscalYearStart" | "weekStart">;

type Day = Temporal.PlainDate;

const dayOf = (text: string): Day => Temporal.PlainDate.from(text);
const isEqual = (one: Day, other: Day): boolean => Temporal.PlainDate.compare(one, other) === 0;
const before = (day: Day): Day => day.subtract({ days: 1 });

/** How long a piece is. */
const LENGTHS = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
} as const;

/** How far into its quarter or year a month is. */
function monthsInto(month: number, length: number, { fiscalYearStart }: Calendar): number {
  return (month - fiscalYearStart + 12) % length;
}

/** The first day of the piece that a day lies in. */
function startOf(bucket: Bucket, day: Day, calendar: Calendar): Day {
  switch (bucket) {
    case "day":
      return day;
    case "week":
      return day.subtract({ days: (day.dayOfWeek - calendar.weekStart + 7) % 7 });
    case "month":
      return day.with({ day: 1 });
    case "quarter":
    case "year": {
      const months = monthsInto(day.month, LENGTHS[bucket].months, calendar);
      return day.with({ day: 1 }).subtract({ months });
    }
  }
}

/** The pieces of a time. The first and the last are cut where it begins and ends. */
export function piecesOf({ from, to }: Period, bucket: Bucket, calendar: Calendar): Period[] {
  const pieces: Period[] = [];
  const last = dayOf(to);
  let start = startOf(bucket, dayOf(from), calendar);
  while (Temporal.PlainDate.compare(start, last) <= 0) {
    const next = start.add(LENGTHS[bucket]);
    const end = before(next).toString();
    pieces.push({ from: pieces.length === 0 ? from : start.toString(), to: end < to ? end : to });
    start = next;
  }
  return pieces;
}

/** The greater ones first, so that a whole year is compared with a year; weeks last, since a month may begin on their first day. */
const WHOLES = ["year", "quarter", "month", "week"] as const;
const BEGUN = ["month", "quarter", "year", "week"] as const;

function previousOf(from: Day, to: Day, calendar: Calendar): [from: Day, to: Day] {
  const begins = (bucket: Bucket): boolean => isEqual(startOf(bucket, from, calendar), from);
  for (const bucket of WHOLES) {
    if (!begins(bucket) || !isEqual(startOf(bucket, to.add({ days: 1 }), calendar), to.add({ days: 1 }))) continue;
    // Whole pieces: as many before them, however many days those have.
    const length = LENGTHS[bucket];
    let start = from;
    for (let end = from; Temporal.PlainDate.compare(end, to) <= 0; end = end.add(length)) {
      start = start.subtract(length);
    }
    return [start, before(from)];
  }
  for (const bucket of BEGUN) {
    if (!begins(bucket) || !isEqual(startOf(bucket, to, calendar), from)) continue;
    // A piece that has begun: as many days of the one before, and no more than it has.
    const start = from.subtract(LENGTHS[bucket]);
    const end = start.add(from.until(to));
    return [start, Temporal.PlainDate.compare(end, from) < 0 ? end : before(from)];
  }
  const days = from.until(to).days + 1;
  return [from.subtract({ days }), before(from)];
}

/** A day of the year before; the last of a month stays the last, and 29 February becomes the 28th. */
function yearBefore(day: Day): Day {
  const moved = day.subtract({ years: 1 });
  return day.day === day.daysInMonth ? moved.with({ day: moved.daysInMonth }) : moved;
}

/** The time that a time is compared with. */
export function comparedWith({ from, to }: Period, comparison: Comparison, calendar: Calendar): Period {
  const [first, last] = [dayOf(from), dayOf(to)];
  const [start, end] =
    comparison === "previous" ? previousOf(first, last, calendar) : [first.subtract({ years: 1 }), yearBefore(last)];
  return { from: start.toString(), to: end.toString() };
}
