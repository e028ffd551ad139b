import { css } from "lit";

/** How a dialog looks: in the middle of a desk, a sheet at the bottom of a phone. */
export const dialogStyles = css`
  .dialog { inline-size: min(480px, calc(100vw - var(--n-space-6))); max-block-size: calc(100dvh - var(--n-space-6) * 2); margin: auto; padding: 0; border: 0; border-radius: var(--n-space-3); background: var(--n-surface-raised); color: var(--n-text); box-shadow: var(--n-shadow-dialog); overflow: auto; overscroll-behavior: contain; }
  .dialog.wide { inline-size: min(640px, calc(100vw - var(--n-space-6))); }
  .dialog.small { inline-size: min(400px, calc(100vw - var(--n-space-6))); }
  .dialog.large { inline-size: min(960px, calc(100vw - var(--n-space-6))); }
  .dialog .typed { display: grid; gap: 6px; font-size: var(--n-size-table); line-height: var(--n-line-table); font-weight: 500; }
  .dialog::backdrop { background: var(--n-scrim); }
  .dialog[open] { animation: rise var(--n-motion-move) var(--n-ease); }
  .dialog > form, .dialog > .inside { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--n-space-4); padding: var(--n-space-5); }
  .dialog .top { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--n-space-3); align-items: start; }
  .dialog h2 { font-size: var(--n-size-title-s); line-height: var(--n-line-title-s); }
  .dialog .top p { grid-column: 1; font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-text-quiet); }
  .dialog .top .btn { grid-column: 2; grid-row: 1; margin-block: -3px; }
  .dialog .foot { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-2); }
  .dialog .foot { position: sticky; inset-block-end: calc(var(--n-space-5) * -1); margin-block-end: calc(var(--n-space-3) * -1); padding-block: var(--n-space-3); background: inherit; }
  .dialog :is(form, .inside) { background: inherit; }
  .dialog .foot .first { margin-inline-end: auto; margin-inline-start: calc(var(--n-space-3) * -1); }
  @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
  @media (max-width: 560px) {
    .dialog, .dialog:is(.wide, .small, .large) { inline-size: 100vw; max-inline-size: 100vw; max-block-size: 92dvh; margin-block: auto 0; border-end-start-radius: 0; border-end-end-radius: 0; }
    .dialog > form, .dialog > .inside { padding: var(--n-space-4); }
  }
`;
