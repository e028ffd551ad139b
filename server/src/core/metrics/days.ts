/** The day of a moment in a zone, and the moments in which its days begin. */
export interface Days {
  /** The day, as YYYY-MM-DD, that a moment in UTC lies in. */
  of(instant: string): string;
  /** The moment in UTC in which a day begins. */
  begin(day: string): string;
}

/** A stretch of time in which a zone's offset from UTC stays as it is, in milliseconds. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

function stretchAt(zone: string, at: number): Stretch {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // The one before a moment may be that very moment only when asked from behind it.
  const previous = there.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  const next = there.getTimeZoneTransition("next");
  return {
    from: previous?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: there.offsetNanoseconds / 1e6,
  };
}

function made(zone: string): Days {
  const stretches: Stretch[] = [];
  const around = (at: number): Stretch => {
    const known = stretches.find(({ from, until }) => at >= from && at < until);
    if (known) return known;
    const found = stretchAt(zone, at);
    stretches.push(found);
    return found;
  };
  return {
    of: (instant) => {
      const at = Date.parse(instant);
      return new Date(at + around(at).offset).toISOString().slice(0, 10);
    },
    begin: (day) => new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds).toISOString(),
  };
}

const MOST_ZONES = 500;
const zones = new Map<string, Days>();

/** The days of a zone. Its rules do not change while a process runs, so they are looked up once. */
export function daysIn(zone: string): Days {
  const known = zones.get(zone);
  if (known) return known;
  if (zones.size >= MOST_ZONES) zones.clear();
  const days = made(zone);
  zones.set(zone, days);
  return days;
}
