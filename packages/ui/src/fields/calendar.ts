import { css, html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf } from "../format/formats.ts";
import { Popover, popoverStyles } from "../overlays/popover.ts";
import { button } from "../parts/button.ts";
import { LEFT, RIGHT } from "../parts/icon.ts";
import { daysLater, monthsLater, todayIn, weekdayOf, weekdaysOf, weeksOf } from "./days.ts";
import { words } from "./words.ts";

/** What a calendar is asked for. */
export interface CalendarSays {
  readonly label: string;
  readonly value: string | null;
  readonly least?: string | undefined;
  readonly most?: string | undefined;
  readonly timeZone?: string | undefined;
  /** Whether no day may be chosen. */
  readonly isOptional?: boolean;
  readonly choose: (day: string | null) => void;
}

/** How a calendar looks. */
export const calendarStyles = css`
  ${popoverStyles}
  .popover:has(.month) { padding: var(--n-space-3); }
  .month header { display: flex; align-items: center; justify-content: space-between; gap: var(--n-space-2); }
  .month table { border-collapse: collapse; margin-block-start: var(--n-space-2); inline-size: 100%; }
  .month th { inline-size: 36px; block-size: 28px; font-size: var(--n-size-meta); font-weight: 400; color: var(--n-text-quiet); }
  .month td { padding: 1px; text-align: center; }
  .month td button { inline-size: 34px; block-size: 32px; border-radius: var(--n-radius-control); text-align: center; font-variant-numeric: tabular-nums; }
  .month td button:hover { background: var(--n-hover); }
  .month .beside { color: var(--n-text-quiet); }
  .month .today { font-weight: 600; color: var(--n-accent-text); }
  .month [aria-selected="true"] button, .month [aria-selected="true"] button:hover { background: var(--n-accent); color: var(--n-on-accent); }
  .month button[aria-disabled="true"] { color: var(--n-text-quiet); text-decoration: line-through; cursor: default; }
  .month footer { display: flex; justify-content: space-between; margin-block-start: var(--n-space-2); }
  @media (pointer: coarse) { .month td button { inline-size: 40px; block-size: var(--n-touch); } }
  @media (forced-colors: active) { .month [aria-selected="true"] button { outline: 2px solid Highlight; } }
`;

/**
 * A month to choose a day from, beside the field that it belongs to. The arrows walk by days and weeks, Home and End to
 * the ends of a week, Page Up and Page Down by months, with Shift by years (the ARIA pattern of a date picker dialog).
 */
export class Calendar implements ReactiveController {
  readonly #host: PartHost;
  readonly #popover: Popover;
  #says: CalendarSays | null = null;
  /** The day that the keyboard is on. */
  #day = "";
  #moved = false;

  constructor(host: PartHost) {
    this.#host = host;
    this.#popover = new Popover(host);
    host.addController(this);
  }

  /** Opens at a button; once more closes. */
  open(anchor: HTMLElement, says: CalendarSays): void {
    this.#says = says;
    this.#day = this.#within(says.value ?? todayIn(says.timeZone));
    this.#moved = true;
    this.#popover.open(anchor, { label: says.label, content: () => this.#month(says) });
  }

  hostUpdated(): void {
    if (!this.#moved) return;
    const day = this.#host.renderRoot.querySelector<HTMLElement>(".month td [tabindex='0']");
    if (!day) return;
    this.#moved = false;
    day.focus({ preventScroll: true });
  }

  render(): unknown {
    return this.#popover.render();
  }

  #within(day: string): string {
    const { least, most } = this.#says ?? {};
    if (least && day < least) return least;
    return most && day > most ? most : day;
  }

  #may(day: string): boolean {
    return day === this.#within(day);
  }

  #go(day: string): void {
    this.#day = this.#within(day);
    this.#moved = true;
    this.#host.requestUpdate();
  }

  #choose(day: string | null): void {
    if (day !== null && !this.#may(day)) return;
    const choose = this.#says?.choose;
    this.#popover.close();
    choose?.(day);
  }

  #month(says: CalendarSays): TemplateResult {
    const { locale } = this.#host;
    const formats = formatsOf(locale);
    const say = (key: "fields.date.before" | "fields.date.after" | "fields.date.today" | "fields.date.clear") =>
      this.#host.say(words, key);
    const title = formats.date(this.#day, "month");
    const turn = (count: number) => () => {
      this.#day = this.#within(monthsLater(this.#day, count));
      this.#host.requestUpdate();
    };
    const today = todayIn(says.timeZone);
    return html`<div class="month" @keydown=${this.#walk}>
      <header>
        ${button({ label: say("fields.date.before"), icon: LEFT, iconOnly: true, kind: "plain", small: true, act: turn(-1) })}
        <h3 aria-live="polite">${title}</h3>
        ${button({ label: say("fields.date.after"), icon: RIGHT, iconOnly: true, kind: "plain", small: true, act: turn(1) })}
      </header>
      <table role="grid" aria-label=${title}>
        <thead><tr>${weekdaysOf(locale).map(({ short, name }) => html`<th scope="col" abbr=${name}>${short}</th>`)}</tr></thead>
        <tbody>
          ${weeksOf(this.#day, formats.firstWeekday).map((week) => html`<tr>${week.map((day) => this.#cell(day, says.value, today))}</tr>`)}
        </tbody>
      </table>
      <footer>
        ${button({ label: say("fields.date.today"), kind: "plain", small: true, disabled: !this.#may(today), act: () => this.#choose(today) })}
        ${says.isOptional ? button({ label: say("fields.date.clear"), kind: "plain", small: true, act: () => this.#choose(null) }) : nothing}
      </footer>
    </div>`;
  }

  #cell(day: string, value: string | null, today: string): TemplateResult {
    const seen = classMap({ beside: day.slice(0, 7) !== this.#day.slice(0, 7), today: day === today });
    return html`<td role="gridcell" aria-selected=${day === value ? "true" : "false"}
      ><button
        type="button"
        class=${seen}
        tabindex=${day === this.#day ? 0 : -1}
        aria-label=${formatsOf(this.#host.locale).date(day, "full")}
        aria-current=${day === today ? "date" : nothing}
        aria-disabled=${this.#may(day) ? nothing : "true"}
        @click=${() => this.#choose(day)}
      >${formatsOf(this.#host.locale).number(Number(day.slice(8)))}</button></td>`;
  }

  readonly #walk = (event: KeyboardEvent): void => {
    const cell = (event.target as Element).closest("td");
    if (!cell) return;
    const isRtl = getComputedStyle(cell).direction === "rtl";
    const { firstWeekday } = formatsOf(this.#host.locale);
    const intoWeek = (weekdayOf(this.#day) - firstWeekday + 7) % 7;
    const month = event.shiftKey ? 12 : 1;
    const ways: Readonly<Record<string, () => string>> = {
      ArrowLeft: () => daysLater(this.#day, isRtl ? 1 : -1),
      ArrowRight: () => daysLater(this.#day, isRtl ? -1 : 1),
      ArrowUp: () => daysLater(this.#day, -7),
      ArrowDown: () => daysLater(this.#day, 7),
      Home: () => daysLater(this.#day, -intoWeek),
      End: () => daysLater(this.#day, 6 - intoWeek),
      PageUp: () => monthsLater(this.#day, -month),
      PageDown: () => monthsLater(this.#day, month),
    };
    const way = ways[event.key];
    if (!way) return;
    event.preventDefault();
    this.#go(way());
  };
}
