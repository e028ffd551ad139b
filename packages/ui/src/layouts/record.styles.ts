import { css } from "lit";

/** How a record's page stands: 264, what is left, 304. It asks its own width, so that it can stand in a column too. */
export const recordStyles = css`
  .page { container: page / inline-size; min-inline-size: 0; }
  .record .path { display: flex; align-items: center; gap: var(--n-space-2); min-block-size: 28px; margin-block: calc(var(--n-space-2) * -1) var(--n-space-1); }
  .record .pager { display: flex; align-items: center; gap: 2px; flex: none; margin-inline-start: auto; }
  .record .pager .meta { margin-inline-end: var(--n-space-2); }
  .record > header { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: var(--n-space-4); margin-block-end: var(--n-space-5); }
  .record h1 { font-size: var(--n-size-title-m); line-height: var(--n-line-title-m); font-weight: 600; letter-spacing: -0.015em; text-wrap: balance; }
  .record .facts { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-1) var(--n-space-4); margin-block-start: var(--n-space-2); font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .record .facts > span { display: inline-flex; align-items: center; gap: 6px; }
  .record .facts b { font-weight: 600; font-size: var(--n-size-title-s); line-height: var(--n-line-title-s); }
  .stages { grid-column: 1 / -1; display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: var(--n-space-2); }
  .stages button { display: flex; align-items: baseline; gap: 6px; inline-size: 100%; padding-block-start: var(--n-space-2); border-block-start: 3px solid var(--n-border); font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-text-quiet); }
  .stages button:disabled { cursor: default; }
  .stages span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .stages .past button { border-color: var(--n-accent-border); }
  .stages .now button { border-color: var(--n-accent); color: var(--n-text); font-weight: 600; }
  .stages .meta { font-weight: 400; }
  .record .next { grid-column: 1 / -1; display: flex; align-items: center; gap: var(--n-space-2); padding: var(--n-space-2); padding-inline-start: var(--n-space-3); border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface-sunken); font-size: var(--n-size-table); }
  .record .next > .icon { color: var(--n-text-quiet); }
  .record .next .what { flex: 1; min-inline-size: 0; }
  .record .next b { font-weight: 600; margin-inline-start: 6px; }
  .record .due { font-weight: 500; }
  .record .due.warn { color: var(--n-warning-text); }
  .record .due.bad { color: var(--n-negative-text); }
  .three { display: grid; grid-template-columns: 264px minmax(0, 1fr) 304px; gap: var(--n-space-5); align-items: start; }
  .three > * { min-inline-size: 0; }
  .happened > * + .timeline { margin-block-start: var(--n-space-5); }
  .related { display: grid; gap: var(--n-space-3); }
  .details h2 { display: flex; align-items: center; block-size: 40px; font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .details dl > div { position: relative; display: grid; grid-template-columns: minmax(0, 80px) minmax(0, 1fr); gap: var(--n-space-3); padding-block: 7px; padding-inline-end: var(--n-space-2); border-radius: var(--n-radius-control); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .details dl > div:has(.edit):hover { background: var(--n-hover); }
  .details dt { color: var(--n-text-quiet); }
  .details dl > div:has(> dd > .edit-here) { padding-block: 6px; }
  .details div:has(> dd > .edit-here) > dt { padding-block-start: 1px; }
  .details .edit { position: absolute; inset: 0; border-radius: inherit; cursor: text; }
  .details dd a { position: relative; z-index: 1; }
  .details .editing { padding-block: 2px; align-items: center; }
  .details > .meta { margin-block-start: var(--n-space-3); }
  @container page (max-width: 960px) {
    .three { grid-template-columns: minmax(0, 1fr) 304px; }
    .happened { grid-column: 1; grid-row: 1 / span 2; }
    .details, .related { grid-column: 2; }
  }
  @container page (max-width: 756px) {
    .three { grid-template-columns: minmax(0, 1fr); }
    .three > * { grid-column: 1; grid-row: auto; }
    .happened { order: -1; }
  }
  @container page (max-width: 640px) {
    .record .path { display: none; }
    .record > header { grid-template-columns: minmax(0, 1fr); gap: var(--n-space-3); }
    .record > header > .btns { flex-wrap: nowrap; }
    .record > header > .btns > .btn { flex: 1; block-size: var(--n-touch); }
    .record > header > .btns > .only { flex: none; inline-size: var(--n-touch); border-color: var(--n-border-strong); }
    .stages { gap: 3px; grid-auto-columns: 1fr; }
    .stages .now { min-inline-size: 200px; }
    .stages li:not(.now) span { position: absolute; inline-size: 1px; clip-path: inset(50%); }
    .stages button { position: relative; min-block-size: 28px; }
    .record .next { align-items: flex-start; }
    .record .next b { display: block; margin: 2px 0 0; }
    .record .next .btn { margin-block: -5px; }
    .details dl > div { grid-template-columns: minmax(0, 104px) minmax(0, 1fr); padding-block: 11px; }
  }
`;
