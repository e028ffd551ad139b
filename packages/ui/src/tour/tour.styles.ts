import { css } from "lit";

/** How a tour looks: a ring around what is told about, and a card beside it. */
export const tourStyles = css`
  :host { display: contents; }
  .ring, .card { position: fixed; inset: auto; margin: 0; border: 0; }
  .ring { padding: 0; border-radius: var(--n-radius-control); background: none; pointer-events: none; box-shadow: 0 0 0 2px var(--n-accent), 0 0 0 100vmax var(--n-scrim); transition: inset var(--n-motion-move) var(--n-ease), inline-size var(--n-motion-move) var(--n-ease), block-size var(--n-motion-move) var(--n-ease); }
  .card { inline-size: min(320px, calc(100vw - 16px)); padding: var(--n-space-4); border-radius: var(--n-radius-card); background: var(--n-surface-raised); color: var(--n-text); box-shadow: var(--n-shadow-dialog); }
  .card:focus-visible { outline: 0; }
  .head { display: flex; align-items: flex-start; gap: var(--n-space-2); }
  .head h2 { flex: 1; font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .text { margin-block: var(--n-space-1) var(--n-space-3); }
  .foot { display: flex; align-items: center; gap: var(--n-space-2); }
  .foot .meta { flex: 1; }
`;
