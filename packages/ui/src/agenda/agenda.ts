import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { PartHost } from "../element/part-host.ts";
import { type Formats, formatsOf } from "../format/formats.ts";
import { dayAfter, type Moment, momentOf, weekAround } from "./days.ts";
import { type Lane, lanesOf } from "./lanes.ts";
import { words } from "./words.ts";

/** Something with a time. */
export interface AgendaEvent {
  readonly id: string;
  readonly title: string;
  /** Moments, as the server tells them; days (`2026-05-12`) where it takes whole ones, the last included. */
  readonly from: string;
  readonly to: string;
  /** Where, with whom. */
  readonly note?: string;
  /** It is the person's own: a meeting they called. */
  readonly isOwn?: boolean;
}

/** What an agenda shows. */
export interface AgendaSays {
  readonly label: string;
  /** The day that is shown, or one of the week. */
  readonly day: string;
  readonly span?: "day" | "week";
  readonly now: string;
  readonly timeZone?: string;
  readonly events: readonly AgendaEvent[];
  /** The hours that are shown at least: from 8 to 18, where it is not said. What lies outside widens them. */
  readonly hours?: readonly [from: number, to: number];
  readonly open?: (event: AgendaEvent) => void;
}

/** A timed event of one day. */
interface Placed {
  readonly event: AgendaEvent;
  readonly from: number;
  readonly to: number;
}

const HOUR = 48;
const LEAST = 30;
const isDay = (at: string): boolean => at.length === 10;
/** A minute of the day as pixels under the first hour. */
const at = (minute: number, first: number): string => `${((minute - first * 60) / 60) * HOUR}px`;

function timedOn(day: string, { events, timeZone }: AgendaSays): Placed[] {
  return events.flatMap((event) => {
    if (isDay(event.from)) return [];
    const from = momentOf(event.from, timeZone);
    const to = momentOf(event.to, timeZone);
    if (from.day > day || to.day < day || (to.day === day && to.minute === 0 && from.day < day)) return [];
    const start = from.day < day ? 0 : from.minute;
    const end = to.day > day ? 24 * 60 : to.minute;
    return [{ event, from: start, to: Math.max(end, start + LEAST) }];
  });
}

const wholeOn = (day: string, { events }: AgendaSays): AgendaEvent[] =>
  events.filter(({ from, to }) => isDay(from) && from <= day && day <= to);

function hoursOf(days: readonly (readonly Placed[])[], [from, to]: readonly [number, number]): number[] {
  const all = days.flat();
  const first = Math.min(from, ...all.map((one) => Math.floor(one.from / 60)));
  const last = Math.max(to, ...all.map((one) => Math.ceil(one.to / 60)));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Arrows go through the events in their order; Tab reaches each as well. */
function walk(event: KeyboardEvent): void {
  const all = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>("button.event")];
  const from = all.indexOf((event.target as Element).closest("button.event") as HTMLElement);
  const next = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined || from < 0) return;
  event.preventDefault();
  all[Math.min(all.length - 1, Math.max(0, next))]?.focus();
}

function eventOf(
  event: AgendaEvent,
  day: string,
  says: AgendaSays,
  given: { host: PartHost; formats: Formats },
): TemplateResult {
  const { host, formats } = given;
  const isWhole = isDay(event.from);
  const time = isWhole ? host.say(words, "agenda.allDay") : `${formats.time(event.from)}–${formats.time(event.to)}`;
  const open = () => says.open?.(event);
  return html`<button class="event ${event.isOwn ? "own" : ""}" type="button" @click=${open}>
    <span class="cut title">${event.title}</span><span class="cut meta"><span class="num">${isWhole ? html`<span class="unseen">${time}</span>` : time}</span>${
      event.note ? html`${isWhole ? nothing : " · "}${event.note}` : nothing
    }</span><span class="unseen">${formats.date(day, "weekday")}</span>
  </button>`;
}

const place = ({ item, lane, lanes }: Lane<Placed>, first: number) =>
  styleMap({
    "inset-block-start": at(item.from, first),
    "block-size": `${((item.to - item.from) / 60) * HOUR - 2}px`,
    "inset-inline-start": `${(lane / lanes) * 100}%`,
    "inline-size": `calc(${100 / lanes}% - 2px)`,
    "--short": item.to - item.from < 45 ? "row" : "column",
  });

/** A day or a week with its hours; where there is little room, a list. Events that overlap stand side by side. */
export function agenda(host: PartHost, says: AgendaSays): TemplateResult {
  const formats = formatsOf(host.locale, says.timeZone);
  const days = says.span === "week" ? weekAround(says.day, formats.firstWeekday) : [says.day];
  const now = momentOf(says.now, says.timeZone);
  const timed = days.map((day) => timedOn(day, says));
  const whole = days.map((day) => wholeOn(day, says));
  const hours = hoursOf(timed, says.hours ?? [8, 18]);
  const first = hours[0] ?? 0;
  const given = { host, formats };
  const hasWhole = whole.some(({ length }) => length);
  const head = (day: string) => html`<h3 class=${day === now.day ? "today" : ""}>${formats.date(day, "weekday")}</h3>`;
  return html`<section class="agenda ${says.span ?? "day"}" aria-label=${says.label} @keydown=${walk}>
    <div class="grid" style=${styleMap({ "--days": String(days.length) })}>
      <div class="hours" aria-hidden="true">
        ${days.length > 1 ? html`<div class="head"></div>` : nothing}
        ${hasWhole ? html`<div class="whole meta">${host.say(words, "agenda.allDay")}</div>` : nothing}
        <div class="rule" style=${styleMap({ "block-size": `${(hours.length - 1) * HOUR}px` })}>${hours.map(
          (hour) =>
            html`<span class="meta num" style=${styleMap({ "inset-block-start": at(hour * 60, first) })}>${formatsOf(host.locale, "UTC").time(Date.UTC(2026, 0, 1, hour))}</span>`,
        )}</div>
      </div>
      ${days.map(
        (day, index) => html`<div class="day" data-day=${day}>
          ${days.length > 1 ? html`<div class="head">${head(day)}</div>` : nothing}
          ${hasWhole ? html`<div class="whole">${whole[index]?.map((event) => eventOf(event, day, says, given))}</div>` : nothing}
          <ol class="timed" style=${styleMap({ "block-size": `${(hours.length - 1) * HOUR}px` })}>
            ${lanesOf(timed[index] ?? []).map((lane) => html`<li style=${place(lane, first)}>${eventOf(lane.item.event, day, says, given)}</li>`)}
          </ol>
          ${day === now.day ? nowLine(now, hours, given) : nothing}
        </div>`,
      )}
    </div>
    ${says.events.length ? nothing : html`<p class="none meta">${host.say(words, "agenda.none")}</p>`}
  </section>`;
}

function nowLine({ minute }: Moment, hours: readonly number[], { host }: { readonly host: PartHost }): unknown {
  const [first = 0, last = first] = [hours[0], hours.at(-1)];
  if (minute < first * 60 || minute > last * 60) return nothing;
  const time = formatsOf(host.locale, "UTC").time(Date.UTC(2026, 0, 1, 0, minute));
  const from = `calc(100% - ${((last * 60 - minute) / 60) * HOUR}px)`;
  return html`<i class="now" role="img" aria-label=${host.say(words, "agenda.now", { time })} style=${styleMap({ "inset-block-start": from })}></i>`;
}

/** The days that an agenda of a span shows next, and before: for the buttons beside it. */
export const agendaTurned = (day: string, span: "day" | "week", way: 1 | -1): string =>
  dayAfter(day, way * (span === "week" ? 7 : 1));
