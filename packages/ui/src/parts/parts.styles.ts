import { css } from "lit";

/** The ground of every element, and the parts that most of them use. */
export const parts = css`
  *, ::before, ::after { box-sizing: border-box; }
  :host { display: block; color: var(--n-text); font-family: var(--nexus-font, inherit); font-size: var(--n-size-body); line-height: var(--n-line-body); font-variant-numeric: lining-nums; font-size-adjust: var(--nexus-font-adjust, 0.53); overflow-wrap: break-word; text-align: start; -webkit-font-smoothing: antialiased; }
  :host([hidden]), [hidden] { display: none !important; }
  h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  h1, h2, h3 { font-size: var(--n-size-table); line-height: var(--n-line-table); font-weight: 600; }
  ul, ol { list-style: none; }
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
  button { cursor: pointer; background: none; border: 0; padding: 0; text-align: start; }
  :focus-visible { outline: 2px solid var(--n-focus); outline-offset: 2px; }
  .icon { inline-size: var(--n-icon); block-size: var(--n-icon); flex: none; fill: none; stroke: currentColor; stroke-width: var(--n-icon-stroke); stroke-linecap: round; stroke-linejoin: round; overflow: visible; }
  .flips:dir(rtl) { transform: scaleX(-1); }
  .meta { font-size: var(--n-size-meta); line-height: var(--n-line-meta); color: var(--n-text-quiet); }
  .quiet { color: var(--n-text-quiet); }
  .num { direction: ltr; unicode-bidi: isolate; white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
  .mono { font-family: ui-monospace, monospace; }
  .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-inline-size: 0; }
  .grow { flex: 1; min-inline-size: 0; }
  .unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .btn, .chip { position: relative; display: inline-flex; align-items: center; justify-content: center; gap: 6px; block-size: var(--n-control); padding-inline: var(--n-space-3); border: 1px solid var(--n-border-strong); border-radius: var(--n-radius-control); background: var(--n-surface); font-size: var(--n-size-table); font-weight: 500; white-space: nowrap; transition: background var(--n-motion-feedback) var(--n-ease); }
  .btn .icon, .chip .icon { color: var(--n-text-quiet); }
  .btn:hover, .chip:hover { background: var(--n-hover); }
  .btn:disabled, .chip:disabled { opacity: 0.5; cursor: default; }
  .btn.primary { background: var(--n-accent); border-color: var(--n-accent); color: var(--n-on-accent); }
  .btn.primary .icon { color: inherit; }
  .btn.primary:hover { background: var(--n-accent-hover); }
  .btn.plain { border-color: transparent; background: transparent; }
  .btn.plain:hover, .btn[aria-expanded="true"] { background: var(--n-hover); }
  .btn[aria-pressed="true"] { background: var(--n-active); }
  .btn.danger { background: var(--n-negative); border-color: var(--n-negative); color: var(--n-on-negative); }
  .btn.danger .icon { color: inherit; }
  .btn.danger:hover { background: var(--n-negative-text); color: var(--n-surface); }
  .btn[aria-disabled="true"] { cursor: progress; }
  .btn .far { position: absolute; inset-inline-start: -1px; inset-block-end: -1px; block-size: 2px; border-radius: 1px; background: currentColor; transition: inline-size var(--n-motion-move) var(--n-ease); }
  .turning { animation: turning 0.8s linear infinite; transform-origin: center; }
  @keyframes turning { to { rotate: 360deg; } }
  @media (prefers-reduced-motion: reduce) { .turning { animation: none; } }
  .btn.s, .chip { block-size: var(--n-control-s); padding-inline: 10px; }
  .btn.only { inline-size: var(--n-control); padding: 0; }
  .btn.only.s { inline-size: var(--n-control-s); }
  .btn.wide { inline-size: 100%; }
  .btns { display: flex; flex-wrap: wrap; align-items: center; gap: var(--n-space-2); }
  .chip { border-radius: var(--n-radius-chip); font-weight: 400; }
  .chip b { font-weight: 500; }
  .chip.add { border-style: dashed; background: transparent; }
  .field { display: flex; align-items: center; gap: var(--n-space-2); block-size: var(--n-control); padding-inline: 10px; border: 1px solid var(--n-border-control); border-radius: var(--n-radius-control); background: var(--n-surface); font-size: var(--n-size-table); min-inline-size: 0; }
  .field .icon { color: var(--n-text-quiet); }
  .field input { flex: 1; inline-size: 100%; min-inline-size: 0; block-size: 100%; border: 0; outline: 0; background: none; padding: 0; }
  .field:focus-within { outline: 2px solid var(--n-focus); outline-offset: -1px; }
  ::placeholder { color: var(--n-text-quiet); opacity: 1; }
  .avatar { display: inline-flex; align-items: center; justify-content: center; flex: none; inline-size: 20px; block-size: 20px; border-radius: 50%; background: var(--n-active); color: var(--n-text-quiet); font-size: 9px; font-weight: 600; line-height: 1; }
  .avatar.me { background: var(--n-accent-soft); color: var(--n-accent-text); }
  @media (pointer: coarse) { .btn::after, .chip::after { content: ""; position: absolute; inset: -8px -2px; } .btn.only::after { inset-inline: -8px; } }
`;
