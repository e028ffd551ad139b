import { css } from "lit";

/** How a list looks: a table on a desk, rows of some lines on a phone. */
export const listStyles = css`
  .nx { container-type: inline-size; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--n-space-3); }
  .head h2 { font-size: var(--n-size-title-m); line-height: var(--n-line-title-m); letter-spacing: -0.015em; }
  .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--n-space-2) var(--n-space-4); }
  .beside { display: flex; flex-wrap: wrap; gap: var(--n-space-2); margin-inline-start: auto; }
  .bar { display: flex; flex-wrap: wrap; gap: var(--n-space-2); }
  .bar .chip .num { color: var(--n-text-quiet); }
  .bar .chip[aria-pressed="true"] { border-color: var(--n-accent-border); background: var(--n-accent-soft); font-weight: 500; }
  .frame { border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); font-size: var(--n-size-table); line-height: var(--n-line-table); overflow: hidden; }
  .table { display: grid; grid-template-columns: minmax(0, 1fr) repeat(3, fit-content(20em)) max-content; }
  .titles, .body, .row { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1; }
  .row { position: relative; align-items: baseline; column-gap: var(--n-space-5); min-block-size: var(--n-row); padding: var(--n-space-2) var(--n-space-3); }
  .body .row { border-block-start: 1px solid var(--n-border); }
  .body .row:hover { background: var(--n-hover); }
  .titles { color: var(--n-text-quiet); }
  .row > * { min-inline-size: 0; }
  .what b { font-weight: 500; }
  .what > * + * { margin-block-start: var(--n-space-1); }
  .open { max-inline-size: 100%; font-weight: 500; outline: 0; overflow-wrap: anywhere; }
  .open::after { content: ""; position: absolute; inset: 0; }
  .open:focus-visible::after { outline: 2px solid var(--n-focus); outline-offset: -2px; border-radius: var(--n-radius-card); }
  .state { display: inline-flex; align-items: baseline; gap: 6px; white-space: nowrap; }
  .state .icon, .trouble .icon { align-self: center; color: var(--n-text-quiet); }
  .state.busy .icon { color: var(--n-accent-text); }
  .state.bad, .state.bad .icon { color: var(--n-negative-text); }
  .state.unsure, .state.unsure .icon { color: var(--n-warning-text); }
  .error, .trouble { font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-negative-text); }
  .trouble { display: flex; gap: 6px; align-items: flex-start; }
  .trouble .icon { align-self: start; margin-block-start: 1px; color: inherit; }
  .acts { align-self: start; display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--n-space-2); }
  .acts .btn { margin-block: calc(var(--n-space-1) * -1); }
  .acts .btn.danger { background: var(--n-surface); border-color: var(--n-negative-mark); color: var(--n-negative-text); }
  .acts .btn.danger:hover { background: var(--n-hover); }
  .progress { display: flex; align-items: center; gap: var(--n-space-2); max-inline-size: 320px; }
  progress { flex: 1; min-inline-size: 0; block-size: var(--n-space-1); appearance: none; border: 0; border-radius: var(--n-radius-chip); overflow: hidden; background: var(--n-active); }
  progress::-webkit-progress-bar { background: var(--n-active); }
  progress::-webkit-progress-value { background: var(--n-accent); }
  progress::-moz-progress-bar { background: var(--n-accent); }
  .letter { max-block-size: 50dvh; overflow: auto; margin: 0; padding: var(--n-space-4); border: 1px solid var(--n-border); border-radius: var(--n-radius-control); background: var(--n-surface-sunken); font: inherit; font-size: var(--n-size-table); line-height: var(--n-line-table); white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
  .dialog .sk { block-size: var(--n-space-3); margin-block-end: var(--n-space-2); }
  .head-box { block-size: var(--n-line-title-m); inline-size: 104px; }
  .bar-box { block-size: var(--n-control-s); inline-size: min(320px, 80%); }
  .box { display: flex; align-items: center; justify-content: space-between; block-size: calc(var(--n-row) + var(--n-space-4)); padding-inline: var(--n-space-3); }
  .box + .box { border-block-start: 1px solid var(--n-border); }
  .box .sk { block-size: var(--n-space-3); inline-size: 40%; }
  .box .sk.short { inline-size: 72px; }
  @container (max-width: 720px) {
    .frame { border: 0; border-radius: 0; background: none; overflow: visible; }
    .body .row:hover { background: none; }
    .box { padding-inline: 0; }
    .table, .titles, .body { display: block; }
    .titles { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .row { grid-template-columns: minmax(0, 1fr) auto; gap: var(--n-space-1) var(--n-space-3); padding: var(--n-space-3) 0; }
    .body .row:first-child { border-block-start: 0; }
    .body .row > :nth-child(n + 3) { font-size: var(--n-size-meta); line-height: var(--n-line-meta); color: var(--n-text-quiet); }
    .body .row > .acts { grid-column: 1 / -1; justify-content: flex-start; font-size: inherit; color: inherit; }
    .body .row > :is(:nth-child(2), :nth-child(4)) { justify-self: end; text-align: end; }
    .acts:empty { display: none; }
    .acts .btn { margin-block: var(--n-space-1) 0; font-size: var(--n-size-table); color: var(--n-text); }
    .acts .btn.danger { color: var(--n-negative-text); }
    .acts .btn.primary { color: var(--n-on-accent); }
  }
  :host(:dir(rtl)) :is(b, p, .open, h2, .state span, time, [role="cell"], [role="columnheader"]) { unicode-bidi: plaintext; text-align: right; }
  @container (max-width: 720px) { .body .row:dir(rtl) > :is(:nth-child(2), :nth-child(4)) { text-align: left; } }
  @media (forced-colors: active) { .bar .chip[aria-pressed="true"] { outline: 2px solid Highlight; } progress { border: 1px solid; } }
`;
