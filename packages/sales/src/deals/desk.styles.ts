import { menuStyles, toastStyles } from "@nexus-os/ui";
import { css } from "lit";

/** How what lies over the board looks: the deal that is carried, and where it may go. */
const carryStyles = css`
  .drop { block-size: 110px; background: var(--n-accent-soft); border: 1.5px dashed var(--n-accent-border); }
  .dock { position: sticky; z-index: 3; inset-block-end: var(--n-space-4); display: flex; flex-wrap: wrap; justify-content: center; gap: var(--n-space-2); margin-block-start: calc(var(--n-space-6) * -2); min-block-size: calc(var(--n-space-6) * 2); align-items: end; pointer-events: none; font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .live, .zone { display: flex; align-items: center; gap: var(--n-space-2); min-block-size: var(--n-touch); padding: var(--n-space-2) var(--n-space-4); border-radius: var(--tile); background: var(--n-surface-raised); box-shadow: var(--n-shadow-menu); }
  .zones { display: flex; gap: var(--n-space-2); }
  .zone { min-inline-size: 104px; justify-content: center; font-weight: 500; border: 1.5px dashed var(--n-border-control); }
  .zone.target { border-color: var(--n-accent-border); background: var(--n-accent-soft); }
  .live .icon, .zone .icon { color: var(--n-text-quiet); }
  .lift { position: fixed; inset: 0; inline-size: auto; block-size: auto; max-inline-size: none; max-block-size: none; margin: 0; padding: 0; border: 0; background: none; overflow: hidden; color: inherit; cursor: grabbing; }
  .way { position: absolute; inset: 0 auto auto 0; will-change: transform; }
  .lift .deal { transform: rotate(-1.5deg); border-color: transparent; background: var(--n-surface-raised); box-shadow: var(--n-shadow-drag); }
  .lift .deal:dir(rtl) { transform: rotate(1.5deg); }
  .lift .more { display: none; }
  @container (max-width: 720px) { .live { flex: 1 0 100%; } .board.carrying { scroll-snap-type: none; } }
`;

/** What comes with the desk. */
export const deskStyles = [menuStyles, toastStyles, carryStyles];
