import { css } from "lit";

/** How rich text looks, and the field that it is written in. */
export const richTextStyles = css`
  .rich { font-size: var(--n-size-body); line-height: var(--n-line-body); overflow-wrap: anywhere; }
  .rich > * + * { margin-block-start: var(--n-space-2); }
  .rich :is(p, h3, li):dir(rtl) { unicode-bidi: plaintext; text-align: right; }
  .rich h3 { font-size: var(--n-size-body); line-height: var(--n-line-body); }
  .rich ul, .rich ol { padding-inline-start: var(--n-space-5); }
  .rich ul { list-style: disc; }
  .rich ol { list-style: decimal; }
  .rich a { color: var(--n-accent-text); text-underline-offset: 3px; }
  .rich code, .rich pre { font-family: ui-monospace, monospace; font-size: var(--n-size-meta); direction: ltr; unicode-bidi: isolate; }
  .rich code { padding: 1px var(--n-space-1); border-radius: var(--n-radius-mark); background: var(--n-active); }
  .rich pre { padding: var(--n-space-2) var(--n-space-3); border-radius: var(--n-radius-control); background: var(--n-active); overflow-x: auto; white-space: pre-wrap; direction: ltr; text-align: start; }
  .rich pre code { padding: 0; background: none; }
  .rich-field { border: 1px solid var(--n-border-control); border-radius: var(--n-radius-control); background: var(--n-surface); }
  .rich-field:focus-within { outline: 2px solid var(--n-focus); outline-offset: -1px; }
  .rich-field [role="toolbar"] { display: flex; flex-wrap: wrap; gap: 2px; padding: var(--n-space-1); border-block-end: 1px solid var(--n-border); }
  .rich-field .rich { min-block-size: 96px; max-block-size: 50vh; padding: var(--n-space-3); overflow-y: auto; outline: 0; }
  .rich-field .rich.none::before { content: attr(data-placeholder); float: inline-start; block-size: 0; color: var(--n-text-quiet); pointer-events: none; }
  .rich-field form { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-2); padding: var(--n-space-2); border-block-end: 1px solid var(--n-border); }
  .rich-field .wrong { flex: 1 0 100%; font-size: var(--n-size-meta); color: var(--n-negative-text); }
`;
