import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { keycap } from "../parts/badge.ts";
import { icon, SEARCH } from "../parts/icon.ts";
import { marked } from "./match.ts";
import { words } from "./words.ts";

/** Something that can be gone to, done or asked. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
  /** What it is: "Deal, €640,000". */
  readonly note?: string;
  /** The key that does the same without the list. */
  readonly key?: string;
}

/** Commands under one heading. */
export interface CommandGroup {
  readonly title: string;
  readonly items: readonly Command[];
}

/** What a list of commands says and does. */
export interface CommandListSays {
  readonly label: string;
  readonly placeholder: string;
  /** What is offered for what was typed. */
  readonly groups: (query: string) => readonly CommandGroup[];
  readonly run: (command: Command) => void;
  /** What else can be done with it, with Tab. */
  readonly more?: (command: Command) => void;
  /** More is looked for at this moment. */
  readonly isBusy?: boolean;
}

/**
 * A field and a list under it: what is typed finds, arrows walk, Enter does. The focus stays in the field, which tells a
 * screen reader the one that is chosen.
 */
export class CommandList implements ReactiveController {
  /** What was typed. */
  query = "";
  readonly #host: PartHost;
  readonly #says: () => CommandListSays;
  #at = 0;

  constructor(host: PartHost, says: () => CommandListSays) {
    this.#host = host;
    this.#says = says;
    host.addController(this);
  }

  /** Begins anew, with something typed or nothing. */
  reset(query = ""): void {
    this.query = query;
    this.#at = 0;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    this.#host.renderRoot
      .querySelector('.commands [aria-selected="true"]')
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  render(): TemplateResult {
    const { label, placeholder, groups: find, isBusy, more } = this.#says();
    const groups = find(this.query).filter(({ items }) => items.length);
    const count = groups.reduce((sum, { items }) => sum + items.length, 0);
    this.#at = Math.min(this.#at, Math.max(0, count - 1));
    let place = -1;
    return html`<div class="commands">
      <div class="ask">${icon(SEARCH)}<input
          role="combobox"
          aria-label=${label}
          aria-expanded=${count ? "true" : "false"}
          aria-controls="commands"
          aria-autocomplete="list"
          aria-activedescendant=${count ? `command-${this.#at}` : nothing}
          placeholder=${placeholder}
          autocomplete="off"
          spellcheck="false"
          enterkeyhint="go"
          .value=${this.query}
          @input=${this.#type}
          @keydown=${this.#key}
        />${keycap("Esc")}</div>
      <div class="hits" id="commands" role=${count ? "listbox" : nothing} aria-label=${count ? label : nothing} aria-busy=${isBusy ? "true" : nothing}>
        ${groups.map(
          ({ title, items }, index) => html`<div role="group" aria-labelledby="commands-${index}">
            <p class="title meta" id="commands-${index}" role="presentation">${title}</p>
            ${items.map((command) => {
              place += 1;
              return this.#option(command, place);
            })}
          </div>`,
        )}
        ${count ? nothing : html`<p class="none">${isBusy ? this.#t("overlays.command.busy") : this.#t("overlays.command.none", { query: this.query })}</p>`}
      </div>
      <footer class="meta" aria-hidden="true">
        <span>${keycap("↑")} ${keycap("↓")} ${this.#t("overlays.command.move")}</span>
        <span>${keycap("↵")} ${this.#t("overlays.command.open")}</span>
        ${more ? html`<span>${keycap("Tab")} ${this.#t("overlays.command.more")}</span>` : nothing}
      </footer>
      <p class="unseen" role="status">${this.query && !isBusy ? this.#t("overlays.command.found", { count }) : ""}</p>
    </div>`;
  }

  #option(command: Command, at: number): TemplateResult {
    const { label, icon: sign, note, key } = command;
    const isChosen = at === this.#at;
    return html`<div
      role="option"
      id="command-${at}"
      aria-selected=${isChosen ? "true" : "false"}
      @click=${() => this.#says().run(command)}
      @pointermove=${() => this.#go(at)}
      @mousedown=${keepFocus}
    >
      ${sign ? icon(sign) : nothing}<span class="grow cut">${marked(label, this.query)}</span>
      ${note ? html`<span class="note meta">${note}</span>` : nothing}
      ${key ? keycap(key) : isChosen ? keycap("↵") : nothing}
    </div>`;
  }

  readonly #type = (event: Event): void => this.reset((event.currentTarget as HTMLInputElement).value);

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const all = this.#says()
      .groups(this.query)
      .flatMap(({ items }) => items);
    const command = all[this.#at];
    const { more, run } = this.#says();
    const last = all.length - 1;
    if (event.key === "ArrowDown") this.#go(this.#at === last ? 0 : this.#at + 1);
    else if (event.key === "ArrowUp") this.#go(this.#at > 0 ? this.#at - 1 : last);
    else if (event.key === "Enter" && command) run(command);
    else if (event.key === "Tab" && command && more && !event.shiftKey) more(command);
    // The first Escape empties the field, as in a search; the next leaves.
    else if (event.key === "Escape" && this.query) this.reset();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #go(at: number): void {
    if (at === this.#at || at < 0) return;
    this.#at = at;
    this.#host.requestUpdate();
  }

  #t(key: keyof typeof words, params = {}): string {
    return this.#host.say(words, key, params);
  }
}

/** A click in the list takes the focus from the field otherwise. */
const keepFocus = (event: Event): void => event.preventDefault();
