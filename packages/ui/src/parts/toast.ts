import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { button } from "./button.ts";
import { ALERT, CHECK, icon, UNDO, X } from "./icon.ts";

/** What a toast tells, and what takes it back. */
export interface ToastSays {
  readonly text: string;
  readonly undo?: { readonly label: string; readonly act: () => void };
  readonly isTrouble?: boolean;
}

const MOST = 3;

/** Brief notices at the lower start corner. The time of each is the animation of its line, so that hover and focus stop it. */
export class Toasts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #closeLabel: () => string;
  #shown: readonly ToastSays[] = [];

  constructor(host: ReactiveControllerHost, closeLabel: () => string) {
    this.#host = host;
    this.#closeLabel = closeLabel;
    host.addController(this);
  }

  show(says: ToastSays): void {
    this.#shown = [...this.#shown, says].slice(-MOST);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#shown = [];
  }

  render(): TemplateResult {
    return html`<div class="toasts" role="status">${this.#shown.map((says) => this.#toast(says))}</div>`;
  }

  #toast(says: ToastSays): TemplateResult {
    const close = () => this.#close(says);
    const undo = () => {
      close();
      says.undo?.act();
    };
    return html`<div class="toast" part="toast">
      ${icon(says.isTrouble ? ALERT : CHECK)}<span class="grow">${says.text}</span>
      ${says.undo ? html`<span class="undo">${button({ label: says.undo.label, icon: UNDO, kind: "plain", small: true, act: undo })}</span>` : nothing}
      ${button({ label: this.#closeLabel(), icon: X, iconOnly: true, kind: "plain", small: true, act: close })}
      <i class="left" aria-hidden="true" @animationend=${close}></i>
    </div>`;
  }

  #close(says: ToastSays): void {
    this.#shown = this.#shown.filter((one) => one !== says);
    this.#host.requestUpdate();
  }
}
