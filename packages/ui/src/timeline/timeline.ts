import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PartHost } from "../element/part-host.ts";
import { type Formats, formatsOf } from "../format/formats.ts";
import { button } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { words } from "./words.ts";

/** Something that happened. */
export interface TimelineEntry {
  readonly id: string;
  /** When, as the server tells it. */
  readonly at: string;
  readonly icon: string;
  /** One sentence: who did what. */
  readonly text: unknown;
  /** What was noted about it, quiet below. */
  readonly note?: unknown;
  /** What a person wrote: it alone gets a box. */
  readonly wrote?: unknown;
}

/** What a timeline shows, the newest first. */
export interface TimelineSays {
  readonly label: string;
  readonly entries: readonly TimelineEntry[];
  readonly now: string;
  readonly timeZone?: string;
  /** Brings what was before, and how many that are where it is known. */
  readonly older?: { readonly act: () => void; readonly count?: number; readonly isBusy?: boolean } | undefined;
}

/** The day that a moment belongs to, where its reader is. */
const dayOf = (at: string, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat("sv", timeZone ? { timeZone } : {}).format(new Date(at));

/** The entries of each day, days and entries as they come. */
function byDay(entries: readonly TimelineEntry[], timeZone: string | undefined): Map<string, TimelineEntry[]> {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}

function nameOfDay(host: PartHost, day: string, today: string, formats: Formats): string {
  const away = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (away === 0) return host.say(words, "timeline.today");
  if (away === 1) return host.say(words, "timeline.yesterday");
  return formats.date(day, day.slice(0, 4) === today.slice(0, 4) ? "weekdayLong" : "full");
}

const line = ({ at, icon: sign, note, text, wrote }: TimelineEntry, formats: Formats): TemplateResult => html`<li>
  <span class="mark">${icon(sign)}</span>
  <div class="grow">
    <p class="happened"><span>${text}</span><time class="meta num" datetime=${at} title=${formats.dateTime(at)}>${formats.time(at)}</time></p>
    ${note ? html`<div class="note quiet">${note}</div>` : nothing}
    ${wrote ? html`<blockquote>${wrote}</blockquote>` : nothing}
  </div>
</li>`;

/** What happened, grouped by day, the newest first. */
export function timeline(host: PartHost, { entries, label, now, older, timeZone }: TimelineSays): TemplateResult {
  const formats = formatsOf(host.locale, timeZone);
  const today = dayOf(now, timeZone);
  const count = older?.count;
  const more = count === undefined ? host.say(words, "timeline.more") : host.say(words, "timeline.older", { count });
  return html`<section class="timeline" aria-label=${label}>
    ${entries.length ? nothing : html`<p class="meta">${host.say(words, "timeline.empty")}</p>`}
    ${repeat(
      byDay(entries, timeZone),
      ([day]) => day,
      ([day, own]) => html`<h3 class="day">${nameOfDay(host, day, today, formats)}</h3>
        <ol>${repeat(
          own,
          ({ id }) => id,
          (entry) => line(entry, formats),
        )}</ol>`,
    )}
    ${
      older
        ? html`<div class="older">${button({
            label: older.isBusy ? host.say(words, "timeline.loading") : more,
            kind: "plain",
            small: true,
            act: older.act,
            busy: older.isBusy === true,
          })}</div>`
        : nothing
    }
  </section>`;
}
