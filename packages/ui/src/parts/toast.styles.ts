import { css } from "lit";
import { progressStyles } from "./progress.ts";

/** How toasts look: at the lower start corner, with the time that is left as a line. */
export const toastStyles = css`
  ${progressStyles}
  .toasts-in { display: grid; gap: inherit; }
  .toasts-in:empty { margin-block-end: calc(var(--n-space-2) * -1); }
  .toasts { position: fixed; z-index: 2147483000; inset-block-end: var(--n-space-4); inset-inline-start: var(--n-space-4); display: grid; gap: var(--n-space-2); inline-size: min(400px, calc(100vw - var(--n-space-6))); pointer-events: none; }
  .toast { position: relative; overflow: hidden; display: flex; align-items: center; gap: var(--n-space-2); min-block-size: var(--n-touch); padding-block: var(--n-space-2); padding-inline: var(--n-space-3) var(--n-space-2); border-radius: var(--n-radius-card); background: var(--n-surface-raised); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-table); line-height: var(--n-line-table); pointer-events: auto; animation: enter var(--n-motion-move) var(--n-ease); }
  .toast > .icon { color: var(--n-text-quiet); }
  .toast b { font-weight: 500; }
  .toast.work { align-items: flex-start; padding-block: 10px; }
  .toast.work > .icon { margin-block-start: 1px; }
  .toast.work .meta { display: block; }
  .toast.work .progress { margin-block-start: 6px; }
  .toast .undo, .toast .undo .icon { color: var(--n-accent-text); }
  .left { position: absolute; inset-inline: 0; inset-block-end: 0; block-size: 2px; background: var(--n-accent); transform-origin: left; animation: left 8s linear forwards; }
  .left:dir(rtl) { transform-origin: right; }
  .toast:is(:hover, :focus-within) .left { animation-play-state: paused; }
  @keyframes enter { from { opacity: 0; transform: translateY(8px); } }
  @keyframes left { to { transform: scaleX(0); } }
  @media (prefers-reduced-motion: reduce) { .left { opacity: 0; } }
`;
