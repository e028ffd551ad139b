import { css } from "lit";

/** How the bars around a table look, and the actions of its rows. */
export const tableBarStyles = css`
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-2); margin-block-end: var(--n-space-3); }
  .bar .find { block-size: var(--n-control-s); inline-size: 176px; }
  .bar .tail { margin-inline-start: auto; gap: var(--n-space-1); }
  .bulk { position: sticky; inset-block-end: var(--n-space-5); z-index: 3; inline-size: fit-content; max-inline-size: 100%; margin: var(--n-space-4) auto 0; display: flex; align-items: center; gap: var(--n-space-2); padding-block: var(--n-space-2); padding-inline: var(--n-space-4) var(--n-space-2); border-radius: var(--n-radius-card); background: var(--n-surface-raised); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-table); }
  .bulk b { font-weight: 600; white-space: nowrap; }
  .bulk .sep { inline-size: 1px; block-size: 20px; margin-inline: var(--n-space-1); background: var(--n-border); }
  .tbl .acts { position: absolute; inset-block: 0; inset-inline-end: 0; display: flex; align-items: center; padding-inline: var(--n-space-2); background: var(--n-hover); }
  .tbl .edit { inline-size: 100%; block-size: calc(100% - 2px); padding: 0 4px; border: 1px solid var(--n-border-control); border-radius: var(--n-radius-mark); background: var(--n-surface); }
  @media (max-width: 640px) { .bar .find { flex: 1 0 100%; block-size: 40px; } .bar .tail, .bulk .wide { display: none; } .bulk { inline-size: auto; } .bulk .sep { flex: 1; background: none; } }
  @media print { .bar, .bulk, .acts { display: none; } }
`;
