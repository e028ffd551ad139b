import { css, html, nothing, type TemplateResult } from "lit";
import { along } from "./along.ts";
import { badge } from "./badge.ts";

/** A tab. */
export interface TabSays {
  readonly id: string;
  readonly label: string;
  /** How many wait behind it, and what they are. */
  readonly count?: number | undefined;
  readonly countLabel?: string | undefined;
  /** Where it leads, where tabs are pages of their own. */
  readonly href?: string;
}

/** What tabs say. */
export interface TabsSays {
  readonly label: string;
  readonly tabs: readonly TabSays[];
  readonly chosen: string;
  readonly choose?: (id: string) => void;
}

/** How tabs look. They are pushed along where they do not fit. */
export const tabsStyles = css`
  .tabs { display: flex; gap: var(--n-space-5); overflow-x: auto; scrollbar-width: none; border-block-end: 1px solid var(--n-border); scroll-snap-type: x proximity; overscroll-behavior-x: contain; }
  .tabs > * { display: inline-flex; align-items: center; flex: none; gap: 6px; block-size: 40px; border-block-end: 2px solid transparent; color: var(--n-text-quiet); font-weight: 500; text-decoration: none; white-space: nowrap; scroll-snap-align: center; }
  .tabs > :hover { color: var(--n-text); }
  .tabs > :is([aria-current], [aria-selected="true"]) { color: var(--n-text); border-color: var(--n-accent); }
  .tabs > :focus-visible { outline-offset: -2px; border-radius: var(--n-radius-mark); }
  @media (pointer: coarse) { .tabs > * { block-size: var(--n-touch); } }
`;

const intoView = (tab: Element): void => {
  const list = tab.parentElement;
  if (!list || list.scrollWidth <= list.clientWidth) return;
  tab.scrollIntoView({ block: "nearest", inline: "center" });
};

function walk(event: KeyboardEvent): void {
  const tab = along(event, [...(event.currentTarget as HTMLElement).children] as HTMLElement[]);
  if (!tab) return;
  tab.focus();
  intoView(tab);
  tab.click();
}

const inside = ({ label, count, countLabel }: TabSays) =>
  html`${label}${count ? badge(count, countLabel ?? String(count)) : nothing}`;

/**
 * Tabs over one place. Arrows walk and choose; Tab goes on to the panel. Where each is a page of its own, they are links.
 */
export function tabs({ label, tabs: all, chosen, choose }: TabsSays): TemplateResult {
  if (all.some(({ href }) => href !== undefined)) {
    return html`<nav class="tabs" aria-label=${label}>${all.map(
      (tab) => html`<a href=${tab.href ?? ""} aria-current=${tab.id === chosen ? "page" : nothing}>${inside(tab)}</a>`,
    )}</nav>`;
  }
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${walk}>${all.map(
    (tab) => html`<button
      type="button"
      role="tab"
      id="tab-${tab.id}"
      aria-selected=${tab.id === chosen ? "true" : "false"}
      aria-controls=${tab.id === chosen ? `panel-${tab.id}` : nothing}
      tabindex=${tab.id === chosen ? 0 : -1}
      @click=${() => choose?.(tab.id)}
    >${inside(tab)}</button>`,
  )}</div>`;
}

/** What stands under the chosen tab. It can have the focus, so that the keyboard reaches what has no control in it. */
export const tabPanel = (id: string, content: unknown): TemplateResult =>
  html`<div class="tabpanel" role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" tabindex="0">${content}</div>`;
