import type { LocalTimeWritten } from "@nexus-os/contracts";
import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf } from "../format/formats.ts";
import type { Calendar } from "./calendar.ts";
import { selectField } from "./choice-fields.ts";
import { dayInput } from "./date-fields.ts";
import { type FieldSays, factsOf, field, idOf } from "./field.ts";
import { type Read, typed } from "./typed.ts";
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
  const { value, change, unclear, of, label } = says;
  const write = (time: string): string => formatsOf(host.locale, "UTC").time(`2026-01-01T${time}:00.000Z`);
  const read = (text: string): Read<string> => {
    const time = timeTyped(text);
    return time ? { value: time } : { wrong: host.say(words, "fields.time.wrong", { example: write("09:30") }) };
  };
  const step = (time: string | null, by: number): string => timeOf((time ? minuteOf(time) : 9 * 60) + by * 15);
  const { describedBy, invalid, required } = factsOf(says);
  return html`<input
    id=${of ? idOf(says.key, of) : idOf(says.key)}
    data-of=${idOf(says.key)}
    class="num"
    type="text"
    autocomplete="off"
    aria-label=${of ? label : nothing}
    ?autofocus=${says.isFirst}
    ?disabled=${says.disabled}
    ?readonly=${says.readOnly}
    aria-required=${required}
    aria-invalid=${invalid}
    aria-describedby=${describedBy}
    ${typed({ value, write, read, change, unclear, step })}
  />`;
}

/** A time of day, as `09:30`. The arrow keys go on by a quarter of an hour. */
export const timeField = (host: PartHost, says: FieldSays<string | null>): TemplateResult =>
  field(says, timeInput(host, says));

/** What of a moment was typed, while the other half is missing. */
const halves = new WeakMap<object, Map<string, { readonly day: string | null; readonly time: string | null }>>();

function halvesOf(host: object): Map<string, { readonly day: string | null; readonly time: string | null }> {
  const known = halves.get(host) ?? new Map();
  halves.set(host, known);
  return known;
}

interface DayAndTime extends FieldSays<string | null> {
  readonly zone: string;
  readonly after?: TemplateResult;
}

/** A day and a time of day, `2026-05-29T09:30`; null as long as one of them is missing. */
function dayAndTime(host: PartHost, calendar: Calendar, says: DayAndTime): TemplateResult {
  const { key, label, value, zone, change } = says;
  const kept = halvesOf(host);
  const half = kept.get(key) ?? { day: null, time: null };
  const day = value?.slice(0, 10) ?? half.day;
  const time = value?.slice(11, 16) ?? half.time;
  const tell = (next: { readonly day: string | null; readonly time: string | null }): void => {
    kept.set(key, next);
    const isWhole = next.day !== null && next.time !== null;
    if (!isWhole && value === null) host.requestUpdate();
    change(isWhole ? `${next.day}T${next.time}` : null);
  };
  const named = (word: "fields.day" | "fields.time") => `${label}: ${host.say(words, word)}`;
  return field(
    says,
    html`<span class="pair" id=${idOf(key)} tabindex="-1"
      ><span class="field">${dayInput(host, calendar, { ...says, of: "day", label: named("fields.day"), value: day, timeZone: zone, change: (next) => tell({ day: next, time }) })}</span
      ><span class="field">${timeInput(host, { ...says, isFirst: false, of: "time", label: named("fields.time"), value: time, change: (next) => tell({ day, time: next }) })}</span
      >${says.after}</span>`,
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
  const { value, unclear } = says;
  const change = (local: string | null): void => {
    const at = local && instantAt(local, zone);
    const isSkipped = local !== null && at === null;
    unclear?.(isSkipped ? host.say(words, "fields.time.skipped") : null);
    if (!isSkipped) says.change(at);
  };
  const after = html`<span class="meta">${zone.replaceAll("_", " ")}</span>`;
  return dayAndTime(host, calendar, { ...says, value: value && timeAt(value, zone), zone, change, after });
}

/** A time on the clocks of a place: what a meeting has. */
export function localTimeField(
  host: PartHost,
  calendar: Calendar,
  says: FieldSays<LocalTimeWritten | null> & { readonly timeZone?: string },
): TemplateResult {
  const { value, key } = says;
  const zone = value?.zone ?? says.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const skipped = value && instantAt(value.local, zone) === null;
  const error = says.error ?? (skipped ? host.say(words, "fields.time.skipped") : undefined);
  const zones = Intl.supportedValuesOf("timeZone").map((each) => ({ value: each, label: each.replaceAll("_", " ") }));
  const after = html`<span class="zone">${selectField({
    key: `${key}-zone`,
    label: `${says.label}: ${host.say(words, "fields.zone")}`,
    hidesLabel: true,
    value: zone,
    choices: zones,
    change: (other) => value && says.change({ local: value.local, zone: other }),
  })}</span>`;
  return dayAndTime(host, calendar, {
    ...{ ...says, error, zone, after },
    value: value?.local ?? null,
    change: (local) => says.change(local === null ? null : { local, zone }),
  });
}
