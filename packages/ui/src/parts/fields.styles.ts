import { css } from "lit";

/** How the fields of a form look. */
export const fieldStyles = css`
  .fields { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: var(--n-space-4) var(--n-space-3); }
  .fields > * { grid-column: 1 / -1; min-inline-size: 0; }
  .fields > .half { grid-column: span 3; }
  .fields > .most { grid-column: span 4; }
  .fields > .rest { grid-column: span 2; }
  .label { display: block; margin-block-end: 6px; font-size: var(--n-size-table); line-height: var(--n-line-table); font-weight: 500; }
  .label .quiet { font-weight: 400; }
  .fields .field { block-size: calc(var(--n-control) + var(--n-space-1)); }
  .field select { flex: 1; min-inline-size: 0; inline-size: 100%; block-size: 100%; border: 0; outline: 0; padding: 0; padding-inline-end: var(--n-space-5); margin-inline-end: calc(var(--n-space-6) * -1); appearance: none; background: none; text-overflow: ellipsis; }
  .field select + .icon { pointer-events: none; }
  .field option { background: var(--n-surface-raised); color: var(--n-text); }
  .field.bad { border-color: var(--n-negative-mark); }
  .bad-text { display: flex; gap: 6px; align-items: flex-start; margin-block-start: 6px; font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-negative-text); }
  .bad-text .icon { margin-block-start: 1px; }
  .help { margin-block-start: 6px; }
  .gathered { display: grid; gap: var(--n-space-1); padding: var(--n-space-3); border: 1px solid var(--n-negative-mark); border-radius: var(--n-radius-control); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .gathered button { color: var(--n-negative-text); text-decoration: underline; text-underline-offset: 3px; }
  .note { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--n-space-2); font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-text-quiet); }
  .facts { display: grid; grid-template-columns: minmax(80px, auto) minmax(0, 1fr); gap: var(--n-space-2) var(--n-space-4); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .facts dt { color: var(--n-text-quiet); }
  @media (pointer: coarse) { .fields .field { block-size: var(--n-touch); } }
  @media (max-width: 340px) { .fields > :is(.half, .most, .rest) { grid-column: 1 / -1; } }
`;
