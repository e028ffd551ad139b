import { css } from "lit";

/** What the day's page has beside the parts: its greeting, its columns, what is pinned. */
export const homeStyles = css`
  .workday { max-inline-size: 1152px; margin-inline: auto; container: page / inline-size; }
  .greet { max-inline-size: 46rem; margin-block: var(--n-space-2) var(--n-space-5); }
  .greet h1 { font-size: 24px; line-height: 32px; letter-spacing: -0.015em; }
  .brief { margin-block: var(--n-space-2); font-size: var(--n-size-title-s); line-height: 24px; color: var(--n-text-quiet); text-wrap: pretty; }
  .brief a { color: var(--n-text); font-weight: 500; text-decoration: underline var(--n-border-strong) 1px; text-underline-offset: 4px; }
  .link { color: var(--n-accent-text); font-weight: 500; text-decoration: none; }
  .link:hover { text-decoration: underline; text-underline-offset: 3px; }
  .capture { margin-block-end: var(--n-space-5); }
  .capture .field { block-size: 44px; padding-inline: var(--n-card) 10px; border-radius: var(--n-radius-card); font-size: var(--n-size-body); }
  .cols { display: grid; grid-template-columns: minmax(0, 1fr) 376px; gap: var(--n-space-4); align-items: start; }
  .col { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--n-space-4); min-inline-size: 0; }
  .needs .btn { min-inline-size: 76px; }
  .needs .rows > li > .icon { align-self: flex-start; margin-block-start: 2px; }
  .check { appearance: none; position: relative; flex: none; align-self: flex-start; inline-size: 16px; block-size: 16px; margin: 2px 0 0; border: var(--n-icon-stroke) solid var(--n-border-control); border-radius: 50%; background: var(--n-surface); cursor: pointer; }
  .check:checked { border: 5px solid var(--n-accent); }
  @media (pointer: coarse) { .check::after { content: ""; position: absolute; inset: -14px; } }
  .due { align-self: flex-start; margin-block-start: 2px; white-space: nowrap; }
  .due.warn { color: var(--n-warning-text); font-weight: 500; }
  .advice .rows p { font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .advice .rows .meta { font-size: var(--n-size-meta); line-height: var(--n-line-meta); }
  .advice b { font-weight: 600; }
  .advice .btns { margin-block-start: var(--n-space-2); }
  .pinned h2 { margin-block: var(--n-space-2) var(--n-space-3); font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .pins { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--n-space-3); }
  .pins a { display: grid; gap: 2px; padding: var(--n-space-3) var(--n-card); }
  .pins .fig { font-size: var(--n-size-title-s); line-height: var(--n-line-title-s); font-weight: 600; }
  .today .agenda { margin: -4px var(--n-card) var(--n-space-3); }
  @container page (max-width: 720px) {
    .cols { grid-template-columns: minmax(0, 1fr); }
    .col { display: contents; }
    .needs { order: -2; }
    .today { order: -1; }
    .pinned { order: 1; }
  }
  @media (max-width: 720px) {
    .greet { margin-block: 0 var(--n-space-4); }
    .brief { font-size: var(--n-size-body); line-height: 22px; }
    .capture { margin-block-end: var(--n-space-4); }
    .capture .kbd { display: none; }
    .pins { grid-template-columns: minmax(0, 1fr); }
    .pins a { grid-template-columns: minmax(0, 1fr) auto; }
    .pins .meta:last-child { grid-column: 1 / -1; }
  }
`;
