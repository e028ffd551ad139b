import { css } from "lit";

/** How a timeline, what is written into it, and comments look. */
export const timelineStyles = css`
  .timeline, .comments { font-size: var(--n-size-table); line-height: var(--n-line-table); overflow-wrap: anywhere; }
  .timeline .day { margin-block: var(--n-space-5) var(--n-space-2); font-size: var(--n-size-meta); line-height: var(--n-line-meta); font-weight: 500; color: var(--n-text-quiet); }
  .timeline > .day:first-child { margin-block-start: 0; }
  .timeline li { position: relative; display: flex; gap: var(--n-space-3); padding-block-end: var(--n-space-4); }
  .timeline li:last-child { padding-block-end: 0; }
  .timeline li:not(:last-child)::before { content: ""; position: absolute; inset-block: 26px 2px; inset-inline-start: 11.5px; border-inline-start: 1px solid var(--n-border-strong); }
  .timeline .mark { display: grid; place-items: center; flex: none; inline-size: 24px; block-size: 24px; margin-block-start: -3px; border-radius: 50%; background: var(--n-active); color: var(--n-text-quiet); }
  .timeline .mark .icon { inline-size: 14px; block-size: 14px; }
  .timeline .happened { display: flex; justify-content: space-between; gap: var(--n-space-3); }
  .timeline b { font-weight: 600; }
  .timeline time { flex: none; line-height: var(--n-line-table); }
  .timeline .note { margin-block-start: 2px; max-inline-size: 34rem; }
  .timeline blockquote { margin: var(--n-space-2) 0 0; padding: var(--n-space-3); border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .timeline .older { margin-block-start: var(--n-space-3); margin-inline-start: 26px; }
  .timeline .older .btn { color: var(--n-text-quiet); }
  .composer { position: relative; border: 1px solid var(--n-border); border-radius: var(--n-radius-card); background: var(--n-surface); }
  .composer:focus-within { border-color: var(--n-border-control); }
  .composer .tabs { gap: var(--n-space-4); padding-inline: var(--n-card); font-size: var(--n-size-table); }
  .composer .tabs > * { block-size: 36px; }
  .composer textarea { display: block; inline-size: 100%; min-block-size: 60px; max-block-size: 40vh; padding: var(--n-space-3) var(--n-card) var(--n-space-1); border: 0; outline: 0; resize: none; background: none; field-sizing: content; font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .composer footer { display: flex; align-items: center; gap: var(--n-space-1); padding: 0 var(--n-space-2) var(--n-space-2); }
  .composer .send { display: flex; gap: var(--n-space-1); margin-inline-start: auto; }
  .composer .failed { padding: 0 var(--n-card) var(--n-space-2); font-size: var(--n-size-meta); line-height: var(--n-line-meta); color: var(--n-negative-text); }
  .composer [role="listbox"] { position: absolute; inset-inline: var(--n-space-2); inset-block-start: 100%; z-index: 2; max-inline-size: 320px; padding: var(--n-space-1); border-radius: var(--n-space-2); background: var(--n-surface-raised); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .composer [role="option"] { display: flex; align-items: center; gap: var(--n-space-2); min-block-size: var(--n-control); padding-inline: var(--n-space-2); border-radius: var(--n-radius-mark); cursor: pointer; }
  .composer [role="option"][aria-selected="true"] { background: var(--n-active); }
  .comments > ol { display: grid; gap: var(--n-space-4); margin-block-end: var(--n-space-4); }
  .comments ol ol { display: grid; gap: var(--n-space-3); margin-block-start: var(--n-space-3); }
  .comments li { display: flex; gap: var(--n-space-2); }
  .comments header { display: flex; align-items: center; gap: var(--n-space-2); min-block-size: var(--n-line-table); }
  .comments header b { font-weight: 600; }
  .comments header .btn { margin-inline-start: auto; margin-block: -5px; }
  .comments .said { white-space: pre-wrap; }
  .comments .mention { color: var(--n-accent-text); font-weight: 500; }
  .comments .composer { margin-block-start: var(--n-space-2); }
  @media (pointer: coarse) { .composer [role="option"] { min-block-size: var(--n-touch); } }
`;
