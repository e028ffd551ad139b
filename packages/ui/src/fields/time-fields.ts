import type { LocalTimeWritten } from "@nexus-os/contracts";
import { html, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf } from "../format/formats.ts";
import type { Calendar } from "./calendar.ts";
import { type Choice, selectField } from "./choice-fields.ts";
import { dayInput } from "./date-fields.ts";
import { type FieldSays, field, idOf } from "./field.ts";
import type { Read } from "./typed.ts";
import { typedInput } from "./typed-input.ts";
import { words } from "./words.ts";
import { instantAt, timeAt } from "./zone.ts";

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minute: number): string => {
  const within = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
};

/** The time of day that somebody typed: `9:30`, `0930`, `9`, `9 pm`. Null where it is none. */
export function timeTyped(text: string): string | null {
  const [, hours = "", minutes = "0", half = ""] =
    /^(\d{1,2})(?:[:.h ]?([0-5]\d))?\s*(?:h|uhr)?\s*([ap])?\.?m?\.?$/iu.exec(text.trim()) ?? [];
  if (!hours) return null;
  let hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return null;
  if (half) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return hour > 23 ? null : timeOf(hour * 60 + Number(minutes));
}

function timeInput(host: PartHost, says: FieldSays<string | null> & { readonly of?: string }): TemplateResult {
  const { value, change, unclear, of } = says;
  const write = (time: string): string => formatsOf(host.locale, "UTC").time(`2026-01-01T${time}:00.000Z`);
  const read = (text: string): Read<string> => {
    const time = timeTyped(text);
    return time ? { value: time } : { wrong: host.say(words, "fields.time.wrong", { example: write("09:30") }) };
  };
  const step = (time: string | null, by: number): string => timeOf((time ? minuteOf(time) : 9 * 60) + by * 15);
  return typedInput(says, { value, write, read, change, unclear, step }, { of, form: "figures" });
}

/** A time of day, as `09:30`. The arrow keys go on by a quarter of an hour. */
export const timeField = (host: PartHost, says: FieldSays<string | null>): TemplateResult =>
  field(says, timeInput(host, says));

/** What of a moment was typed that is no value yet: a half of it, or a time that the clocks leave out. */
interface Halves {
  readonly day: string | null;
  readonly time: string | null;
  readonly zone: string;
}

interface Kept extends Halves {
  /** The value that it was typed over: another from elsewhere drops it. */
  readonly over: string;
}

const halves = new WeakMap<object, Map<string, Kept>>();

function halvesOf(host: object): Map<string, Kept> {
  const known = halves.get(host) ?? new Map<string, Kept>();
  halves.set(host, known);
  return known;
}

const overOf = (local: string | null, zone: string): string => (local === null ? "" : `${local} ${zone}`);
const localOf = ({ day, time }: Halves): string | null => (day === null || time === null ? null : `${day}T${time}`);

function isSkipped(now: Halves): boolean {
  const local = localOf(now);
  return local !== null && instantAt(local, now.zone) === null;
}

interface DayAndTime extends Omit<FieldSays<string | null>, "change"> {
  readonly zone: string;
  readonly change: (local: string | null, zone: string) => void;
  readonly after: (zone: string, choose: (zone: string) => void) => TemplateResult;
}

/** A day and a time of day, `2026-05-29T09:30`; null as long as one of them is missing. */
function dayAndTime(host: PartHost, calendar: Calendar, says: DayAndTime): TemplateResult {
  const { key, label, value, change, unclear } = says;
  const all = halvesOf(host);
  const kept = all.get(key);
  const now: Halves =
    kept?.over === overOf(value, says.zone)
      ? kept
      : { day: value?.slice(0, 10) ?? null, time: value?.slice(11, 16) ?? null, zone: says.zone };
  const skipped = (is: Halves): string | null => (isSkipped(is) ? host.say(words, "fields.time.skipped") : null);
  const tell = (some: Partial<Halves>): void => {
    const next = { ...now, ...some };
    const wrong = skipped(next);
    all.set(key, { ...next, over: wrong ? overOf(value, says.zone) : overOf(localOf(next), next.zone) });
    if (wrong || skipped(now)) unclear?.(wrong);
    if (!wrong) change(localOf(next), next.zone);
    host.requestUpdate();
  };
  const error = says.error ?? skipped(now) ?? undefined;
  const half = (of: "day" | "time") => ({
    ...{ ...says, error, of, label: `${label}: ${host.say(words, `fields.${of}`)}`, value: now[of] },
    isFirst: of === "day" && Boolean(says.isFirst),
    unclear: (wrong: string | null) => unclear?.(wrong ?? skipped(now)),
    change: (next: string | null) => tell({ [of]: next }),
  });
  return field(
    { ...says, error },
    html`<span class="pair" id=${idOf(key)} tabindex="-1"
      ><span class="field">${dayInput(host, calendar, { ...half("day"), timeZone: now.zone })}</span
      ><span class="field">${timeInput(host, half("time"))}</span
      >${says.after(now.zone, (zone) => tell({ zone }))}</span>`,
    { bare: true, isGroup: true },
  );
}

/** A moment, in UTC with milliseconds as the contracts have it, typed in a time zone that is said beside it. */
export function instantField(
  host: PartHost,
  calendar: Calendar,
  says: FieldSays<string | null> & { readonly timeZone?: string },
): TemplateResult {
  const zone = says.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { value } = says;
  return dayAndTime(host, calendar, {
    ...{ ...says, zone, value: value && timeAt(value, zone) },
    change: (local) => says.change(local && instantAt(local, zone)),
    after: () => html`<span class="meta">${zone.replaceAll("_", " ")}</span>`,
  });
}

let zones: readonly string[] | null = null;

/** The zones to choose from. Browsers list fewer names than they know, so the one that is chosen stands with them. */
function zonesWith(zone: string): readonly Choice[] {
  zones ??= Intl.supportedValuesOf("timeZone");
  const all = zones.includes(zone) ? zones : [...zones, zone].sort();
  return all.map((value) => ({ value, label: value.replaceAll("_", " ") }));
}

/** A time on the clocks of a place: what a meeting has. */
export function localTimeField(
  host: PartHost,
  calendar: Calendar,
  says: FieldSays<LocalTimeWritten | null> & { readonly timeZone?: string },
): TemplateResult {
  const { value, key, label, disabled = false, readOnly = false } = says;
  return dayAndTime(host, calendar, {
    ...{ ...says, zone: value?.zone ?? says.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone },
    value: value?.local ?? null,
    change: (local, zone) => says.change(local === null ? null : { local, zone }),
    after: (zone, choose) =>
      html`<span class="zone">${selectField({
        ...{ key: `${key}-zone`, label: `${label}: ${host.say(words, "fields.zone")}`, hidesLabel: true },
        ...{ disabled, readOnly, value: zone, choices: zonesWith(zone), change: choose },
      })}</span>`,
  });
}
