import { css, html, nothing, type TemplateResult } from "lit";
import { button } from "./button.ts";
import { ALERT, INFO, icon, X, X_CIRCLE } from "./icon.ts";

/** What a notice tells about all that stands below it. */
export interface NoticeSays {
  readonly text: unknown;
  readonly tone?: "info" | "warning" | "error";
  readonly action?: { readonly label: string; readonly act: () => void };
  /** Given where somebody may put it away: what that button is called. */
  readonly close?: { readonly label: string; readonly act: () => void };
}

const SIGNS = { info: INFO, warning: ALERT, error: X_CIRCLE };

/** How notices look that are more than the quiet line of an element's state. */
export const noticeStyles = css`
  .notice { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-1) var(--n-space-2); min-block-size: 40px; padding: 5px var(--n-space-1) 5px var(--n-space-3); padding-inline: var(--n-space-3) var(--n-space-1); border-radius: var(--n-radius-control); background: var(--n-warning-soft); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .notice > .icon { align-self: flex-start; margin-block-start: 6px; color: var(--n-warning-text); }
  .notice > span { flex: 1 1 200px; min-inline-size: 0; padding-block: 5px; }
  .notice .btn { background: transparent; }
  .notice .btn:hover { background: var(--n-surface); }
  .notice.info { background: var(--n-accent-soft); }
  .notice.info > .icon { color: var(--n-accent-text); }
  .notice.error { background: var(--n-negative-soft); }
  .notice.error > .icon { color: var(--n-negative-text); }
  @media (forced-colors: active) { .notice { border: 1px solid; } }
`;

/** A line above the content it is about, with at most one act. An error is told at once, the others when there is a pause. */
export const notice = ({ text, tone = "warning", action, close }: NoticeSays): TemplateResult => html`<div
  class="notice ${tone}"
  role=${tone === "error" ? "alert" : "status"}
>${icon(SIGNS[tone])}<span>${text}</span>${
  action ? button({ label: action.label, small: true, act: action.act }) : nothing
}${close ? button({ label: close.label, icon: X, iconOnly: true, kind: "plain", small: true, act: close.act }) : nothing}</div>`;
