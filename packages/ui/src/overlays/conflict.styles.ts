import { css } from "lit";

/** How mine and theirs look beside each other. */
export const conflictStyles = css`
  .versus { display: grid; gap: var(--n-space-2); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .versus .row { display: grid; grid-template-columns: 72px minmax(0, 1fr) minmax(0, 1fr); gap: var(--n-space-2); align-items: stretch; border: 0; margin: 0; padding: 0; min-inline-size: 0; }
  .versus .heads span { display: flex; align-items: center; gap: 6px; min-inline-size: 0; }
  .versus .both { grid-column: 2 / -1; display: grid; gap: var(--n-space-1); }
  .versus textarea { padding: var(--n-space-2) 10px; border: 1px solid var(--n-border-control); border-radius: var(--n-radius-control); background: var(--n-surface); resize: vertical; }
  .versus legend { float: inline-start; padding: 10px 0 0; }
  .versus label { display: flex; gap: var(--n-space-2); min-inline-size: 0; padding: var(--n-space-2) 10px; border: 1px solid var(--n-border-strong); border-radius: var(--n-radius-control); cursor: pointer; }
  .versus label:has(:checked) { border-color: var(--n-accent); box-shadow: inset 0 0 0 1px var(--n-accent); background: var(--n-accent-soft); }
  .versus label:has(:focus-visible) { outline: 2px solid var(--n-focus); outline-offset: 2px; }
  .versus input { appearance: none; flex: none; inline-size: 14px; block-size: 14px; margin-block-start: 2px; border: var(--n-icon-stroke) solid var(--n-border-control); border-radius: 50%; background: var(--n-surface); outline: 0; }
  .versus input:checked { border: 4px solid var(--n-accent); }
  @media (max-width: 560px) {
    .versus .row { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    .versus .both { grid-column: 1 / -1; }
    .versus .row > :first-child { grid-column: 1 / -1; float: none; padding: 0; }
    .versus .heads > :first-child { display: none; }
  }
`;
