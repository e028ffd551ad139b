import { css, html, nothing, type TemplateResult } from "lit";
import { button } from "../parts/button.ts";
import { X } from "../parts/icon.ts";
import { type DialogSays, leaving, ways } from "./dialog.ts";
import { Drag } from "./drag.ts";

/** What stands in a sheet. */
export interface SheetSays extends DialogSays {
  /** What kind of thing it shows: "Invoice". */
  readonly kind?: string;
  /** Buttons of the head, before the one that closes. */
  readonly actions?: unknown;
}

/** How a sheet looks: at the end side of a desk, from below on a phone. */
export const sheetStyles = css`
  .sheet { position: fixed; inset: 0; inset-inline-start: auto; display: flex; inline-size: min(440px, 100vw); block-size: 100dvh; max-inline-size: none; max-block-size: none; margin: 0; padding: 0; border: 0; background: var(--n-surface); color: var(--n-text); box-shadow: var(--n-shadow-dialog); overflow: hidden; overscroll-behavior: contain; }
  .sheet:not([open]) { display: none; }
  .sheet.large { inline-size: min(720px, 100vw); }
  .sheet::backdrop { background: var(--n-scrim); }
  .sheet[open] { animation: aside var(--n-motion-move) var(--n-ease); }
  .sheet:dir(rtl)[open] { animation-name: aside-rtl; }
  .sheet > * { display: flex; flex-direction: column; flex: 1; min-inline-size: 0; }
  .sheet header { position: relative; display: flex; align-items: center; gap: var(--n-space-1); flex: none; padding: var(--n-space-3) var(--n-space-4); padding-inline-start: var(--n-space-5); border-block-end: 1px solid var(--n-border); }
  .sheet h2 { font-size: var(--n-size-title-s); line-height: var(--n-line-title-s); }
  .sheet .held { flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; padding: var(--n-space-4) var(--n-space-5) var(--n-space-5); }
  .sheet .foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: var(--n-space-2); flex: none; padding: var(--n-space-3) var(--n-space-5); border-block-start: 1px solid var(--n-border); }
  @keyframes aside { from { opacity: 0; translate: 24px 0; } }
  @keyframes aside-rtl { from { opacity: 0; translate: -24px 0; } }
  @keyframes below { from { translate: 0 40px; opacity: 0; } }
  @media (max-width: 720px) {
    .sheet, .sheet.large { inset: auto 0 0; inline-size: 100vw; block-size: auto; max-block-size: calc(100dvh - var(--n-space-6)); border-start-start-radius: var(--n-space-4); border-start-end-radius: var(--n-space-4); }
    .sheet[open], .sheet:dir(rtl)[open] { animation-name: below; }
    .sheet header { padding-block-start: var(--n-space-4); padding-inline-start: var(--n-space-4); touch-action: none; cursor: grab; }
    .sheet header::before { content: ""; position: absolute; inset-block-start: 6px; inset-inline: calc(50% - 18px); block-size: 4px; border-radius: 2px; background: var(--n-border-strong); }
    .sheet .held, .sheet .foot { padding-inline: var(--n-space-4); }
    .sheet .foot { padding-block-end: max(var(--n-space-3), env(safe-area-inset-bottom)); }
  }
`;

/** A modal sheet for a thing beside what it belongs to. On a phone it comes from below, and is pulled down to close. */
export function sheet(says: SheetSays): TemplateResult {
  const { leave, size } = says;
  const { beside, cancel, key } = ways(leave);
  const drag = new Drag((dialog) => (leave ? leave() : dialog.close()));
  const submit = (event: Event): void => {
    event.preventDefault();
    says.submit?.();
  };
  const inside = html`<header @pointerdown=${drag.begin}>
      <div class="grow">${says.kind ? html`<p class="meta">${says.kind}</p>` : nothing}<h2 class="cut" id="dialog-title">${says.title}</h2></div>
      ${says.actions ?? nothing}
      ${button({ label: says.closeLabel, icon: X, iconOnly: true, kind: "plain", small: true, act: leaving(leave) })}
    </header>
    <div class="held">${says.text ? html`<p class="quiet">${says.text}</p>` : nothing}${says.content}</div>
    ${says.footer ? html`<div class="foot">${says.footer}</div>` : nothing}`;
  return html`<dialog class="sheet ${size ?? ""}" aria-labelledby="dialog-title" @pointerdown=${beside} @cancel=${cancel} @keydown=${key}>
    ${says.submit ? html`<form novalidate @submit=${submit}>${inside}</form>` : html`<div>${inside}</div>`}
  </dialog>`;
}
