import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { marked } from "../overlays/match.ts";
import { avatar } from "../parts/avatar.ts";
import { button } from "../parts/button.ts";
import { type TabSays, tabPanel, tabs } from "../parts/tabs.ts";
import { type Asked, askedAt, type Mentioned, mentionedIn, offered } from "./mention.ts";
import { words } from "./words.ts";

/** What can be written: a note, a call, a mail. */
export interface ComposerKind extends TabSays {
  readonly placeholder: string;
  /** What sends it: "Save", "Send". */
  readonly send: string;
  /** What is asked beside the text: fields of the caller. */
  readonly more?: () => unknown;
}

/** What was written, and whom it names. */
export interface Written {
  readonly kind: string;
  readonly text: string;
  readonly mentions: readonly Mentioned[];
}

/** What a composer is, and what it tells. */
export interface ComposerSays {
  readonly label: string;
  /** A name of its own among the composers of an element. */
  readonly id: string;
  readonly kinds: readonly ComposerKind[];
  readonly people?: readonly Mentioned[];
  /** Sends it. Where that fails, what was typed stays. */
  readonly send: (written: Written) => unknown;
  readonly cancel?: () => void;
  /** What stands at the start of its foot: buttons. */
  readonly acts?: () => unknown;
}

/** A place to write. What is typed stays, also under another tab, until it was sent; Ctrl+Enter sends, @ names somebody. */
export class Composer implements ReactiveController {
  /** What is typed, by kind. */
  readonly texts = new Map<string, string>();
  readonly #host: PartHost;
  readonly #says: () => ComposerSays;
  #kind: string | null = null;
  #asked: Asked | null = null;
  #at = 0;
  #isBusy = false;
  #hasFailed = false;
  #caret: number | null = null;

  constructor(host: PartHost, says: () => ComposerSays) {
    this.#host = host;
    this.#says = says;
    host.addController(this);
  }

  /** Puts the focus where one writes. */
  focus(): void {
    this.#field?.focus();
  }

