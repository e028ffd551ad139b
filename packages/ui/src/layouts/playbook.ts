import { css, html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { type ButtonSays, button } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { progress } from "../parts/progress.ts";
import { words } from "./words.ts";

/** Steps that are done again and again, and how they fared. */
export interface PlaybookSays {
  readonly icon: string;
  readonly title: string;
  /** What it makes: "11 tasks, 11 drafts of emails". */
  readonly creates: string;
  /** How it went before: "8 of 11 renewed, +€212,000". */
  readonly fared?: string;
  /** Given while it runs. */
  readonly running?: { readonly share?: number; readonly note: string };
  readonly act: ButtonSays;
}

/** How playbooks and quick acts look. */
export const playbookStyles = css`
  .playbooks { border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .playbook { display: grid; grid-template-columns: var(--n-icon) minmax(0, 1fr) auto; gap: var(--n-space-1) var(--n-space-3); align-items: center; padding: var(--n-card-dense) var(--n-card); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  li + li > .playbook { border-block-start: 1px solid var(--n-border); }
  .playbook > .icon { align-self: start; margin-block-start: 2px; color: var(--n-text-quiet); }
  .playbook h3 { font-size: var(--n-size-body); line-height: var(--n-line-body); font-weight: 500; }
  .playbook dl { display: flex; flex-wrap: wrap; gap: 0 var(--n-space-4); }
  .playbook dl > div { display: flex; flex-wrap: wrap; gap: 0 6px; }
  .playbook dt { color: var(--n-text-quiet); }
  .playbook .progress { margin-block-start: 6px; max-inline-size: 400px; }
  .quick { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(200px, 100%), 1fr)); gap: var(--n-space-3); }
  .quick button { display: flex; align-items: center; gap: var(--n-space-3); inline-size: 100%; min-block-size: var(--n-touch); padding: var(--n-space-2) var(--n-card); border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); font-weight: 500; }
  .quick button:hover { background: var(--n-hover); }
  .quick .icon { color: var(--n-text-quiet); }
  .act-title { margin-block-end: var(--n-space-2); font-size: var(--n-size-body); line-height: var(--n-line-body); }
  @container page (max-width: 640px) { .playbook { grid-template-columns: var(--n-icon) minmax(0, 1fr); } .playbook > .btn { grid-column: 2; justify-self: start; margin-block-start: var(--n-space-1); } }
`;

/** A playbook: what it creates, how it fared, and the button that starts it; while it runs, how far it is. */
export function playbook(
  host: PartHost,
  { icon: sign, title, creates, fared, running, act }: PlaybookSays,
): TemplateResult {
  const t = (key: keyof typeof words) => host.say(words, key);
  return html`<article class="playbook">
    ${icon(sign)}
    <div>
      <h3>${title}</h3>
      ${
        running
          ? html`<p class="meta">${running.note}</p>${progress({ label: title, isNamed: true, ...running })}`
          : html`<dl>
            <div><dt>${t("layouts.playbook.creates")}</dt><dd>${creates}</dd></div>
            ${fared ? html`<div><dt>${t("layouts.playbook.fared")}</dt><dd>${fared}</dd></div>` : nothing}
          </dl>`
      }
    </div>
    ${button(act)}
  </article>`;
}

/** Playbooks, or running work, under a heading. */
export const playbooks = (title: string, rows: readonly unknown[]): TemplateResult =>
  html`<section><h2 class="act-title">${title}</h2><ul class="playbooks">${rows.map((row) => html`<li>${row}</li>`)}</ul></section>`;

/** The acts that are done most. */
export const quickActs = (
  title: string,
  acts: readonly { readonly label: string; readonly icon: string; readonly act: () => void }[],
): TemplateResult =>
  html`<section><h2 class="act-title">${title}</h2><ul class="quick">${acts.map(
    ({ label, icon: sign, act }) =>
      html`<li><button type="button" @click=${act}>${icon(sign)}<span>${label}</span></button></li>`,
  )}</ul></section>`;
