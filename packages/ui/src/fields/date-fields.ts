import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf } from "../format/formats.ts";
import { chip } from "../parts/chip.ts";
import { CALENDAR, icon } from "../parts/icon.ts";
import type { Calendar } from "./calendar.ts";
import { daysLater, dayTyped, monthsLater, todayIn } from "./days.ts";
import { type FieldSays, field, idOf } from "./field.ts";
import type { Read } from "./typed.ts";
import { typedInput } from "./typed-input.ts";
import { words } from "./words.ts";

/** What the field of a day says. Days are texts: `2026-05-29`. */
export interface DateSays extends FieldSays<string | null> {
  readonly least?: string | undefined;
  readonly most?: string | undefined;
  /** Where it is today; the browser's own place where it is not said. */
  readonly timeZone?: string | undefined;
}

/** The input of a day with the button of its calendar. `id` names it where several stand in one field. */
export function dayInput(
  host: PartHost,
  calendar: Calendar,
  says: DateSays & { readonly of?: string },
): TemplateResult {
  const { value, change, unclear, least, most, timeZone, label, of } = says;
  const { locale } = host;
  const formats = formatsOf(locale);
  const read = (text: string): Read<string> => {
    const day = dayTyped(text, locale, todayIn(timeZone));
    if (!day) return { wrong: host.say(words, "fields.date.wrong", { example: formats.date("2026-05-29") }) };
    if (least && day < least) return { wrong: host.say(words, "fields.date.early", { day: formats.date(least) }) };
    if (most && day > most) return { wrong: host.say(words, "fields.date.late", { day: formats.date(most) }) };
    return { value: day };
  };
  const step = (day: string | null, by: number): string => {
    const next = daysLater(day ?? todayIn(timeZone), day ? by : 0);
    if (least && next < least) return least;
    return most && next > most ? most : next;
  };
  const open = (event: Event): void =>
    calendar.open(event.currentTarget as HTMLElement, {
      label: `${label}: ${host.say(words, "fields.date.calendar")}`,
      ...{ value, least, most, timeZone },
      isOptional: !says.required,
      choose: change,
    });
  const name = host.say(words, "fields.date.open", { label });
  const placeholder = formats.date("2026-05-29", "numeric").replace(/\d/g, "–").replace(/–+/g, "––");
  return html`${typedInput(says, { value, write: (day) => formats.date(day), read, change, unclear, step }, { of, placeholder })}${
    says.readOnly
      ? nothing
      : html`<button type="button" title=${name} aria-label=${name} aria-haspopup="dialog" aria-expanded="false" ?disabled=${says.disabled} @click=${open}>${icon(CALENDAR)}</button>`
  }`;
}

/** A day: typed as the locale writes it or as ISO does, or chosen from a calendar. The arrow keys go on by a day. */
export function dateField(host: PartHost, calendar: Calendar, says: DateSays): TemplateResult {
  return field(says, dayInput(host, calendar, says));
}

/** Some days on end, both included. What is null is open. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** Ranges that are asked for again and again, as they are today. */
function presetsOn(today: string): readonly (readonly [keyof typeof words, DayRange])[] {
  const month = `${today.slice(0, 8)}01`;
  const quarter = monthsLater(month, -((Number(today.slice(5, 7)) - 1) % 3));
  const span = (from: string, months: number): DayRange => ({ from, to: daysLater(monthsLater(from, months), -1) });
  return [
    ["fields.range.month", span(month, 1)],
    ["fields.range.lastMonth", span(monthsLater(month, -1), 1)],
    ["fields.range.quarter", span(quarter, 3)],
    ["fields.range.lastQuarter", span(monthsLater(quarter, -3), 3)],
    ["fields.range.year", span(`${today.slice(0, 4)}-01-01`, 12)],
  ];
}

/** From a day to another, with the ranges that are asked for most. */
export function dateRangeField(
  host: PartHost,
  calendar: Calendar,
  says: FieldSays<DayRange> & Pick<DateSays, "least" | "most" | "timeZone">,
): TemplateResult {
  const { value, change, timeZone } = says;
  const { from, to } = value;
  const isTurned = from !== null && to !== null && to < from;
  const error = says.error ?? (isTurned ? host.say(words, "fields.range.wrong") : undefined);
  const rest = { ...says, error, isFirst: false };
  const half = (end: "from" | "to") =>
    dayInput(host, calendar, {
      ...{ ...rest, isFirst: end === "from" && Boolean(says.isFirst), of: end },
      label: `${says.label}: ${host.say(words, `fields.${end}`)}`,
      value: value[end],
      change: (day) => change({ ...value, [end]: day }),
    });
  const isNow = (range: DayRange): boolean => range.from === from && range.to === to;
  return field(
    rest,
    html`<span class="pair" id=${idOf(says.key)} tabindex="-1"
        ><span class="field">${half("from")}</span><span aria-hidden="true">–</span><span class="field">${half("to")}</span></span
      >${
        says.readOnly || says.disabled
          ? nothing
          : html`<span class="choices">${presetsOn(todayIn(timeZone)).map(([key, range]) =>
              chip({ label: host.say(words, key), pressed: isNow(range), act: () => change(range) }),
            )}</span>`
      }`,
    { bare: true, isGroup: true },
  );
}
