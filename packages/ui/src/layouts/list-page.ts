import { css, html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { button } from "../parts/button.ts";
import { X } from "../parts/icon.ts";
import { type PageHeadSays, pageHead } from "./page-head.ts";
import { words } from "./words.ts";

/** What a page with a list says. */
export interface ListPageSays extends PageHeadSays {
  /** Search, filters, sort, columns, view. */
  readonly bar?: unknown;
  /** The table or board, with its count. */
  readonly content: unknown;
  /** What can be done with those that are selected; it floats at the bottom. */
  readonly bulk?: unknown;
  /** The open record: see {@link sidePanel}. */
  readonly panel?: unknown;
}

/** What the panel beside a list says. */
export interface SidePanelSays {
  /** What kind of thing it is: "Invoice". */
  readonly kind: string;
  readonly title: string;
  readonly actions?: unknown;
  readonly content: unknown;
  readonly close: () => void;
}

/** How a list stands beside its panel. Where there is no room for both the panel lies over the list, on a phone from below. */
export const listPageStyles = css`
  .page:has(> .beside) { display: grid; grid-template-columns: minmax(0, 1fr); }
  .beside { position: relative; display: grid; grid-template: "list" 1fr / minmax(0, 1fr); min-block-size: 100%; }
  .beside.open { grid-template: "list panel" 1fr / minmax(0, 1fr) clamp(392px, 34.5%, 440px); }
  .beside > .listed { grid-area: list; display: flex; flex-direction: column; min-inline-size: 0; padding: var(--n-space-5); }
  .listed > .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-2); margin-block-end: var(--n-space-3); }
  .bulk { position: sticky; z-index: 2; inset-block-end: var(--n-space-5); align-self: center; margin-block-start: auto; display: flex; align-items: center; gap: var(--n-space-2); max-inline-size: 100%; padding: var(--n-space-2); padding-inline-start: var(--n-space-4); border-radius: var(--n-radius-card); background: var(--n-surface-raised); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-table); }
  .bulk > .quiet { overflow: hidden; text-overflow: ellipsis; }
  .bulk b { font-weight: 600; white-space: nowrap; }
  .side-panel { grid-area: panel; min-inline-size: 0; border-inline-start: 1px solid var(--n-border); background: var(--n-surface); outline: 0; }
  .side-panel > header { position: sticky; z-index: 1; inset-block-start: 0; display: flex; align-items: center; gap: var(--n-space-1); padding: var(--n-space-3) var(--n-space-4); padding-inline-start: var(--n-space-5); border-block-end: 1px solid var(--n-border); background: inherit; border-radius: inherit; }
  .side-panel h2 { font-size: var(--n-size-title-s); line-height: var(--n-line-title-s); }
  .side-panel > .held { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--n-space-4); padding: var(--n-space-4) var(--n-space-5) var(--n-space-5); }
  @container page (max-width: 1020px) {
    .beside.open { grid-template: "list" 1fr / minmax(0, 1fr); }
    .beside.open::after { content: ""; position: absolute; z-index: 3; inset: 0; background: var(--n-scrim); }
    .side-panel { position: sticky; z-index: 4; inset-block-start: 0; grid-area: list; justify-self: end; inline-size: min(440px, 100%); max-block-size: 100dvh; overflow: auto; box-shadow: var(--n-shadow-dialog); }
  }
  @container page (max-width: 640px) {
    .beside > .listed { padding: var(--n-space-4); }
    .listed > .page-head { display: none; }
    .bulk { align-self: stretch; margin-inline: 0; }
    .bulk > .quiet { display: none; }
    .bulk > b { flex: 1; }
    .side-panel { inline-size: 100%; margin-block-start: var(--n-space-6); max-block-size: calc(100dvh - var(--n-space-6)); border: 0; border-start-start-radius: var(--n-space-4); border-start-end-radius: var(--n-space-4); }
    .side-panel > header { padding-inline-start: var(--n-space-4); }
    .side-panel > .held { padding-inline: var(--n-space-4); }
  }
`;

/** A list with its tools; beside it the record that is open, so that nobody loses their place. */
export const listPage = ({
  bar,
  content,
  bulk,
  panel,
  ...head
}: ListPageSays): TemplateResult => html`<div class="page">
  <div class="beside ${panel ? "open" : ""}">
    <div class="listed">${pageHead(head)}${bar ? html`<div class="bar">${bar}</div>` : nothing}${content}${bulk ? html`<div class="bulk" role="region" aria-label=${head.title}>${bulk}</div>` : nothing}</div>
    ${panel ?? nothing}
  </div>
</div>`;

/** The record that is open beside its list. Escape closes it, wherever in it the focus is. */
export function sidePanel(host: PartHost, { kind, title, actions, content, close }: SidePanelSays): TemplateResult {
  const key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return html`<aside class="side-panel" aria-label="${kind} ${title}" tabindex="-1" @keydown=${key}>
    <header>
      <div class="grow"><p class="meta">${kind}</p><h2 class="cut">${title}</h2></div>
      ${actions ?? nothing}
      ${button({ label: host.say(words, "layouts.panel.close"), key: "Escape", icon: X, iconOnly: true, kind: "plain", small: true, act: close })}
    </header>
    <div class="held">${content}</div>
  </aside>`;
}
