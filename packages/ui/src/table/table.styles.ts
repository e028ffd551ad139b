import { css } from "lit";

/**
 * How a table looks. The browser's own cells inherit `vertical-align` by name, so that each of them is styled anew when
 * its row only moves: with a value of its own a scrolled frame costs a third.
 */
export const tableStyles = css`
  .tbl { position: relative; min-inline-size: 0; }
  .tb { border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); overflow: clip; }
  .tbl table, .tbl :is(thead, tbody, tfoot) { display: block; }
  .tbl table { font-size: var(--n-size-table); line-height: var(--n-line-table); min-inline-size: var(--room); }
  .tbl .scroll { overflow: visible; }
  .tbl.wide .scroll, .tbl.high .scroll { overflow: auto; }
  .tbl.high .scroll { max-block-size: 80vh; max-block-size: 80dvh; overscroll-behavior-block: contain; }
  .tbl tr { display: grid; grid-template-columns: var(--cols); }
  .tbl tbody { position: relative; margin-block-end: -1px; }
  .tbl tbody tr { position: absolute; inset-block-start: 0; inset-inline: 0; block-size: var(--n-row); contain: layout style; background: var(--n-surface); }
  .tbl :is(th, td) { display: flex; align-items: center; gap: 6px; min-inline-size: 0; min-block-size: var(--n-row); padding-inline: var(--n-space-2); border-block-end: 1px solid var(--n-border); white-space: nowrap; scroll-margin-block: var(--n-row); text-align: start; }
  .tbl :is(tr, th, td) { vertical-align: baseline; border-color: var(--n-border); }
  .tbl td { display: block; overflow: hidden; text-overflow: ellipsis; line-height: calc(var(--n-row) - 1px); }
  .tbl :is(th, td):first-child { padding-inline-start: var(--n-space-3); }
  .tbl :is(th, td):last-child { padding-inline-end: var(--n-space-3); }
  .tbl .r { text-align: end; justify-content: end; font-variant-numeric: tabular-nums lining-nums; }
  .tbl td:dir(rtl):not(.r, .person) { unicode-bidi: plaintext; text-align: right; }
  .tbl .strong { font-weight: 500; }
  .tbl .cur { font-size: 11px; }
  .tbl :is(thead, tfoot) { position: sticky; z-index: 2; inset-block-start: 0; background: var(--n-surface); }
  .tbl thead tr { border-start-start-radius: var(--n-radius-card); }
  .tbl th { position: relative; font-weight: 500; font-size: var(--n-size-meta); color: var(--n-text-quiet); }
  .tbl th button { display: inline-flex; align-items: center; gap: 2px; min-inline-size: 0; block-size: 100%; }
  .tbl th .icon { inline-size: 12px; block-size: 12px; }
  .tbl tfoot { inset-block: auto 0; }
  .tbl tfoot td { border-block: 1px solid var(--n-border-strong); border-block-end: 0; font-weight: 600; }
  .tbl tfoot .num { display: block; }
  .tbl .pin { position: sticky; inset-inline-start: 0; z-index: 1; background: inherit; }
  .tbl thead tr, .tbl tfoot tr { background: inherit; }
  .tbl .grip { position: absolute; inset-block: 8px; inset-inline-end: -4px; inline-size: 8px; cursor: col-resize; touch-action: none; z-index: 1; }
  .tbl th:hover .grip::after, .tbl .grip.on::after { content: ""; position: absolute; inset-block: 0; inset-inline: 3px; background: var(--n-border-strong); }
  .tbl tbody tr:hover { background: var(--n-hover); }
  .tbl tbody tr[aria-selected="true"] { background: var(--n-accent-soft); }
  .tbl tbody tr.open { background: var(--n-active); }
  .tbl tbody tr.open td:first-child { box-shadow: inset 2px 0 var(--n-accent); }
  .tbl tbody tr.open td:first-child:dir(rtl) { box-shadow: inset -2px 0 var(--n-accent); }
  .tbl tbody tr.new td { animation: tbl-new var(--n-flash, 1.2s) var(--n-ease); }
  @keyframes tbl-new { from { background: var(--n-accent-soft); } }
  .tbl :is(th, td):focus { outline: 2px solid var(--n-focus); outline-offset: -2px; }
  .tbl :is(th, td):focus:not(:focus-visible) { outline: 0; }
  .tbl .wait td::before { content: ""; display: inline-block; inline-size: 60%; block-size: 8px; border-radius: var(--n-radius-mark); background: var(--n-active); }
  .tbl .ck { padding-inline-end: 0; }
  .tbl td.ck { display: flex; }
  .tbl .none:not(:empty) { padding: var(--n-space-5) var(--n-space-4); text-align: center; }
  .tbl .none > * { display: grid; justify-items: center; gap: var(--n-space-2); }
  .tbl .cnt { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--n-space-3); margin-block-start: var(--n-space-3); }
  .tbl .cnt:empty { display: none; }
  .check { appearance: none; flex: none; inline-size: 16px; block-size: 16px; margin: 0; border: var(--n-icon-stroke) solid var(--n-border-control); border-radius: var(--n-radius-mark); background: var(--n-surface); position: relative; cursor: pointer; }
  .check:is(:checked, :indeterminate) { background: var(--n-accent); border-color: var(--n-accent); }
  .check:checked::after { content: ""; position: absolute; inset-inline-start: 50%; inset-block-start: 45%; inline-size: 4px; block-size: 8px; margin: -4px -2px; border: solid var(--n-on-accent); border-width: 0 1.75px 1.75px 0; transform: rotate(42deg); }
  .check:indeterminate::after { content: ""; position: absolute; inset: 5.5px 2.5px auto; block-size: 1.75px; background: var(--n-on-accent); border-radius: 1px; }
  .state { display: inline-flex; align-items: baseline; gap: 6px; white-space: nowrap; }
  .state::before { content: ""; align-self: center; inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--n-border-control); flex: none; }
  .state.good::before { background: var(--n-positive-mark); }
  .state.bad::before { background: var(--n-negative-mark); }
  .state.warn::before { background: var(--n-warning-mark); }
  .state.info::before { background: var(--n-accent); }
  .state.hollow::before { background: transparent; border: var(--n-icon-stroke) solid var(--n-border-control); }
  .state.half::before { background: linear-gradient(90deg, var(--n-accent) 50%, transparent 50%); border: var(--n-icon-stroke) solid var(--n-accent); }
  .tbl .person .avatar { margin-inline-end: 6px; vertical-align: middle; }
  .tbl.two .tb { border: 0; border-radius: 0; background: none; }
  .tbl.two table { min-inline-size: 0; }
  .tbl.two :is(thead, tfoot) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .tbl.two tbody tr { block-size: 60px; grid-template: "ck title figure" 30px "ck note state" 29px / auto minmax(0, 1fr) auto; column-gap: var(--n-space-2); border-block-end: 1px solid var(--n-border); padding-inline: var(--n-space-4); background: none; }
  .tbl.two tbody tr[aria-selected="true"] { background: var(--n-accent-soft); }
  .tbl.two td { border: 0; padding: 0; min-block-size: 0; line-height: 18px; position: static; }
  .tbl.two td.off { display: none; }
  .tbl.two .ck { grid-area: ck; align-self: center; inline-size: 32px; }
  .tbl.two .p-title { grid-area: title; align-self: end; font-weight: 500; color: var(--n-text); }
  .tbl.two .p-note { grid-area: note; font-size: var(--n-size-meta); color: var(--n-text-quiet); }
  .tbl.two .p-figure { grid-area: figure; align-self: end; }
  .tbl.two .p-state { grid-area: state; font-size: var(--n-size-meta); text-align: end; }
  @media (pointer: coarse) { .tbl { --n-row: var(--n-touch); } }
  @media print { .tbl .scroll { overflow: visible; max-block-size: none; } .tbl :is(thead, tfoot) { position: static; } .tbl tbody tr { break-inside: avoid; } }
`;
