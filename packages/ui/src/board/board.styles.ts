import { css } from "lit";

/** How a board looks. `--nexus-board-column` is the least width of a column; a place of a given height lets columns scroll. */
export const boardStyles = css`
  .board, .lift { --tile: var(--n-space-2); }
  .board { position: relative; container-type: inline-size; display: grid; grid: minmax(0, 1fr) / auto-flow minmax(var(--nexus-board-column, 208px), 1fr); gap: var(--n-space-2); min-block-size: 0; overflow-x: auto; scrollbar-width: thin; overscroll-behavior-x: contain; }
  .column { display: flex; flex-direction: column; min-inline-size: 0; min-block-size: var(--nexus-board-height, 320px); padding: var(--n-space-2); border-radius: var(--n-radius-card); background: var(--n-surface-sunken); contain: layout style; }
  .column > header { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; padding: var(--n-space-1) var(--n-space-2) var(--n-space-3); }
  .column h3 { line-height: var(--n-line-body); }
  .column h3 .meta { font-weight: 400; }
  .column .sum { grid-column: 1 / -1; display: flex; flex-wrap: wrap; column-gap: var(--n-space-1); font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-text-quiet); }
  .column .gain { color: var(--n-accent-text); font-weight: 500; }
  .column.target { box-shadow: inset 0 0 0 1.5px var(--n-accent-border); }
  .column li { padding-block-end: var(--n-space-2); content-visibility: auto; contain-intrinsic-block-size: auto 118px; }
  .column li.end { padding: 0; content-visibility: visible; }
  .column li.before::before { content: ""; display: block; block-size: var(--drop, 110px); margin-block-end: var(--n-space-2); border: var(--n-icon-stroke) dashed var(--n-accent-border); border-radius: var(--tile); background: var(--n-accent-soft); }
  .column .add .btn { color: var(--n-text-quiet); padding-inline: var(--n-space-2); }
  .tile { position: relative; padding: var(--n-card-dense); border: 1px solid var(--n-border); border-radius: var(--tile); background: var(--n-surface); font-size: var(--n-size-table); line-height: var(--n-line-table); touch-action: manipulation; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; }
  .tile:hover { border-color: var(--n-border-strong); }
  .tile .whole { position: absolute; inset: 0; border-radius: inherit; }
  .tile .whole:focus-visible { outline-offset: -2px; }
  .tile .more { position: absolute; inset-block-start: var(--n-space-1); inset-inline-end: var(--n-space-1); background: var(--n-surface); opacity: 0; }
  .tile:is(:hover, :focus-within) .more, .tile .more[aria-expanded="true"] { opacity: 1; }
  .tile.ghost { border-style: dashed; background: transparent; opacity: 0.38; }
  .tile.ghost .more { opacity: 0; }
  .lift { position: fixed; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; padding: 0; border: 0; background: none; overflow: visible; pointer-events: none; }
  .lift .way { position: absolute; inset: 0 auto auto 0; will-change: transform; }
  .lift .tile { border-color: transparent; background: var(--n-surface-raised); color: var(--n-text); box-shadow: var(--n-shadow-drag); transform: rotate(-1.5deg); }
  .lift .tile:dir(rtl) { transform: rotate(1.5deg); }
  .lift .more { display: none; }
  .carried { position: sticky; inset-block-end: var(--n-space-4); z-index: 1; display: flex; align-items: center; gap: var(--n-space-2); inline-size: fit-content; max-inline-size: 100%; margin: calc(var(--n-space-6) * -1) auto 0; padding: var(--n-space-2) var(--n-space-3); border-radius: var(--n-space-2); background: var(--n-surface-raised); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-table); line-height: var(--n-line-table); pointer-events: none; }
  .carried .icon { color: var(--n-text-quiet); }
  .board:dir(rtl) :is(h3, p, .cut) { unicode-bidi: plaintext; text-align: right; }
  @media (hover: none) { .tile .more { opacity: 1; } }
  @media (max-width: 720px) {
    .board { grid-auto-columns: 82%; align-items: start; scroll-snap-type: x mandatory; scrollbar-width: none; }
    .board.carrying { scroll-snap-type: none; }
    .column { min-block-size: 0; scroll-snap-align: start; }
  }
  @media (forced-colors: active) { .column { border: 1px solid; } .column.target { outline: 2px solid Highlight; } }
`;
