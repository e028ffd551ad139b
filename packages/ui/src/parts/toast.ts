import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { button } from "./button.ts";
import { ALERT, CHECK, DOWNLOAD, icon, UNDO, X } from "./icon.ts";
import { progress } from "./progress.ts";

/** What a toast tells, and what takes it back. */
export interface ToastSays {
  readonly text: string;
  readonly undo?: { readonly label: string; readonly act: () => void };
  readonly isTrouble?: boolean;
}

/** Long work, told until it is done. */
export interface WorkSays {
  readonly text: string;
  /** How far it is, from 0 to 1; left out where nobody knows. */
  readonly share?: number | undefined;
  /** "8,112 done, about 2 min left". */
  readonly note?: string | undefined;
  readonly icon?: string;
  readonly cancel?: { readonly label: string; readonly act: () => void };
}

/** Long work that is shown: tell how far it is, and when it is over. */
export interface ShownWork {
  /** Tells how far it is. */
  update(says: WorkSays): void;
  /** Takes it away, or puts a toast in its place. */
  end(says?: ToastSays): void;
}

const MOST = 3;

/**
 * Brief notices at the lower start corner. The time of each is the animation of its line, so that hover and focus stop it.
 * Work that takes long stays until it is told that it ended.
 */
export class Toasts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #closeLabel: () => string;
  #shown: readonly ToastSays[] = [];
  #work: ReadonlyMap<symbol, WorkSays> = new Map();

  constructor(host: ReactiveControllerHost, closeLabel: () => string) {
    this.#host = host;
    this.#closeLabel = closeLabel;
    host.addController(this);
  }

  /** Shows a notice for eight seconds. */
  show(says: ToastSays): void {
    this.#shown = [...this.#shown, says].slice(-MOST);
    this.#host.requestUpdate();
  }

  /** Shows that something works, until it ends. */
  work(says: WorkSays): ShownWork {
    const id = Symbol();
    this.#keep(id, says);
    return {
      update: (next) => this.#work.has(id) && this.#keep(id, next),
      end: (last) => {
        this.#keep(id, null);
        if (last) this.show(last);
      },
    };
  }

  hostDisconnected(): void {
    this.#shown = [];
    this.#work = new Map();
  }

  /** What is shown. It stands at the end of the element, always, or screen readers would not notice what comes. */
  render(): TemplateResult {
    return html`<div class="toasts">
      <div class="toasts-in" role="status">${this.#shown.map((says) => this.#toast(says))}</div>
      ${[...this.#work.values()].map((says) => this.#working(says))}
    </div>`;
  }

  #toast(says: ToastSays): TemplateResult {
    const close = () => this.#close(says);
    const undo = () => {
      close();
      says.undo?.act();
    };
    return html`<div class="toast" part="toast" role=${says.isTrouble ? "alert" : nothing}>
      ${icon(says.isTrouble ? ALERT : CHECK)}<span class="grow">${says.text}</span>
      ${says.undo ? html`<span class="undo">${button({ label: says.undo.label, icon: UNDO, kind: "plain", small: true, act: undo })}</span>` : nothing}
      ${button({ label: this.#closeLabel(), icon: X, iconOnly: true, kind: "plain", small: true, act: close })}
      <i class="left" aria-hidden="true" @animationend=${close}></i>
    </div>`;
  }

  #working({ text, share, note, icon: sign = DOWNLOAD, cancel }: WorkSays): TemplateResult {
    return html`<div class="toast work" part="toast" role="group" aria-label=${text}>
      ${icon(sign)}<span class="grow"><b>${text}</b>${note ? html`<span class="meta">${note}</span>` : nothing}
      ${progress({ label: text, share, note, isNamed: true })}</span>
      ${cancel ? button({ label: cancel.label, kind: "plain", small: true, act: cancel.act }) : nothing}
    </div>`;
  }

  #keep(id: symbol, says: WorkSays | null): void {
    const work = new Map(this.#work);
    if (says) work.set(id, says);
    else work.delete(id);
    this.#work = work;
    this.#host.requestUpdate();
  }

  #close(says: ToastSays): void {
    this.#shown = this.#shown.filter((one) => one !== says);
    this.#host.requestUpdate();
  }
}
