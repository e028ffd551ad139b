import { css } from "lit";

/** How the sign-in page looks. */
export const signInStyles = css`
  :host { display: grid; place-items: center; min-block-size: 100dvh; padding: var(--nexus-space-4); background: var(--nexus-page); }
  main { inline-size: 100%; max-inline-size: 344px; }
  form { display: grid; gap: var(--nexus-space-3); padding-block-end: 10vh; }
  .mark { inline-size: 32px; block-size: 32px; border-radius: 8px; font-size: var(--nexus-size-title-s); }
  h1 { font-size: var(--nexus-size-title-m); line-height: var(--nexus-line-title-m); letter-spacing: var(--nexus-tracking-title); }
  .head { display: grid; gap: var(--nexus-space-3); margin-block-end: var(--nexus-space-2); }
  label { display: block; margin-block-end: 6px; font-size: var(--nexus-size-label); line-height: var(--nexus-line-label); font-weight: 500; }
  .field, .btn { block-size: 36px; }
  .field.err { border-color: var(--nexus-negative-mark); }
  .wrong { display: flex; gap: 6px; margin-block-start: 6px; font-size: var(--nexus-size-table); line-height: var(--nexus-line-table); color: var(--nexus-negative-text); }
  .wrong .icon { margin-block-start: 1px; }
  .btn.primary { margin-block-start: var(--nexus-space-1); }
  @media (pointer: coarse) { .field, .btn { block-size: var(--nexus-touch); font-size: 16px; } }
`;
