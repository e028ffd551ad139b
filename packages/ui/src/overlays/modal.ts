import { html, nothing, type ReactiveController } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { button } from "../parts/button.ts";
import { type DialogSays, dialog } from "./dialog.ts";
import { type SheetSays, sheet } from "./sheet.ts";
import { words } from "./words.ts";

/** What is shown in the one dialog or sheet of an element. */
export interface ModalSays extends Omit<DialogSays, "closeLabel" | "leave">, Pick<SheetSays, "kind" | "actions"> {
  readonly as?: "dialog" | "sheet";
  /** Something was typed and is not saved: leaving is asked about first. */
  readonly isDirty?: boolean;
}

const CONTROL = ":is(input, select, textarea, [contenteditable]):not([type=hidden], :disabled)";
const QUIET = ".foot .btn:not(.primary, .danger)";

/**
 * The one dialog or sheet of an element. It takes the focus and gives it back; what was typed and not saved is not lost by a
 * key, a click beside it or a drag.
 */
export class Modal implements ReactiveController {
  readonly #host: PartHost;
  #says: (() => ModalSays) | null = null;
  #closed: (() => void) | undefined;
  #back: HTMLElement | null = null;
  #isAsking = false;

  constructor(host: PartHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether it is open. */
  get isOpen(): boolean {
    return this.#says !== null;
  }

  /** Opens it with what is said anew at every update; `closed` is told when it is gone. */
  open(says: () => ModalSays, closed?: () => void): void {
    this.#says = says;
    this.#closed = closed;
    this.#isAsking = false;
    this.#host.requestUpdate();
  }

  /** Closes it, whatever was typed. */
  close(): void {
    this.#element?.close();
  }

  /** Closes it where nothing is lost, or asks. */
  readonly leave = (): void => {
    if (this.#says?.().isDirty) {
      this.#isAsking = true;
      this.#host.requestUpdate();
    } else this.close();
  };

  hostUpdated(): void {
    const element = this.#element;
    if (!element || element.open) return;
    this.#back = (element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    element.showModal();
    // The browser would begin at the button that closes; a question begins at the answer that changes nothing.
    const wanted = ["[autofocus]", CONTROL, ...(element.role === "alertdialog" ? [QUIET] : [])];
    const found = wanted.map((selector) => element.querySelector<HTMLElement>(selector)).find((one) => one !== null);
    found?.focus();
  }

  hostDisconnected(): void {
    this.#says = null;
  }

  render(): unknown {
    const says = this.#says?.();
    if (!says) return nothing;
    const { as, isDirty, ...rest } = says;
    const asking = isDirty && this.#isAsking;
    const all = {
      ...rest,
      closeLabel: this.#t("overlays.close"),
      leave: this.leave,
      footer: asking ? this.#question() : rest.footer,
    };
    return html`<div class="modal" @close=${{ handleEvent: this.#over, capture: true }}>${as === "sheet" ? sheet(all) : dialog(all)}</div>`;
  }

  #question(): unknown {
    const stay = () => {
      this.#isAsking = false;
      this.#host.requestUpdate();
    };
    return html`<span class="grow" role="alert">${this.#t("overlays.leave")}</span>
      ${button({ label: this.#t("overlays.leave.drop"), act: () => this.close() })}
      ${button({ label: this.#t("overlays.leave.stay"), kind: "primary", act: stay })}`;
  }

  #t(key: keyof typeof words): string {
    return this.#host.say(words, key);
  }

  get #element(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>(".modal > dialog");
  }

  readonly #over = (event: Event): void => {
    if (event.target !== this.#element) return;
    const closed = this.#closed;
    this.#says = null;
    this.#isAsking = false;
    if (this.#back?.isConnected) this.#back.focus({ preventScroll: true });
    this.#back = null;
    this.#host.requestUpdate();
    closed?.();
  };
}
