import { css, html, nothing, type TemplateResult } from "lit";
import { icon } from "../parts/icon.ts";
import { type PageHeadSays, pageHead } from "./page-head.ts";

/** A section of the settings, in their navigation. */
export interface SettingsPlace {
  readonly label: string;
  readonly href: string;
  readonly icon?: string;
  readonly isCurrent?: boolean;
}

/** What a page of settings says. */
export interface SettingsSays extends PageHeadSays {
  readonly navigation: string;
  readonly groups: readonly { readonly title?: string; readonly places: readonly SettingsPlace[] }[];
  readonly content: unknown;
}

/** One thing that can be set. */
export interface SettingRow {
  readonly label: string;
  readonly help?: string;
  /** The control. Its name is the row's label: give it `aria-label`, or let it say so itself. */
  readonly control: unknown;
}

/** How settings stand: a navigation of 208, and one column of at most 720. */
export const settingsStyles = css`
  .settings { display: grid; grid-template-columns: 208px minmax(0, 720px); gap: var(--n-space-6); align-items: start; }
  .settings > nav { position: sticky; inset-block-start: var(--n-space-5); display: grid; gap: var(--n-space-3); }
  .settings nav p { padding: 0 var(--n-space-2) var(--n-space-1); font-weight: 500; }
  .settings nav a { display: flex; align-items: center; gap: var(--n-space-2); min-block-size: var(--n-control); padding-inline: var(--n-space-2); border-radius: var(--n-radius-control); color: inherit; font-size: var(--n-size-table); font-weight: 500; text-decoration: none; white-space: nowrap; }
  .settings nav .icon { color: var(--n-text-quiet); }
  .settings nav a:hover { background: var(--n-hover); }
  .settings nav a[aria-current] { background: var(--n-active); }
  .settings > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--n-space-6); }
  .settings .part > h2 { font-size: var(--n-size-title-s); line-height: var(--n-line-title-s); }
  .settings .part > p { color: var(--n-text-quiet); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .set-rows { margin-block-start: var(--n-space-3); border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .set-rows > li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(auto, 50%); gap: var(--n-space-1) var(--n-space-5); align-items: center; padding: var(--n-space-3) var(--n-card); }
  .set-rows > li + li { border-block-start: 1px solid var(--n-border); }
  .set-rows > li > :last-child { justify-self: end; max-inline-size: 100%; }
  .set-rows .title { font-weight: 500; }
  @container page (max-width: 756px) {
    .settings { grid-template-columns: minmax(0, 1fr); gap: var(--n-space-4); }
    .settings > nav { position: static; display: flex; gap: var(--n-space-1); overflow-x: auto; scrollbar-width: none; border-block-end: 1px solid var(--n-border); padding-block-end: var(--n-space-2); }
    .settings nav p { display: none; }
    .settings nav ul { display: flex; gap: var(--n-space-1); }
  }
  @container page (max-width: 480px) { .set-rows > li { grid-template-columns: minmax(0, 1fr); } .set-rows > li > :last-child { justify-self: start; } }
  @media (pointer: coarse) { .settings nav a { min-block-size: var(--n-touch); } }
`;

/** Settings: their navigation, and the sections of the chosen place. What is changed is saved at once, with Undo. */
export const settingsPage = ({
  navigation,
  groups,
  content,
  ...head
}: SettingsSays): TemplateResult => html`<div class="page">
  ${pageHead(head)}
  <div class="settings">
    <nav aria-label=${navigation}>${groups.map(
      ({ title, places }) =>
        html`<div>${title ? html`<p class="meta">${title}</p>` : nothing}<ul>${places.map(
          (place) =>
            html`<li><a href=${place.href} aria-current=${place.isCurrent ? "page" : nothing}>${place.icon ? icon(place.icon) : nothing}${place.label}</a></li>`,
        )}</ul></div>`,
    )}</nav>
    <div>${content}</div>
  </div>
</div>`;

/** A section of settings: what it is about, and its rows. */
export const settingsSection = (title: string, text: string, rows: readonly SettingRow[]): TemplateResult =>
  html`<section class="part" aria-label=${title}><h2>${title}</h2><p>${text}</p><ul class="set-rows">${rows.map(
    ({ label, help, control }) =>
      html`<li><div><p class="title">${label}</p>${help ? html`<p class="meta">${help}</p>` : nothing}</div><div>${control}</div></li>`,
  )}</ul></section>`;
