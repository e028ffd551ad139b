import { css, html, type TemplateResult } from "lit";
import { icon, RIGHT } from "./icon.ts";

/** A step of the path to where somebody is. */
export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** How a path looks. */
export const breadcrumbStyles = css`
  .crumbs ol { display: flex; align-items: center; flex-wrap: wrap; gap: 2px 6px; font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-text-quiet); }
  .crumbs li { display: inline-flex; align-items: center; gap: 6px; min-inline-size: 0; max-inline-size: 100%; }
  .crumbs .icon { inline-size: 12px; block-size: 12px; }
  .crumbs a { position: relative; color: inherit; text-decoration: none; }
  .crumbs a:hover { color: var(--n-text); text-decoration: underline; text-underline-offset: 3px; }
  @media (pointer: coarse) { .crumbs a::after { content: ""; position: absolute; inset: -13px -4px; } }
`;

/** The path to where somebody is, the nearest last. The page's own name is its heading and no step. */
export const breadcrumb = (label: string, crumbs: readonly Crumb[]): TemplateResult =>
  html`<nav class="crumbs" aria-label=${label}><ol>${crumbs.map(
    ({ label: name, href }, at) =>
      html`<li>${at ? icon(RIGHT, "flips") : ""}<a class="cut" href=${href}>${name}</a></li>`,
  )}</ol></nav>`;
