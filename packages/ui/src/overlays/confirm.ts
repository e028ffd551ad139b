import { html, nothing } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { button } from "../parts/button.ts";
import { Modal, type ModalSays } from "./modal.ts";
import { words } from "./words.ts";

/** A question before something that cannot be taken back. */
export interface ConfirmSays {
  readonly title: string;
  /** What will happen, and to what. */
  readonly text: unknown;
  /** What doing it is called: a verb, never "Yes" or "OK". */
  readonly act: string;
  readonly isDanger?: boolean;
  /** A name that has to be typed first, where very much depends on it. */
  readonly word?: string;
}

/** Asks before something that cannot be taken back. What can be undone is done without asking. */
export class Confirm {
  readonly #host: PartHost;
  readonly #modal: Modal;
  #typed = "";

  constructor(host: PartHost) {
    this.#host = host;
    this.#modal = new Modal(host);
  }

  /** Answers whether it shall be done. */
  ask(says: ConfirmSays): Promise<boolean> {
    this.#typed = "";
    return new Promise((resolve) => {
      let isYes = false;
      const act = () => {
        isYes = this.#isReady(says);
        if (isYes) this.#modal.close();
      };
      this.#modal.open(
        () => this.#said(says, act),
        () => resolve(isYes),
      );
    });
  }

  render(): unknown {
    return this.#modal.render();
  }

  #isReady({ word }: ConfirmSays): boolean {
    return !word || this.#typed.trim() === word;
  }

  #said(says: ConfirmSays, submit: () => void): ModalSays {
    const { title, text, act, isDanger, word } = says;
    const type = (event: Event) => {
      this.#typed = (event.currentTarget as HTMLInputElement).value;
      this.#host.requestUpdate();
    };
    return {
      title,
      text,
      size: "small",
      isAlert: true,
      submit,
      content: word
        ? html`<label class="typed"><span>${this.#host.say(words, "overlays.confirm.type", { word })}</span>
            <span class="field"><input autocomplete="off" spellcheck="false" .value=${this.#typed} @input=${type} /></span></label>`
        : nothing,
      footer: html`<span class="grow"></span>${button({ label: this.#host.say(words, "overlays.confirm.no"), act: () => this.#modal.close() })}
        ${button({ label: act, kind: isDanger ? "danger" : "primary", submit: true, disabled: !this.#isReady(says) })}`,
    };
  }
}
