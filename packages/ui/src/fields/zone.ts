const formats = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    // Swedish is written as ISO has it.
    format = new Intl.DateTimeFormat("sv", {
      timeZone: zone,
      ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
    });
    formats.set(zone, format);
  }
  return format;
}

/** What the clocks of a zone show at a moment: `2026-05-29T09:30`. */
export const timeAt = (at: string | number, zone: string): string =>
  clockOf(zone).format(new Date(at)).replace(" ", "T");

const DAY = 86_400_000;

/** The moment, in UTC, at which the clocks of a zone show a time; the first of two. Null where they leave it out. */
export function instantAt(local: string, zone: string): string | null {
  const wanted = Date.parse(`${local}:00Z`);
  if (Number.isNaN(wanted)) return null;
  // The offsets of the day before and the day after: one of them holds.
  const offsets = [-DAY, DAY].map((away) => Date.parse(`${timeAt(wanted + away, zone)}:00Z`) - (wanted + away));
  const moments = [...new Set(offsets)].map((offset) => wanted - offset).sort((one, other) => one - other);
  const found = moments.find((moment) => timeAt(moment, zone) === local);
  return found === undefined ? null : new Date(found).toISOString();
}
