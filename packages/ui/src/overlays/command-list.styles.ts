import { css } from "lit";

/** How a list of commands looks, alone and as the bar over a page. */
export const commandStyles = css`
  .command-bar { inline-size: min(640px, calc(100vw - var(--n-space-5))); max-block-size: min(640px, calc(100dvh - 192px)); margin: 96px auto auto; padding: 0; border: 0; border-radius: var(--n-space-3); background: var(--n-surface-raised); color: var(--n-text); box-shadow: var(--n-shadow-dialog); overflow: hidden; }
  .command-bar[open] { display: flex; animation: come var(--n-motion-feedback) var(--n-ease); }
  .command-bar::backdrop { background: var(--n-scrim); }
  .commands { flex: 1; display: flex; flex-direction: column; min-inline-size: 0; min-block-size: 0; }
  .commands .ask { display: flex; align-items: center; gap: var(--n-space-2); flex: none; block-size: 52px; padding-inline: var(--n-space-4); border-block-end: 1px solid var(--n-border); }
  .commands .ask .icon { color: var(--n-text-quiet); }
  .commands input { flex: 1; min-inline-size: 0; block-size: 100%; border: 0; outline: 0; padding: 0; background: none; font-size: var(--n-size-title-s); caret-color: var(--n-accent); }
  .commands .hits { flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; padding: var(--n-space-2); }
  .commands .title { display: flex; align-items: center; block-size: 28px; padding-inline: var(--n-space-2); }
  .commands [role="option"] { display: flex; align-items: center; gap: var(--n-space-3); min-block-size: 36px; padding-inline: var(--n-space-2); border-radius: var(--n-radius-control); font-size: var(--n-size-table); line-height: var(--n-line-table); cursor: pointer; scroll-margin-block: var(--n-space-6); }
  .commands [role="option"] .icon { color: var(--n-text-quiet); }
  .commands [aria-selected="true"] { background: var(--n-active); }
  .commands .none { padding: var(--n-space-4); text-align: center; color: var(--n-text-quiet); font-size: var(--n-size-table); }
  .commands b { font-weight: 600; }
  .commands footer { display: flex; gap: var(--n-space-4); flex: none; padding: var(--n-space-2) var(--n-space-4); border-block-start: 1px solid var(--n-border); background: var(--n-surface-sunken); }
  @keyframes come { from { opacity: 0; } }
  @media (pointer: coarse) { .commands [role="option"] { min-block-size: var(--n-touch); } .commands footer, .commands .kbd { display: none; } }
  @media (max-width: 560px) { .command-bar { margin-block-start: var(--n-space-3); max-block-size: calc(100dvh - var(--n-space-5)); } .commands .note { display: none; } }
  @media (forced-colors: active) { .commands [aria-selected="true"] { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
