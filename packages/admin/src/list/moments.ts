const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** A day and an hour, in the time zone of the house. */
export function momentText(at: string, locale: string, timeZone: string): string {
  const moment = new Date(at);
  const year = moment.getUTCFullYear() === new Date().getUTCFullYear() ? undefined : ("numeric" as const);
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  return moment.toLocaleString(locale, { day: "numeric", month: "short", ...(year && { year }), ...clock, timeZone });
}

/** How far away a moment is, in its largest whole unit. */
export function fromNowText(at: string, locale: string): string {
  const away = Date.parse(at) - Date.now();
  const [unit, length] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? UNITS[2];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.trunc(away / length), unit);
}
