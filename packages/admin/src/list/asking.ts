import { button, dialog, textField } from "@nexus-os/ui";
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import type { ListWord } from "./words.ts";

/** What is asked before something is done, or shown over the list. */
export interface Asked {
  readonly title: string;
  readonly text?: unknown;
  readonly content?: unknown;
  /** What is done where the answer is yes; a note that somebody may add goes with it. */
  readonly yes?: {
    readonly label: string;
    readonly isDanger?: boolean;
    readonly takesNote?: boolean;
    readonly act: (note: string | undefined) => void;
  };
}

interface Host extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
  t(key: ListWord): string;
}

const MOST_NOTE = 500;

/** The one dialog over a list. */
export class Asking implements ReactiveController {
  readonly #host: Host;
  #asked: (() => Asked) | null = null;
  #note = "";

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** Opens the dialog. What stands in it is asked for anew with each drawing. */
  open(asked: () => Asked): void {
    this.#asked = asked;
    this.#note = "";
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const element = this.#element;
    if (element && !element.open) element.showModal();
  }

  hostDisconnected(): void {
    this.#asked = null;
  }

  render(): unknown {
    const closed = () => {
      // The browser tells it a moment later: what was asked meanwhile stays.
      if (this.#element?.open) return;
      this.#asked = null;
      this.#host.requestUpdate();
    };
    return html`<div @close=${{ handleEvent: closed, capture: true }}>${this.#asked ? this.#dialog(this.#asked()) : nothing}</div>`;
  }

  get #element(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector("dialog");
  }

  #dialog({ title, text, content, yes }: Asked): unknown {
    const t = (key: ListWord) => this.#host.t(key);
    const leave = () => this.#element?.close();
    const says = { title, text, closeLabel: t("list.close"), content: [content ?? nothing, this.#noteField(yes)] };
    if (!yes) return dialog({ ...says, isWide: true });
    const submit = () => {
      leave();
      yes.act(this.#note.trim() || undefined);
    };
    const footer = [
      button({ label: yes.label, kind: yes.isDanger ? "danger" : "primary", submit: true }),
      button({ label: t("list.leave"), act: leave }),
    ];
    return dialog({ ...says, submit, footer });
  }

  #noteField(yes: Asked["yes"]): unknown {
    if (!yes?.takesNote) return nothing;
    const change = (value: string) => {
      this.#note = value;
      this.#host.requestUpdate();
    };
    const { t } = this.#host;
    const says = { key: "note", label: t.call(this.#host, "list.note"), max: MOST_NOTE, isFirst: true };
    return html`<div class="fields">
      ${textField({ ...says, optional: t.call(this.#host, "list.note.optional"), value: this.#note, change })}
    </div>`;
  }
}
