import { css, html, type TemplateResult } from "lit";

/** The sign of a house: the first letter of its name. */
export const mark = (name: string): TemplateResult =>
  html`<span class="mark" aria-hidden="true">${[...name.trim()][0]?.toLocaleUpperCase()}</span>`;

/** How it looks. */
export const markStyles = css`
  .mark { display: grid; place-items: center; flex: none; inline-size: 20px; block-size: 20px; border-radius: 5px; background: var(--nexus-text); color: var(--nexus-surface); font-size: var(--nexus-size-meta); font-weight: 700; line-height: 1; }
`;
