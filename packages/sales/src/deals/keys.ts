import type { ReactiveController } from "lit";
import type { Carrier } from "./carry.ts";

/** What the keys ask of the board beside carrying. */
export interface KeyHost extends Carrier {
  create(): void;
  help(): void;
  menuOf(card: HTMLElement): void;
}

/** The whole board by keyboard: arrows walk over cards, Space picks one up, arrows carry it, Enter drops it. */
export class Keys implements ReactiveController {
  readonly #host: KeyHost;
  #focused: string | null = null;

  constructor(host: KeyHost) {
    this.#host = host;
  }

  /** A card that is drawn at another place keeps the focus. */
  hostUpdate(): void {
    this.#focused = this.#card(focusedIn(this.#host))?.dataset["id"] ?? null;
  }

  hostUpdated(): void {
    if (this.#focused && !focusedIn(this.#host)) this.focus(this.#focused);
  }

  /** Puts the focus on a card. */
  focus(id: string): void {
    const card = this.#host.renderRoot.querySelector(`.deal[data-id="${CSS.escape(id)}"]`);
    card?.querySelector<HTMLElement>(".co")?.focus({ preventScroll: false });
  }

  readonly down = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0] as Element;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (target.closest("input, select, textarea, dialog, .menu")) return;
    const done = this.#host.carried?.by === "keys" ? this.#carry(event.key) : this.#walk(event.key, target);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** A button is pressed when Space comes up: on a card Space means something else. */
  readonly up = (event: KeyboardEvent): void => {
    if (event.key === " " && (event.target as Element).matches(".co")) event.preventDefault();
  };

  #card(element: Element | null): HTMLElement | null {
    return element?.closest<HTMLElement>(".deal") ?? null;
  }

  /** -1 or 1 for the arrows along the line, as the direction of reading has it. */
  #way(key: string): number {
    const isRtl = (this.#host.renderRoot as ShadowRoot).host.matches(":dir(rtl)");
    return { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 }[key] ?? 0;
  }

  #carry(key: string): boolean {
    const host = this.#host;
    const { carried, targets } = host;
    const way = this.#way(key);
    if (!carried) return false;
    if (way) {
      const next = targets[targets.indexOf(carried.over) + way];
      if (next) host.hover(next);
    } else if (key === "Enter" || key === " ") host.drop();
    else if (key === "Escape" || key === "Tab") {
      host.leave();
      return key === "Escape";
    }
    return true;
  }

  #walk(key: string, target: Element): boolean {
    const host = this.#host;
    const card = this.#card(target);
    if (key === "/") host.renderRoot.querySelector<HTMLElement>(".find input")?.focus();
    else if (key === "n") host.create();
    else if (key === "?") host.help();
    else if (!card) return false;
    else if (key === "m" && host.mayMove) host.menuOf(card);
    else if (key === " " && target.matches(".co") && host.mayMove) {
      const deal = host.dealOf(card.dataset["id"]);
      if (deal) host.pick(deal, "keys");
    } else return this.#step(key, card);
    return true;
  }

  #step(key: string, card: HTMLElement): boolean {
    const columns = [...this.#host.renderRoot.querySelectorAll(".stage")].map((stage) => [
      ...stage.querySelectorAll<HTMLElement>(".deal"),
    ]);
    const from = columns.findIndex((column) => column.includes(card));
    const own = columns[from] ?? [];
    const at = own.indexOf(card);
    const along = { ArrowUp: own[at - 1], ArrowDown: own[at + 1], Home: own[0], End: own.at(-1) }[key];
    const way = this.#way(key);
    const beside = way ? (way < 0 ? columns.slice(0, from).reverse() : columns.slice(from + 1)) : [];
    const next =
      along ??
      beside
        .find((column) => column.length)
        ?.slice(0, at + 1)
        .at(-1);
    if (next) this.focus(next.dataset["id"] ?? "");
    return next !== undefined || way !== 0 || /^(Arrow(Up|Down)|Home|End)$/.test(key);
  }
}

/** What has the focus inside the board. */
const focusedIn = ({ renderRoot }: KeyHost): Element | null => (renderRoot as ShadowRoot).activeElement;
