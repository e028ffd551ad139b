import { css, html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import type { MenuSays } from "../overlays/menu.ts";
import { button } from "../parts/button.ts";
import { DOWN } from "../parts/icon.ts";
import { words } from "./words.ts";

/** Something that was found in the figures, and what can be done about it. */
export interface FindingSays {
  /** What it is about, and since when: "Renewals · found today". */
  readonly kind: string;
  /** One sentence with the figure. */
  readonly sentence: unknown;
  /** What acting is expected to bring, with its sign. */
  readonly effect: unknown;
  /** How sure that is: "8 of 10 renewed when asked 60 days ahead". */
  readonly basis: string;
  /** A small chart or list that shows it. */
  readonly evidence?: unknown;
  readonly act: { readonly label: string; readonly act: () => void; readonly isBusy?: boolean };
  /** Opens the reasons at the button: see {@link dismissal}. */
  readonly dismiss: (at: HTMLElement) => void;
  readonly later?: () => void;
}

/** A row of evidence: only those that matter have colour. */
export interface EvidenceBar {
  readonly label: string;
  readonly value: string;
  /** Its length, from 0 to 1. */
  readonly share: number;
  readonly matters?: boolean;
}

/** How findings look. */
export const findingStyles = css`
  .findings { display: grid; gap: var(--n-space-4); }
  .finding { display: grid; grid-template-columns: minmax(0, 1fr); min-inline-size: 0; border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .finding.proved { grid-template-columns: minmax(0, 1fr) 400px; }
  .finding > div { min-inline-size: 0; padding: var(--n-card); }
  .finding > .said { padding-inline-end: var(--n-space-5); }
  .finding h2 { margin-block: var(--n-space-1) var(--n-space-2); max-inline-size: 34rem; font-size: var(--n-size-title-s); line-height: var(--n-line-title-s); text-wrap: pretty; }
  .finding .effect { margin-block-end: var(--n-space-4); }
  .finding .effect b { font-weight: 600; color: var(--n-positive-text); }
  .finding .effect .meta { margin-inline-start: 6px; }
  .finding .evidence { display: grid; align-content: center; gap: var(--n-space-2); border-inline-start: 1px solid var(--n-border); }
  .bars { display: grid; gap: 6px; font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .bars li { display: grid; grid-template-columns: minmax(0, 144px) minmax(0, 1fr) minmax(56px, auto); gap: var(--n-space-3); align-items: center; }
  .bars i { display: block; block-size: 8px; min-inline-size: 2px; border-radius: 2px; background: var(--n-border-strong); }
  .bars i.matters { background: var(--n-accent); }
  .bars .num { text-align: end; }
  @container page (max-width: 896px) {
    .finding.proved { grid-template-columns: minmax(0, 1fr); }
    .finding .evidence { border-inline-start: 0; border-block-start: 1px solid var(--n-border); }
  }
  @container page (max-width: 640px) {
    .finding .effect .meta { display: block; margin: 2px 0 0; }
    .finding .btns > :nth-child(3) { display: none; }
    .bars li { grid-template-columns: minmax(0, 112px) minmax(0, 1fr) minmax(56px, auto); }
  }
  @media (forced-colors: active) { .bars i { background: CanvasText; } .bars i.matters { background: Highlight; } }
`;

/** A finding: what, how much it is worth, why that is believed, and one button that acts. */
export function finding(host: PartHost, says: FindingSays): TemplateResult {
  const { kind, sentence, effect, basis, evidence, act, dismiss, later } = says;
  const t = (key: keyof typeof words) => host.say(words, key);
  const ask = (event: Event): void => dismiss(event.currentTarget as HTMLElement);
  return html`<article class="finding ${evidence ? "proved" : ""}">
    <div class="said">
      <p class="meta">${kind}</p>
      <h2>${sentence}</h2>
      <p class="effect"><span class="quiet">${t("layouts.finding.expected")}</span> <b>${effect}</b> <span class="meta">${basis}</span></p>
      <div class="btns">
        ${button({ label: act.label, act: act.act, busy: act.isBusy ?? false })}
        ${button({ label: t("layouts.finding.dismiss"), iconAfter: DOWN, kind: "plain", opens: "menu", act: ask })}
        ${later ? button({ label: t("layouts.finding.later"), kind: "plain", act: later }) : nothing}
      </div>
    </div>
    ${evidence ? html`<div class="evidence">${evidence}</div>` : nothing}
  </article>`;
}

/** The findings of a place, the most valuable first. */
export const findings = (all: readonly unknown[]): TemplateResult =>
  html`<ol class="findings">${all.map((one) => html`<li>${one}</li>`)}</ol>`;

/** The reasons for which a finding is dismissed, as a menu: each of them teaches what finds them. */
export function dismissal(host: PartHost, choose: (reason: "done" | "untrue" | "small" | "other") => void): MenuSays {
  const t = (key: keyof typeof words) => host.say(words, key);
  const reasons = ["done", "untrue", "small", "other"] as const;
  const title = t("layouts.finding.why");
  return {
    label: title,
    groups: [{ title, items: reasons.map((id) => ({ id, label: t(`layouts.finding.${id}`) })) }],
    choose: (id) => choose(id as (typeof reasons)[number]),
  };
}

/** Evidence as a few bars under one heading that names their unit. */
export const evidenceBars = (title: string, bars: readonly EvidenceBar[]): TemplateResult =>
  html`<p class="meta">${title}</p><ol class="bars">${bars.map(
    ({ label, value, share, matters }) =>
      html`<li><span class="cut" title=${label}>${label}</span><span aria-hidden="true"><i class=${matters ? "matters" : ""} .style=${`inline-size:${share * 100}%`}></i></span><span class="num">${value}</span></li>`,
  )}</ol>`;
