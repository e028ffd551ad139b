import type { Formats } from "../format/formats.ts";

/** A mark of a time axis. */
export interface TimeTick {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A moment, or a day of the calendar as the first moment of it in UTC, in milliseconds. */
export const momentOf = (at: string | number): number => (typeof at === "number" ? at : Date.parse(at));

// No zone changes its clocks but at a quarter of an hour, and to ask Intl takes longer than to draw a line.
const QUARTER = HOUR / 4;
const offsets = new Map<string, number>();
const clocks = new Map<string, Intl.DateTimeFormat>();
const MOST = 4_000;

/** What the clocks of a zone show at a moment, as if they were those of UTC. */
function clockOf(at: number, zone: string | undefined): number {
  if (zone === "UTC") return at;
  const quarter = Math.floor(at / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size > MOST) offsets.clear();
    offset = shownAt(quarter, zone) - quarter;
    offsets.set(key, offset);
  }
  return at + offset;
}

function shownAt(at: number, timeZone: string | undefined): number {
  const key = timeZone ?? "";
  let format = clocks.get(key);
  if (!format) {
    const day = { year: "numeric", month: "numeric", day: "numeric" } as const;
    const time = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
    format = new Intl.DateTimeFormat("en-US", { timeZone, ...day, ...time });
    clocks.set(key, format);
  }
  const [month = 1, date = 1, year = 1970, hour = 0, minute = 0, second = 0] = format
    .formatToParts(at)
    .filter(({ type }) => type !== "literal")
    .map(({ value }) => Number(value));
  return Date.UTC(year, month - 1, date, hour, minute, second);
}

/** The moment at which the clocks of a zone show something. Where they never do, the moment at which they jump over it. */
function momentAt(clock: number, zone: string | undefined): number {
  const guess = clock - (clockOf(clock, zone) - clock);
  return clock - (clockOf(guess, zone) - guess);
}

/** A way to divide time: how long a piece is about, and where the piece that holds a clock time begins, and the next one. */
interface Pieces {
  readonly about: number;
  readonly kind: "hour" | "day" | "week" | "month" | "year";
  begin(clock: number): number;
  next(clock: number): number;
}

const even = (kind: Pieces["kind"], length: number, from = 0): Pieces => ({
  ...{ kind, about: length },
  begin: (clock) => Math.floor((clock - from) / length) * length + from,
  next: (clock) => clock + length,
});

const months = (count: number): Pieces => ({
  ...{ kind: count < 12 ? "month" : "year", about: count * 30.4 * DAY },
  begin: (clock) => {
    const date = new Date(clock);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    return Date.UTC(1970, Math.floor(month / count) * count - 1970 * 12, 1);
  },
  next: (clock) => {
    const date = new Date(clock);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1);
  },
});

const ways = new Map<number, readonly Pieces[]>();

/** All ways to divide time, the finest first. The fifth of January 1970 was a Monday. */
function piecesOf(firstWeekday: number): readonly Pieces[] {
  const known = ways.get(firstWeekday) ?? madeOf(firstWeekday);
  ways.set(firstWeekday, known);
  return known;
}

function madeOf(firstWeekday: number): readonly Pieces[] {
  const week = even("week", 7 * DAY, (3 + firstWeekday) * DAY);
  return [
    ...[1, 3, 6, 12].map((hours) => even("hour", hours * HOUR)),
    ...[even("day", DAY), even("day", 2 * DAY), week, even("week", 14 * DAY, (3 + firstWeekday) * DAY)],
    ...[1, 2, 3, 6, 12, 24, 60, 120, 600, 1200].map(months),
  ];
}

/** How much room a piece needs in pixels, so that its mark stands freely. */
const ROOM = { hour: 96, day: 120, week: 120, month: 56, year: 56 };

/**
 * The marks of an axis of time: hours, days, weeks, months or years, so fine as there is room for. Days of the calendar
 * are in no zone; moments are marked where a day begins in the formats' zone.
 */
export function timeTicks(from: number, to: number, room: number, says: TimeSays): readonly TimeTick[] {
  const { formats, isCalendar } = says;
  const zone = isCalendar ? "UTC" : formats.timeZone;
  const all = piecesOf(formats.firstWeekday).filter(({ kind }) => !isCalendar || kind !== "hour");
  const span = Math.max(to - from, 1);
  const fits = ({ about, kind }: Pieces) =>
    (span / about) * (says.isWide && kind === "month" ? 84 : ROOM[kind]) <= room;
  const pieces = all.find(fits) ?? (all.at(-1) as Pieces);
  const write = writerOf(pieces.kind, says);
  const ticks: TimeTick[] = [];
  let clock = pieces.begin(clockOf(from, zone));
  for (let at = momentAt(clock, zone); at <= to; at = momentAt(clock, zone)) {
    if (at >= from) ticks.push({ at, text: write(at, clock) });
    // A month is named where what is seen of it begins, too.
    else if (/month|year/.test(pieces.kind)) ticks.push({ at: from, text: write(at, clock) });
    clock = pieces.next(clock);
  }
  return ticks;
}

/** How time is written on an axis. */
export interface TimeSays {
  readonly formats: Formats;
  /** Whether these are days of the calendar, not moments. */
  readonly isCalendar: boolean;
  /** Whether months are written out. */
  readonly isWide?: boolean;
}

function dateFormat(options: Intl.DateTimeFormatOptions, formats: Formats, isCalendar: boolean): Intl.DateTimeFormat {
  const timeZone = isCalendar ? "UTC" : formats.timeZone;
  const key = `${formats.locale} ${timeZone} ${JSON.stringify(options)}`;
  const format = dates.get(key) ?? new Intl.DateTimeFormat(formats.locale, { ...options, timeZone });
  dates.set(key, format);
  return format;
}
const dates = new Map<string, Intl.DateTimeFormat>();

/** A month in a few letters; the first of a year is the year. */
export function monthText(at: string | number, formats: Formats, isCalendar: boolean): string {
  const moment = momentOf(at);
  const isFirst = new Date(clockOf(moment, isCalendar ? "UTC" : formats.timeZone)).getUTCMonth() === 0;
  return dateFormat(isFirst ? { year: "numeric" } : { month: "short" }, formats, isCalendar).format(moment);
}

function writerOf(
  kind: Pieces["kind"],
  { formats, isCalendar, isWide }: TimeSays,
): (at: number, clock: number) => string {
  const month = dateFormat({ month: isWide ? "long" : "short" }, formats, isCalendar);
  const year = dateFormat({ year: "numeric" }, formats, isCalendar);
  const day = dateFormat({ day: "numeric", month: "short" }, formats, isCalendar);
  return (at, clock) => {
    if (kind === "hour" && clock % DAY !== 0) return formats.time(at);
    if (kind === "year") return year.format(at);
    if (kind === "month") return (new Date(clock).getUTCMonth() === 0 ? year : month).format(at);
    return day.format(at);
  };
}
