import { css, html, nothing, type TemplateResult } from "lit";
import { icon as drawn } from "./icon.ts";

/** What stands in a card. */
export interface CardSays {
  readonly title?: string;
  readonly icon?: string;
  /** How many things it holds. */
  readonly count?: number | string;
  /** A state, or acts of few signs, at the end of its head. */
  readonly end?: unknown;
  readonly content: unknown;
  /** Its content reaches the edges: rows and tables. */
  readonly isFlush?: boolean;
}

/** A row of a card. */
export interface CardRow {
  readonly lead?: unknown;
  readonly title: unknown;
  readonly text?: unknown;
  readonly end?: unknown;
}

/** How cards and their rows look. */
export const cardStyles = css`
  .card { min-inline-size: 0; border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .card > header { display: flex; align-items: center; gap: var(--n-space-2); min-block-size: 44px; padding-inline: var(--n-card); font-size: var(--n-size-table); }
  .card > header > .icon { color: var(--n-text-quiet); }
  .card > header h2 { flex: 1; min-inline-size: 0; display: flex; align-items: baseline; gap: 6px; font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .card > header h2 .meta { font-weight: 400; }
  .card > header .btn.only { margin-inline-end: -6px; }
  .card > .in { padding: var(--n-card); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .card > .in > * + * { margin-block-start: var(--n-space-2); }
  .card > header + .in { padding-block-start: 0; }
  .rows > li { display: flex; align-items: center; gap: var(--n-space-3); padding: var(--n-card-dense) var(--n-card); border-block-start: 1px solid var(--n-border); }
  .rows:first-child > li:first-child { border-block-start: 0; }
  .rows.dense > li { padding-block: var(--n-space-2); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .rows > li > .icon { color: var(--n-text-quiet); }
  .rows .title { font-weight: 500; }
`;

/** A surface for what belongs together. A card in a card is a sign that one of them is too much. */
export const card = ({ title, icon, count, end, content, isFlush }: CardSays): TemplateResult => html`<section
  class="card"
  aria-label=${title ?? nothing}
>
  ${
    title
      ? html`<header>${icon ? drawn(icon) : nothing}<h2><span class="cut">${title}</span>${count === undefined ? nothing : html` <span class="meta">${count}</span>`}</h2>${end ?? nothing}</header>`
      : nothing
  }
  ${isFlush ? content : html`<div class="in">${content}</div>`}
</section>`;

/** Rows of a card: what it is, over what is to be known of it, and what can be done. Those of a dense card cut what is long. */
export const cardRows = (rows: readonly CardRow[], isDense = false): TemplateResult =>
  html`<ul class="rows ${isDense ? "dense" : ""}">${rows.map(
    ({ lead, title, text, end }) =>
      html`<li>${lead ?? nothing}<div class="grow"><p class="title ${isDense ? "cut" : ""}">${title}</p>${text ? html`<p class="meta cut">${text}</p>` : nothing}</div>${end ?? nothing}</li>`,
  )}</ul>`;
