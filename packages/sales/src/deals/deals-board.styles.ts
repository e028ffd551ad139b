import { css } from "lit";

/** How the board looks. */
export const boardStyles = css`
  :host { --column: var(--nexus-deals-column, 208px); --tile: var(--n-space-2); position: relative; }
  .nx { container-type: inline-size; display: flex; flex-direction: column; }
  .head { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-3); }
  .head h2 { font-size: var(--n-size-title-m); line-height: var(--n-line-title-m); letter-spacing: -0.015em; }
  .head > .btn { order: 1; margin-inline-start: auto; }
  .bar { order: 2; flex: 1 0 100%; display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-2); }
  .find { block-size: var(--n-control-s); inline-size: 200px; }
  .find input::-webkit-search-cancel-button { appearance: none; }
  .owner { display: inline-flex; align-items: center; min-inline-size: 0; }
  .owner .chip { gap: var(--n-space-1); min-inline-size: 0; }
  .tail { margin-inline-start: auto; display: flex; gap: var(--n-space-1); }
  .sums { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--n-space-4); margin-block: var(--n-space-3); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .sums b { font-weight: 600; }
  .look { position: relative; display: inline-flex; align-items: center; gap: 6px; margin-inline-start: auto; }
  .look::before { content: ""; inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--n-warning-mark); }
  .look:hover, .look[aria-pressed="true"] { text-decoration: underline; text-underline-offset: 3px; }
  .look .icon { inline-size: 12px; block-size: 12px; }
  .board { position: relative; display: grid; grid: auto 1fr / auto-flow minmax(var(--column), 1fr); column-gap: var(--n-space-2); overflow-x: auto; scrollbar-width: thin; overscroll-behavior-x: contain; }
  .stage { display: grid; grid-row: span 2; grid-template: subgrid / minmax(0, 1fr); min-inline-size: 0; min-block-size: var(--nexus-deals-height, 560px); padding: var(--n-space-2); background: var(--n-surface-sunken); border-radius: var(--n-radius-card); }
  .stage > :is(header, .top) { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-content: start; align-items: baseline; padding: var(--n-space-1) var(--n-space-2) var(--n-space-3); }
  .stage h3 .meta { font-weight: 400; }
  .tot, .figure, .figure b { display: flex; flex-wrap: wrap; column-gap: var(--n-space-2); }
  .tot { grid-column: 1 / -1; font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-text-quiet); }
  .plus { color: var(--n-accent-text); font-weight: 500; }
  .target { box-shadow: inset 0 0 0 1.5px var(--n-accent-border); }
  .stage li + li { margin-block-start: var(--n-space-2); }
  .stage li { content-visibility: auto; contain-intrinsic-block-size: auto 110px; border-radius: var(--tile); }
  .addc { margin-block-start: var(--n-space-1); }
  .addc .btn { color: var(--n-text-quiet); padding-inline: var(--n-space-2); }
  .none { padding-block: var(--n-space-5); }
  .boxes .stage { display: flex; flex-direction: column; gap: var(--n-space-2); }
  .boxes .box { display: grid; align-content: space-between; block-size: 110px; padding: var(--n-card-dense); border: 1px solid var(--n-border); border-radius: var(--tile); background: var(--n-surface); }
  .sk { block-size: var(--n-space-3); inline-size: 72px; }
  .lines { display: grid; align-content: space-between; block-size: calc(var(--n-control) + var(--n-control-s) + var(--n-line-table) + var(--n-space-3) * 2); margin-block-end: var(--n-space-3); }
  .lines .sk:first-child { block-size: var(--n-space-5); inline-size: 104px; }
  .lines .sk:last-child { inline-size: min(320px, 80%); }
  .sk.long { inline-size: 80%; }
  @container (max-width: 960px) { .extra { display: none; } }
  @container (max-width: 720px) {
    .head > .btn { order: 0; }
    .find { inline-size: auto; flex: 1 0 100%; block-size: 40px; }
    .keys { display: none; }
    .look { margin-inline-start: 0; }
    .board { grid-auto-columns: 82%; scroll-snap-type: x mandatory; scrollbar-width: none; align-items: start; }
    .stage { display: block; align-self: start; scroll-snap-align: start; min-block-size: 0; }
  }
  :host(:dir(rtl)) :is(p, h2, h3, b, .look, .co span, .cut) { unicode-bidi: plaintext; text-align: right; }
  @media (forced-colors: active) { .stage { border: 1px solid; } .target { outline: 2px solid Highlight; } }
`;

/** How a card looks. */
export const cardStyles = css`
  .deal { position: relative; display: grid; grid-template-columns: minmax(0, 1fr); padding: var(--n-card-dense); background: var(--n-surface); border: 1px solid var(--n-border); border-radius: var(--tile); font-size: var(--n-size-table); line-height: var(--n-line-table); touch-action: manipulation; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; }
  .deal:hover { border-color: var(--n-border-strong); }
  .co { display: block; font-weight: 500; outline: 0; }
  .co span { display: -webkit-box; -webkit-line-clamp: 2; line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; hyphens: auto; }
  .co::after { content: ""; position: absolute; inset: 0; border-radius: var(--tile); }
  .co:focus-visible::after { outline: 2px solid var(--n-focus); outline-offset: -2px; }
  .amt { margin-block-start: var(--n-space-2); font-weight: 600; }
  .ft { display: flex; align-items: center; justify-content: space-between; gap: var(--n-space-2); margin-block-start: var(--n-space-2); font-size: var(--n-size-meta); line-height: 20px; color: var(--n-text-quiet); }
  .step { display: flex; align-items: center; gap: var(--n-space-1); min-inline-size: 0; }
  .ft .icon { inline-size: 14px; block-size: 14px; }
  .warn { color: var(--n-warning-text); }
  .more { position: absolute; inset-block-start: var(--n-space-1); inset-inline-end: var(--n-space-1); border-radius: var(--n-radius-control); background: var(--n-surface); opacity: 0; }
  .deal:is(:hover, :focus-within) .more, .more:has([aria-expanded="true"]) { opacity: 1; }
  .ghost { opacity: 0.38; border-style: dashed; background: transparent; }
  @media (hover: none) { .more { opacity: 1; } .co { padding-inline-end: var(--n-space-5); } }
`;
