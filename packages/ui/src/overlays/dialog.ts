import { html, nothing, type TemplateResult } from "lit";
import { button } from "../parts/button.ts";
import { X } from "../parts/icon.ts";

/** What stands in a dialog. */
export interface DialogSays {
  readonly title: string;
  readonly text?: unknown;
  readonly closeLabel: string;
  readonly content: unknown;
  readonly footer?: unknown;
  readonly isWide?: boolean;
  /** Makes the dialog a form. */
  readonly submit?: () => void;
}

const closing = (event: Event): void => (event.currentTarget as Element).closest("dialog")?.close();

/** A modal dialog on the native element: Escape and a click beside it close it, and the focus goes back to where it was. */
export function dialog(says: DialogSays): TemplateResult {
  const beside = (event: Event): void => {
    if (event.target === event.currentTarget) closing(event);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    says.submit?.();
  };
  const inside = html`<div class="top">
      <h2 id="dialog-title">${says.title}</h2>
      ${button({ label: says.closeLabel, icon: X, iconOnly: true, kind: "plain", small: true, act: closing })}
      ${says.text ? html`<p>${says.text}</p>` : nothing}
    </div>
    ${says.content} ${says.footer ? html`<div class="foot">${says.footer}</div>` : nothing}`;
  return html`<dialog class="dialog ${says.isWide ? "wide" : ""}" aria-labelledby="dialog-title" @pointerdown=${beside}>
    ${
      says.submit
        ? html`<form novalidate @submit=${submit}>${inside}</form>`
        : html`<div class="inside">${inside}</div>`
    }
  </dialog>`;
}
