import { css, html, nothing, type TemplateResult } from "lit";
import { icon, RIGHT } from "./icon.ts";

/** What a disclosure says, and what it holds back. */
export interface DisclosureSays {
  readonly label: string;
  /** How many things are inside. */
  readonly count?: number | string | undefined;
  readonly content: unknown;
  readonly isOpen?: boolean;
  /** A well with an edge, for the working behind a figure. */
  readonly isWell?: boolean;
  /** Told when it opens or closes. */
  readonly toggled?: (isOpen: boolean) => void;
}

/** How a disclosure looks. */
export const disclosureStyles = css`
  .more > summary { display: flex; align-items: center; gap: 6px; min-block-size: var(--n-control-s); list-style: none; cursor: pointer; font-size: var(--n-size-table); line-height: var(--n-line-table); font-weight: 500; }
  .more > summary::-webkit-details-marker { display: none; }
  .more > summary > .icon { color: var(--n-text-quiet); transition: rotate var(--n-motion-feedback) var(--n-ease); }
  .more[open] > summary > .icon { rotate: 90deg; }
  .more[open] > summary > .icon:dir(rtl) { rotate: -90deg; }
  .more > summary > .meta { font-weight: 400; }
  .more:not(.well) > summary { color: var(--n-text-quiet); }
  .more.well { padding-inline: var(--n-space-3); border: 1px solid var(--n-border); border-radius: var(--n-space-2); background: var(--n-surface-sunken); }
  .more.well > summary { min-block-size: 40px; }
  .more.well > div { padding-block-end: var(--n-space-3); }
  @media (pointer: coarse) { .more > summary { min-block-size: var(--n-touch); } }
`;

/** Something that is opened where somebody wants more. It is the browser's own, so that finding in the page opens it. */
export function disclosure({ label, count, content, isOpen, isWell, toggled }: DisclosureSays): TemplateResult {
  const tell = (event: Event): void => toggled?.((event.currentTarget as HTMLDetailsElement).open);
  return html`<details class="more ${isWell ? "well" : ""}" ?open=${isOpen} @toggle=${tell}>
    <summary>${icon(RIGHT, "flips")}<span>${label}</span>${count === undefined ? nothing : html`<span class="meta">${count}</span>`}</summary>
    <div>${content}</div>
  </details>`;
}
