import { css, html, nothing, type TemplateResult } from "lit";
import { type TabsSays, tabs } from "../parts/tabs.ts";
import { type PageHeadSays, pageHead } from "./page-head.ts";

/** What a department's page says. */
export interface DepartmentSays extends PageHeadSays {
  /** Think, See, Act. */
  readonly tabs: TabsSays;
  readonly content: unknown;
}

/** How a department's page stands: tiles, a chart with what stands beside it, and the table behind. */
export const departmentStyles = css`
  .department .page-head { margin-block-end: var(--n-space-2); }
  .department > .tabs { margin-block-end: var(--n-space-4); }
  .stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--n-space-4); }
  .tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: var(--n-space-4); }
  .tiles > li { display: grid; min-inline-size: 0; }
  .chart-side { display: grid; grid-template-columns: minmax(0, 1fr) 380px; border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .chart-side > * { min-inline-size: 0; padding: var(--n-space-3) var(--n-card) var(--n-card); }
  .chart-side > :last-child { border-inline-start: 1px solid var(--n-border); }
  .chart-side > div { display: grid; }
  .chart-side h2 { display: flex; align-items: center; justify-content: space-between; gap: var(--n-space-2); min-block-size: 28px; margin-block-end: var(--n-space-2); font-size: var(--n-size-body); line-height: var(--n-line-body); }
  @container page (max-width: 900px) {
    .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .chart-side { grid-template-columns: minmax(0, 1fr); }
    .chart-side > :last-child { border-inline-start: 0; border-block-start: 1px solid var(--n-border); }
  }
  @container page (max-width: 640px) {
    .tiles { display: flex; overflow-x: auto; scroll-snap-type: x mandatory; scrollbar-width: none; overscroll-behavior-x: contain; }
    .tiles > li { flex: 0 0 72%; scroll-snap-align: start; }
  }
`;

/** A department: its head, its three tabs, and what stands under the chosen one. */
export const departmentPage = ({ tabs: its, content, ...head }: DepartmentSays): TemplateResult =>
  html`<div class="page department">${pageHead(head, true)}${tabs(its)}<div class="stack">${content}</div></div>`;

/** Tiles in a row; on a phone they are pushed along, and a piece of the next one is seen. */
export const tiles = (label: string, all: readonly unknown[]): TemplateResult =>
  html`<ul class="tiles" aria-label=${label}>${all.map((tile) => html`<li>${tile}</li>`)}</ul>`;

/** A large chart, and beside it what moved it. */
export const chartAndSide = (says: {
  readonly title: string;
  readonly chart: unknown;
  /** What can be done with the chart, at the end of its head. */
  readonly end?: unknown;
  /** Where it has no heading of its own. */
  readonly sideTitle?: unknown;
  readonly side: unknown;
}): TemplateResult => html`<div class="chart-side">
  <section aria-label=${says.title}><h2>${says.title}${says.end ?? nothing}</h2>${says.chart}</section>
  ${says.sideTitle ? html`<section><h2>${says.sideTitle}</h2>${says.side}</section>` : html`<div>${says.side}</div>`}
</div>`;
