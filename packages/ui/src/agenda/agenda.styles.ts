import { css } from "lit";

/** How an agenda looks: 48 px an hour. Where it is narrow a week is a list. */
export const agendaStyles = css`
  .agenda { container-type: inline-size; font-size: var(--n-size-meta); line-height: var(--n-line-meta); }
  .agenda .grid { display: grid; grid-template-columns: 60px repeat(var(--days), minmax(0, 1fr)); padding-block: var(--n-space-2); }
  .agenda .head { block-size: 32px; padding-inline: var(--n-space-1); }
  .agenda .head h3 { font-weight: 500; color: var(--n-text-quiet); }
  .agenda .head .today { color: var(--n-accent-text); font-weight: 600; }
  .agenda :is(.day, .hours) { position: relative; display: grid; grid-template-rows: subgrid; grid-row: span 3; min-inline-size: 0; }
  .agenda .day + .day { border-inline-start: 1px solid var(--n-border); }
  .agenda .whole { display: grid; align-content: start; gap: 2px; min-block-size: 28px; padding-block-end: var(--n-space-2); }
  .agenda .hours > .whole { overflow: hidden; padding-inline-end: var(--n-space-1); }
  .agenda .rule { position: relative; }
  .agenda .rule span { position: absolute; translate: 0 -50%; }
  .agenda .timed { position: relative; background: repeating-linear-gradient(var(--n-border) 0 1px, transparent 1px 48px); border-block-end: 1px solid var(--n-border); }
  .agenda .timed li { position: absolute; margin-block-start: 1px; }
  .agenda .event { display: flex; flex-direction: var(--short, row); column-gap: 6px; inline-size: 100%; block-size: 100%; padding: 1px var(--n-space-2); overflow: hidden; border-inline-start: 3px solid var(--n-border-control); border-radius: var(--n-radius-mark); background: var(--n-active); }
  .agenda .event .title { flex: none; max-inline-size: 100%; font-weight: 500; }
  .agenda .event.own { background: var(--n-accent-soft); border-color: var(--n-accent); }
  .agenda .event:focus-visible { outline-offset: -2px; }
  .agenda .whole .event { min-block-size: 22px; }
  .agenda .now { position: absolute; inset-inline: -8px 0; border-block-start: 2px solid var(--n-accent); pointer-events: none; }
  .agenda .now::before { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: -5px; inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--n-accent); }
  .agenda .day:dir(rtl) .cut { unicode-bidi: plaintext; text-align: right; }
  @container (max-width: 640px) {
    .agenda.week > .grid { display: block; }
    .agenda.week > .grid > .hours, .agenda.week .now { display: none; }
    .agenda.week .day { display: block; border: 0; padding-block-end: var(--n-space-3); }
    .agenda.week .day:not(:has(.event)) { display: none; }
    .agenda.week .head { block-size: 24px; padding: 0; }
    .agenda.week .whole { min-block-size: 0; padding-block-end: 2px; }
    .agenda.week .timed { display: grid; gap: 2px; block-size: auto !important; border: 0; background: none; }
    .agenda.week .timed li { position: static; inline-size: auto !important; block-size: auto !important; }
    .agenda.week .event { flex-direction: column; padding-block: var(--n-space-1); }
  }
  @media (pointer: coarse) { .agenda .event { min-block-size: 22px; } }
  @media (forced-colors: active) { .agenda .event { border: 1px solid; } }
`;
