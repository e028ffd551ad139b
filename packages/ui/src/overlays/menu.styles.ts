import { css } from "lit";

/** How a menu looks. */
export const menuStyles = css`
  .menu { position: fixed; inset: auto; margin: 0; padding: var(--n-space-1); min-inline-size: 180px; max-inline-size: min(320px, calc(100vw - 16px)); max-block-size: min(420px, calc(100vh - 16px)); overflow: auto; border: 0; border-radius: var(--n-space-2); background: var(--n-surface-raised); color: var(--n-text); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .menu button { display: flex; align-items: center; gap: var(--n-space-2); inline-size: 100%; min-block-size: var(--n-control); padding: var(--n-space-1) var(--n-space-2); border-radius: var(--n-radius-mark); }
  .menu button:is(:hover, :focus) { background: var(--n-active); outline-offset: -2px; }
  .menu button[aria-disabled="true"] { color: var(--n-text-quiet); cursor: default; }
  .menu .icon { color: var(--n-text-quiet); }
  .menu .hold { inline-size: var(--n-icon); flex: none; }
  .menu .kbd { margin-inline-start: auto; }
  .menu p { padding: var(--n-space-1) var(--n-space-2); }
  .menu hr { margin: var(--n-space-1) 0; border: 0; border-block-start: 1px solid var(--n-border); }
  @media (pointer: coarse) { .menu button { min-block-size: var(--n-touch); } }
`;
