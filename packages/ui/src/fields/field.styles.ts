import { css } from "lit";

/** How the fields of a form look. */
export const fieldStyles = css`
  .fields { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: var(--n-space-4) var(--n-space-3); align-items: start; }
  .fields > * { grid-column: 1 / -1; min-inline-size: 0; }
  .fields > .half { grid-column: span 3; }
  .fields > .most { grid-column: span 4; }
  .fields > .rest { grid-column: span 2; }
  .one { min-inline-size: 0; border: 0; margin: 0; padding: 0; }
  .label { display: block; margin-block-end: 6px; font-size: var(--n-size-table); line-height: var(--n-line-table); font-weight: 500; }
  .label .quiet { font-weight: 400; }
  .fields .field { block-size: calc(var(--n-control) + var(--n-space-1)); }
  .field.tall, .fields .field.tall { block-size: auto; min-block-size: calc(var(--n-control) + var(--n-space-1)); padding-block: 6px; flex-wrap: wrap; }
  .field.tall > input { flex-basis: 80px; min-inline-size: 80px; }
  .field.tall:has(> button) { position: relative; padding-inline-end: var(--n-space-6); }
  .field.tall > button { position: absolute; inset-block-end: 6px; inset-inline-end: 10px; }
  .field textarea { flex: 1; inline-size: 100%; min-block-size: 60px; max-block-size: 320px; field-sizing: content; resize: vertical; border: 0; outline: 0; padding: 0; background: none; line-height: var(--n-line-table); }
  .field select { flex: 1; min-inline-size: 0; inline-size: 100%; block-size: 100%; border: 0; outline: 0; padding: 0; padding-inline-end: var(--n-space-5); margin-inline-end: calc(var(--n-space-6) * -1); appearance: none; background: none; text-overflow: ellipsis; }
  .field select.unit { flex: none; inline-size: 84px; padding-inline-start: var(--n-space-2); border-inline-start: 1px solid var(--n-border); }
  .field select + .icon { pointer-events: none; }
  .field option { background: var(--n-surface-raised); color: var(--n-text); }
  .field .unit { color: var(--n-text-quiet); }
  .field input[type="time"] { flex: none; inline-size: auto; }
  .field > button { display: grid; place-items: center; flex: none; inline-size: 24px; block-size: 24px; margin-inline-end: -4px; border-radius: var(--n-radius-mark); }
  .field > button:hover { background: var(--n-hover); }
  .field:is(.bad, :has([aria-invalid="true"])) { border-color: var(--n-negative-mark); }
  .field.still { border-color: transparent; background: var(--n-surface-sunken); }
  .field.off { opacity: 0.6; }
  .field a { display: grid; color: var(--n-accent-text); }
  .bad-text { display: flex; gap: 6px; align-items: flex-start; margin-block-start: 6px; font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-negative-text); }
  .bad-text ~ .bad-text { display: none; }
  .bad-text .icon { margin-block-start: 1px; }
  .help { margin-block-start: 6px; }
  .form { display: grid; gap: var(--n-space-4); }
  .form > h3 { margin-block-start: var(--n-space-2); }
  .pair { display: flex; flex-wrap: wrap; gap: var(--n-space-2); align-items: center; }
  .pair > .field { flex: 1 1 130px; }
  .pair + .choices { gap: var(--n-space-2); margin-block-start: var(--n-space-2); }
  .choices { display: flex; flex-wrap: wrap; gap: var(--n-space-1) var(--n-space-4); }
  .choice { display: inline-flex; align-items: center; gap: var(--n-space-2); min-block-size: var(--n-control); font-size: var(--n-size-table); line-height: var(--n-line-table); cursor: pointer; }
  .choice input { flex: none; inline-size: 16px; block-size: 16px; accent-color: var(--n-accent); }
  .choice input[role="switch"] { position: relative; appearance: none; inline-size: 32px; block-size: 18px; border-radius: 9px; border: 1px solid var(--n-border-control); background: var(--n-surface-sunken); cursor: inherit; transition: background var(--n-motion-feedback) var(--n-ease); }
  .choice input[role="switch"]::before { content: ""; position: absolute; inset-block-start: 2px; inset-inline-start: 2px; inline-size: 12px; block-size: 12px; border-radius: 50%; background: var(--n-border-control); transition: translate var(--n-motion-feedback) var(--n-ease); }
  .choice input[role="switch"]:checked { background: var(--n-accent); border-color: var(--n-accent); }
  .choice input[role="switch"]:checked::before { background: var(--n-on-accent); translate: 14px; }
  .choice input[role="switch"]:checked:dir(rtl)::before { translate: -14px; }
  .gathered { display: grid; gap: var(--n-space-1); padding: var(--n-space-3); border: 1px solid var(--n-negative-mark); border-radius: var(--n-radius-control); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .gathered button { color: var(--n-negative-text); text-decoration: underline; text-underline-offset: 3px; }
  .note { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--n-space-2); font-size: var(--n-size-table); line-height: var(--n-line-table); color: var(--n-text-quiet); }
  .facts { display: grid; grid-template-columns: minmax(80px, auto) minmax(0, 1fr); gap: var(--n-space-2) var(--n-space-4); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .facts dt { color: var(--n-text-quiet); }
  @media (pointer: coarse) { .fields .field:not(.tall) { block-size: var(--n-touch); } .choice { min-block-size: var(--n-touch); } .field > button { inline-size: 32px; block-size: 32px; } }
  @media (max-width: 340px) { .fields > :is(.half, .most, .rest) { grid-column: 1 / -1; } }
  @media (forced-colors: active) { .choice input[role="switch"]::before { background: ButtonText; } .choice input[role="switch"]:checked::before { background: Highlight; } }
`;
