import { css, html, nothing, type TemplateResult } from "lit";
import { type ButtonSays, button } from "../parts/button.ts";
import { DOWN, icon } from "../parts/icon.ts";

/** Something a page is about that can be chosen: its period, what it is compared with, whose it is. */
export interface Scope {
  readonly label: string;
  /** A quiet word before it: "vs". */
  readonly prefix?: string;
  readonly icon?: string;
  readonly open: (at: HTMLElement) => void;
}

/** What stands at the head of a page. */
export interface PageHeadSays {
  readonly title: string;
  /** The first is the one that a narrow page keeps. */
  readonly scopes?: readonly Scope[];
  /** What stands beside the title on a wide page: the ways to see the same. */
  readonly beside?: unknown;
  /** Acts that a narrow page leaves out: they are in its menus too. */
  readonly actions?: readonly ButtonSays[];
  /** The one primary act. */
  readonly primary?: ButtonSays;
}

/** How the head of a page looks, and what its parts ask for their room: the page, not the window. */
export const pageHeadStyles = css`
  .page { container: page / inline-size; min-inline-size: 0; }
  .page-head { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-2) var(--n-space-3); margin-block-end: var(--n-space-3); }
  .page-head h1 { flex: 1 1 auto; min-inline-size: 0; font-size: var(--n-size-title-m); line-height: var(--n-line-title-m); font-weight: 600; letter-spacing: -0.015em; text-wrap: balance; }
  .page-head.great h1 { font-size: 24px; line-height: 32px; }
  @container page (max-width: 640px) {
    .page-head .btns { inline-size: 100%; }
    .page-head .btns > .scope:first-child { flex: 1; justify-content: space-between; }
    .page-head .btns > :is(.scope:nth-child(n + 2), .aside) { display: none; }
    .page-head .btns > .btn.primary { flex: 1; }
    .page-head .btns > .scope + .btn.primary { flex: none; }
  }
`;

const chooser = ({ label, prefix, icon: sign, open }: Scope) => {
  const act = (event: Event): void => open(event.currentTarget as HTMLElement);
  return html`<button class="btn scope" type="button" aria-haspopup="menu" @click=${act}>${sign ? icon(sign) : nothing}<span>${prefix ? html`<span class="quiet">${prefix}</span> ` : nothing}${label}</span>${icon(DOWN)}</button>`;
};

/** The head of a page: what it is, what it is about, and its one primary act. */
export const pageHead = (
  { title, beside, scopes = [], actions = [], primary }: PageHeadSays,
  isGreat = false,
): TemplateResult => html`<header class="page-head ${isGreat ? "great" : ""}">
  <h1>${title}</h1>
  ${beside ?? nothing}
  <div class="btns">${scopes.map(chooser)}${actions.map((says) => html`<span class="aside">${button(says)}</span>`)}${
    primary ? button({ ...primary, kind: "primary" }) : nothing
  }</div>
</header>`;
