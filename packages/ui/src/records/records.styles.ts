import { css } from "lit";

/** How the panel of a record looks, and the boxes of a list that comes. */
export const recordsStyles = css`
  :host { display: flex; flex-direction: column; }
  .page { flex: 1 0 auto; }
  .held section { display: grid; gap: var(--n-space-2); }
  .held h3 { font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .known { display: grid; gap: 2px; font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .known > div { display: grid; grid-template-columns: 112px minmax(0, 1fr); gap: var(--n-space-2); padding-block: 4px; }
  .known dt { color: var(--n-text-quiet); overflow-wrap: anywhere; }
  .known dd { overflow-wrap: anywhere; white-space: pre-line; }
  .await { display: grid; gap: var(--n-space-3); padding: var(--n-space-5); }
  .await .sk { block-size: var(--n-row); }
  .await .sk.title { inline-size: 160px; block-size: var(--n-line-title-m); }
  .await .sk.bar { inline-size: min(420px, 80%); block-size: var(--n-control); }
  @container page (max-width: 640px) {
    .listed > .page-head { display: flex; }
    .page-head > .btns { inline-size: auto; }
  }
`;
