import { css, html, nothing, type TemplateResult } from "lit";

/** What a state means: gain, loss, something to look at, under way, not begun, half done, or none of these. */
export type StateTone = "good" | "bad" | "warn" | "info" | "hollow" | "half";

/** How badges, states and keys look. */
export const badgeStyles = css`
  .badge { display: inline-flex; align-items: center; justify-content: center; flex: none; min-inline-size: 18px; block-size: 18px; padding-inline: 5px; border-radius: var(--n-radius-chip); background: var(--n-accent-soft); color: var(--n-accent-text); font-size: 11px; font-weight: 600; line-height: 1; }
  .badge.loud { background: var(--n-accent); color: var(--n-on-accent); }
  .state { display: inline-flex; align-items: baseline; gap: 6px; white-space: nowrap; }
  .state::before { content: ""; align-self: center; inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--n-border-control); flex: none; }
  .state.good::before { background: var(--n-positive-mark); }
  .state.bad::before { background: var(--n-negative-mark); }
  .state.warn::before { background: var(--n-warning-mark); }
  .state.info::before { background: var(--n-accent); }
  .state.hollow::before { background: transparent; border: var(--n-icon-stroke) solid var(--n-border-control); }
  .state.half::before { background: linear-gradient(90deg, var(--n-accent) 50%, transparent 50%); border: var(--n-icon-stroke) solid var(--n-accent); }
  .kbd { display: inline-flex; align-items: center; justify-content: center; flex: none; min-inline-size: 18px; block-size: 18px; padding-inline: var(--n-space-1); border: 1px solid var(--n-border); border-radius: var(--n-radius-mark); background: var(--n-surface); color: var(--n-text-quiet); font: inherit; font-size: 11px; line-height: 1; }
  @media (forced-colors: active) { .state::before { border: 4px solid CanvasText; } .badge { border: 1px solid; } }
`;

/** How many wait. The label says what they are ("4 waiting"), for those who do not see where it stands. */
export const badge = (count: number | string, label?: string, isLoud = false): TemplateResult =>
  html`<span class="badge ${isLoud ? "loud" : ""}" role=${label ? "img" : nothing} aria-label=${label ?? nothing}>${count}</span>`;

/** A state as dot and word. The word says it; the dot is for the eye that runs down a list. */
export const state = (word: string, tone?: StateTone): TemplateResult =>
  html`<span class="state ${tone ?? ""}">${word}</span>`;

/** A key as it is printed on it. */
export const keycap = (key: string): TemplateResult => html`<kbd class="kbd">${key}</kbd>`;