  /** A caret is put only into what is drawn. */
  hostUpdated(): void {
    if (this.#caret === null) return;
    this.#field?.setSelectionRange(this.#caret, this.#caret);
    this.#caret = null;
  }

  render(): TemplateResult {
    const { acts, cancel, id, kinds, label } = this.#says();
    const kind = this.#now;
    const field = html`${this.#writing(kind)}${kind.more?.() ?? nothing}`;
    const choose = (chosen: string) =>
      this.#set(() => {
        this.#kind = chosen;
        this.#asked = null;
      });
    return html`<form class="composer" aria-label=${label} data-composer=${id} @submit=${this.#submit} @keydown=${this.#key}>
      ${kinds.length > 1 ? html`${tabs({ label, tabs: kinds, chosen: kind.id, choose })}${tabPanel(kind.id, field)}` : field}
      ${this.#hasFailed ? html`<p class="failed" role="alert">${this.#t("timeline.send.failed")}</p>` : nothing}
      <footer>${acts?.() ?? nothing}<span class="send">
        ${cancel ? button({ label: this.#t("timeline.cancel"), kind: "plain", small: true, act: cancel }) : nothing}
        ${button({ label: kind.send, small: true, submit: true, key: "Control+Enter", busy: this.#isBusy })}
      </span></footer>
      ${this.#list()}
      <p class="unseen" role="status">${this.#asked ? this.#t("timeline.people.found", { count: this.#offers.length }) : ""}</p>
    </form>`;
  }

  get #now(): ComposerKind {
    const { kinds } = this.#says();
    return kinds.find(({ id }) => id === this.#kind) ?? (kinds[0] as ComposerKind);
  }

  get #text(): string {
    return this.texts.get(this.#now.id) ?? "";
  }

  get #field(): HTMLTextAreaElement | null {
    const { id } = this.#says();
    return this.#host.renderRoot.querySelector(`[data-composer="${CSS.escape(id)}"] textarea`);
  }

  get #offers(): readonly Mentioned[] {
    return this.#asked ? offered(this.#says().people ?? [], this.#asked) : [];
  }

  #writing({ label, placeholder }: ComposerKind): TemplateResult {
    const { id, people } = this.#says();
    const isOpen = this.#offers.length > 0;
    return html`<textarea
      rows="2"
      aria-label=${label}
      placeholder=${placeholder}
      aria-autocomplete=${people ? "list" : nothing}
      aria-controls=${isOpen ? `${id}-people` : nothing}
      aria-activedescendant=${isOpen ? `${id}-person-${this.#at}` : nothing}
      .value=${this.#text}
      @input=${this.#type}
      @click=${this.#look}
      @blur=${() =>
        this.#set(() => {
          this.#asked = null;
        })}
    ></textarea>`;
  }

  #list(): unknown {
    const { id } = this.#says();
    const asked = this.#asked;
    const offers = this.#offers;
    if (!asked || !offers.length) return nothing;
    return html`<div role="listbox" id="${id}-people" aria-label=${this.#t("timeline.people")}>${offers.map(
      (person, at) => html`<div
        role="option"
        id="${id}-person-${at}"
        aria-selected=${at === this.#at ? "true" : "false"}
        @mousedown=${keepFocus}
        @click=${() => this.#mention(person)}
      >${avatar(person.label, false, { isNamed: true })}<span class="cut">${marked(person.label, asked.query)}</span></div>`,
    )}</div>`;
  }

  readonly #type = (event: Event): void => {
    this.texts.set(this.#now.id, (event.currentTarget as HTMLTextAreaElement).value);
    this.#look(event);
  };

  readonly #look = (event: Event): void => {
    const { selectionEnd, value } = event.currentTarget as HTMLTextAreaElement;
    this.#set(() => {
      this.#asked = askedAt(value, selectionEnd);
      this.#at = 0;
    });
  };

  #mention({ label }: Mentioned): void {
    const asked = this.#asked;
    if (!asked) return;
    const text = this.#text;
    const before = `${text.slice(0, asked.from)}@${label} `;
    this.texts.set(this.#now.id, before + text.slice(asked.from + asked.query.length + 1).replace(/^ /, ""));
    this.#set(() => {
      this.#asked = null;
      this.#caret = before.length;
    });
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const offers = this.#offers;
    const last = offers.length - 1;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void this.#send();
    else if (offers.length && event.key === "ArrowDown") this.#go(this.#at === last ? 0 : this.#at + 1);
    else if (offers.length && event.key === "ArrowUp") this.#go(this.#at > 0 ? this.#at - 1 : last);
    else if (offers.length && (event.key === "Enter" || event.key === "Tab"))
      this.#mention(offers[this.#at] as Mentioned);
    else if (offers.length && event.key === "Escape")
      this.#set(() => {
        this.#asked = null;
      });
    else if (event.key === "Escape" && !this.#text) this.#says().cancel?.();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #go(at: number): void {
    this.#set(() => {
      this.#at = at;
    });
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    const { people = [], send } = this.#says();
    const { id: kind } = this.#now;
    const text = this.#text.trim();
    if (!text || this.#isBusy) return;
    this.#set(() => {
      this.#isBusy = true;
      this.#hasFailed = false;
    });
    try {
      await send({ kind, text, mentions: mentionedIn(text, people) });
      this.texts.delete(kind);
    } catch (error) {
      this.#hasFailed = true;
      reportError(error);
    }
    this.#set(() => {
      this.#isBusy = false;
    });
  }

  #set(change: () => void): void {
    change();
    this.#host.requestUpdate();
  }

  #t(key: keyof typeof words, params: Readonly<Record<string, number>> = {}): string {
    return this.#host.say(words, key, params);
  }
}

/** A click in the list takes the focus from the field otherwise. */
const keepFocus = (event: Event): void => event.preventDefault();
