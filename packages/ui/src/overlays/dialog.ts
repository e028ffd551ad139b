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
  /** 360 wide for a question, 960 for what has columns; 480, or 640 where it is wide, otherwise. */
  readonly size?: "small" | "large";
  /** It asks for a decision, and is read out with its text at once. */
  readonly isAlert?: boolean;
  /** Makes the dialog a form. */
  readonly submit?: () => void;
  /** Given where it may not simply be closed: what is done instead. */
  readonly leave?: () => void;
}

/** Leaves a dialog from a control in it. */
export const leaving =
  (leave: (() => void) | undefined) =>
  (event: Event): void => {
    if (leave) leave();
    else (event.currentTarget as Element).closest("dialog")?.close();
  };

/** Escape and a click beside a dialog leave it; what it may do first is asked by `leave`. */
export const ways = (leave: (() => void) | undefined) => ({
  beside: (event: Event): void => {
    if (event.target === event.currentTarget) leaving(leave)(event);
  },
  cancel: (event: Event): void => {
    if (!leave || event.target !== event.currentTarget) return;
    event.preventDefault();
    leave();
  },
  // The browser asks only once: a second Escape closes a dialog whatever its `cancel` said. So the key is taken before.
  key: (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !leave || event.defaultPrevented) return;
    if ((event.target as Element).closest("[popover]")) return;
    event.preventDefault();
    leave();
  },
});

/** A modal dialog on the native element: Escape and a click beside it close it, and the focus goes back to where it was. */
export function dialog(says: DialogSays): TemplateResult {
  const { leave, size } = says;
  const { beside, cancel, key } = ways(leave);
  const submit = (event: Event): void => {
    event.preventDefault();
    says.submit?.();
  };
  const inside = html`<div class="top">
      <h2 id="dialog-title">${says.title}</h2>
      ${button({ label: says.closeLabel, icon: X, iconOnly: true, kind: "plain", small: true, act: leaving(leave) })}
      ${says.text ? html`<p id="dialog-text">${says.text}</p>` : nothing}
    </div>
    ${says.content} ${says.footer ? html`<div class="foot">${says.footer}</div>` : nothing}`;
  return html`<dialog
    class="dialog ${says.isWide ? "wide" : ""} ${size ?? ""}"
    role=${says.isAlert ? "alertdialog" : nothing}
    aria-labelledby="dialog-title"
    aria-describedby=${says.isAlert && says.text ? "dialog-text" : nothing}
    @pointerdown=${beside}
    @cancel=${cancel}
    @keydown=${key}
  >
    ${
      says.submit
        ? html`<form novalidate @submit=${submit}>${inside}</form>`
        : html`<div class="inside">${inside}</div>`
    }
  </dialog>`;
}
