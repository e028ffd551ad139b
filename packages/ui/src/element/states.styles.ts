import { css } from "lit";

/** How the states look that are drawn once for all elements. */
export const states = css`
  .msg { max-inline-size: 380px; margin-inline: auto; padding: var(--n-space-5) var(--n-space-4); display: grid; justify-items: center; gap: var(--n-space-2); text-align: center; }
  .msg b { font-weight: 600; }
  .msg .btns { justify-content: center; margin-block-start: var(--n-space-1); }
  .pic { inline-size: 96px; block-size: 72px; fill: none; stroke: var(--n-border-control); stroke-width: var(--n-icon-stroke); stroke-linecap: round; stroke-linejoin: round; }
  .pic .hl { stroke: var(--n-accent); }
  .banner { display: flex; align-items: center; gap: var(--n-space-2); margin-block-end: var(--n-space-3); padding: var(--n-space-2) var(--n-space-3); border-radius: var(--n-radius-control); background: var(--n-warning-soft); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .banner .icon { color: var(--n-warning-text); }
  .sk { display: block; border-radius: var(--n-radius-mark); background: var(--n-active); animation: show 0s 150ms backwards, breathe 1.6s 150ms ease-in-out infinite alternate; }
  @keyframes show { from { visibility: hidden; } }
  @keyframes breathe { to { opacity: 0.5; } }
  @media (prefers-reduced-motion: reduce) { .sk { animation: show 0s 150ms backwards; } }
`;
