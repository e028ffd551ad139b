const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment in a zone, as YYYY-MM-DD. */
export function dayOf(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const { year, month, day } = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}`;
}

/** A day as it is said in a list: Thu 14 May. The year is left out where it is the present one. */
export function dayText(day: string, locale: string): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
    formats.set(locale, format);
  }
  return format.format(new Date(`${day}T00:00:00Z`));
}
