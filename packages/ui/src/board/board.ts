import { html, type ReactiveController, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { Menu } from "../overlays/menu.ts";
import { BOARD, icon } from "../parts/icon.ts";
import { boardColumn } from "./column.ts";
import { Drag } from "./drag.ts";
import { boardKeys, type KeyBoard, keepSpace } from "./keys.ts";
import { Marks } from "./marks.ts";
import type { BoardColumn, BoardPlace, BoardSays, Carried } from "./says.ts";
import { words } from "./words.ts";

/** Cards in columns that are moved by pointer, keyboard or menu. It holds thousands: what is not seen is not laid out. */
export class Board<C> implements ReactiveController, KeyBoard<C> {
  readonly says: BoardSays<C>;
  columns: readonly BoardColumn<C>[] = [];
  carried: Carried<C> | null = null;
  height = 0;
  readonly #host: PartHost;
  readonly #menu: Menu;
  readonly #drag: Drag<C>;
  readonly #marks = new Marks();
  readonly #keys: (event: KeyboardEvent) => void;
  #told = "";
  #current: string | null = null;
  #lost: string | null = null;

  constructor(host: PartHost, says: BoardSays<C>) {
    this.#host = host;
    this.says = says;
    this.#menu = says.menu ?? new Menu(host);
    this.#drag = new Drag(this);
    this.#keys = boardKeys(this);
    host.addController(this);
  }

  get root(): HTMLElement | DocumentFragment {
    return this.#host.renderRoot;
  }

  get mayMove(): boolean {
    return this.says.move !== undefined;
  }

  get isOrdered(): boolean {
    return this.says.isOrdered === true;
  }

  get isRtl(): boolean {
    return this.root.querySelector(".board")?.matches(":dir(rtl)") ?? false;
  }

  /** A card that is drawn at another place keeps the focus. */
  hostUpdate(): void {
    const focused = this.root instanceof ShadowRoot ? this.root.activeElement : null;
    this.#lost = focused?.closest<HTMLElement>(".column .tile")?.dataset["key"] ?? null;
  }

  hostUpdated(): void {
    this.#marks.carry(this.root, this.carried, this.#stays ? null : this.height);
    this.#marks.current(this.root, this.#current);
    if (this.#lost && this.root instanceof ShadowRoot && !this.root.activeElement) this.focus(this.#lost);
  }

  hostDisconnected(): void {
    this.#drag.stop();
    this.carried = null;
  }

  /** Puts the focus on a card. */
  focus(key: string): void {
    this.root.querySelector<HTMLElement>(`.column .tile[data-key="${CSS.escape(key)}"] .whole`)?.focus();
  }

  cardOf(key: string | undefined): C | undefined {
    for (const { cards } of this.columns) {
      const card = cards.find((one) => this.says.keyOf(one) === key);
      if (card !== undefined) return card;
    }
    return undefined;
  }

  pick(card: C, by: Carried<C>["by"]): void {
    const key = this.says.keyOf(card);
    const column = this.#columnOf(key);
    if (!column) return;
    const at = this.isOrdered ? column.cards.indexOf(card) : 0;
    this.carried = { card, key, from: column.id, over: column.id, at, by };
    this.#tell(by === "keys" ? "board.lift" : "board.drag.stays", { column: column.name });
  }

  hover(column: string, at: number): void {
    const { carried } = this;
    if (!carried || (carried.over === column && carried.at === at)) return;
    if (column !== carried.from && this.says.takes?.(column, carried.card) === false) return;
    this.carried = { ...carried, over: column, at };
    if (carried.by === "keys") this.#show(column);
    this.#tellPlace(carried.over === column);
  }

  drop(): void {
    const { carried } = this;
    if (!carried) return;
    if (this.#stays) {
      this.leave();
      return;
    }
    const { card, over, at } = carried;
    this.#tell("board.moved", { column: this.#nameOf(over) });
    this.carried = null;
    this.says.move?.(card, this.#placeAt(over, at, carried.key));
  }

  leave(): void {
    if (!this.carried) return;
    this.#tell("board.back", { column: this.#nameOf(this.carried.from) });
    this.carried = null;
  }

  /** Opens the menu of a card: every column that takes it, and what else can be done. */
  menuOf(tile: HTMLElement): void {
    const card = this.cardOf(tile.dataset["key"]);
    const anchor = tile.querySelector<HTMLElement>(".more");
    if (card === undefined || !anchor) return;
    const { acts, move, takes } = this.says;
    const key = this.says.keyOf(card);
    const own = this.#columnOf(key)?.id;
    const more = acts?.(card);
    const items = this.columns
      .filter(({ id }) => id === own || takes?.(id, card) !== false)
      .map(({ id, name }) => ({ id: `to ${id}`, label: name, checked: id === own }));
    this.#menu.open(anchor, {
      label: this.#t("board.more", { card: this.says.nameOf(card) }),
      groups: [...(move ? [{ title: this.#t("board.move"), items }] : []), ...(more?.groups ?? [])],
      choose: (id) => {
        const to = id.startsWith("to ") ? id.slice(3) : null;
        if (to === null) more?.choose(id);
        else if (to !== own) {
          this.#say("board.moved", card, { column: this.#nameOf(to) });
          move?.(card, this.#placeAt(to, 0, key));
        }
      },
    });
  }

  /** The board of these columns. What cards are drawn from beside themselves stands in `given`. */
  render(columns: readonly BoardColumn<C>[], given: unknown = null): TemplateResult {
    this.columns = columns;
    const { carried, says } = this;
    const more = (card: string) => this.#t("board.more", { card });
    return html`<div
        class="board ${carried ? "carrying" : ""}"
        role="group"
        aria-label=${says.label}
        @pointerdown=${this.#drag.down}
        @click=${this.#click}
        @keydown=${this.#keys}
        @keyup=${keepSpace}
        @focusin=${this.#focusin}
        @touchmove=${this.#drag.hold}
        @contextmenu=${this.#drag.hold}
      >${columns.map((column) => {
        const isTarget = carried?.over === column.id && !this.#stays;
        const gain = isTarget && carried && column.id !== carried.from ? says.gain?.(carried.card, column.id) : null;
        return boardColumn(column, { says, locale: this.#host.locale, given, more, isTarget, gain: gain ?? null });
      })}</div>
      ${carried ? html`<p class="carried" aria-hidden="true">${icon(BOARD)}<span>${this.#told}</span></p>` : ""}
      <p class="unseen" role="status">${this.#told}</p>
      <p hidden id="board-hint">${says.move ? this.#t("board.hint") : ""}</p>
      ${says.menu ? "" : this.#menu.render()}`;
  }

  /** Whether the carried card would come where it is. */
  get #stays(): boolean {
    const { carried } = this;
    if (!carried || carried.over !== carried.from) return false;
    return !this.isOrdered || this.#columnOf(carried.key)?.cards.indexOf(carried.card) === carried.at;
  }

  #columnOf(key: string): BoardColumn<C> | undefined {
    return this.columns.find(({ cards }) => cards.some((card) => this.says.keyOf(card) === key));
  }

  #nameOf(column: string): string {
    return this.columns.find(({ id }) => id === column)?.name ?? "";
  }

  #placeAt(column: string, at: number, key: string): BoardPlace<C> {
    const cards = this.columns.find(({ id }) => id === column)?.cards ?? [];
    return { column, before: cards.filter((card) => this.says.keyOf(card) !== key)[at] ?? null };
  }

  readonly #click = (event: Event): void => {
    const target = event.target as Element;
    const tile = target.closest<HTMLElement>(".tile");
    if (!tile || this.#drag.justDragged) return;
    if (target.closest(".more")) this.menuOf(tile);
    else if (!this.carried) {
      const card = this.cardOf(tile.dataset["key"]);
      if (card !== undefined) this.says.open?.(card);
    }
  };

  readonly #focusin = (event: Event): void => {
    const key = (event.target as Element).closest<HTMLElement>(".tile")?.dataset["key"];
    if (!key) return;
    this.#current = key;
    this.#marks.current(this.root, key);
  };

  #show(column: string): void {
    const element = this.root.querySelector(`.column[data-column="${CSS.escape(column)}"]`);
    element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #tellPlace(isSameColumn: boolean): void {
    const { carried } = this;
    if (!carried) return;
    const [from, to] = [this.#nameOf(carried.from), this.#nameOf(carried.over)];
    if (this.#stays) this.#tell(carried.by === "keys" ? "board.stays" : "board.drag.stays", { column: from });
    else if (carried.by === "pointer") this.#tell("board.drag", { from, to });
    else if (isSameColumn || !this.says.gain) {
      const cards = this.columns.find(({ id }) => id === carried.over)?.cards.length ?? 0;
      const count = cards + (carried.over === carried.from ? 0 : 1);
      if (this.isOrdered) this.#tell("board.at", { column: to, at: carried.at + 1, count });
      else this.#tell("board.over", { from, to });
    } else this.#tell("board.over", { from, to });
  }

  #tell(key: keyof typeof words, params: Readonly<Record<string, string | number>>): void {
    if (this.carried) this.#say(key, this.carried.card, params);
  }

  #say(key: keyof typeof words, card: C, params: Readonly<Record<string, string | number>>): void {
    this.#told = this.#t(key, { ...params, card: this.says.nameOf(card) });
    this.#host.requestUpdate();
  }

  #t(key: keyof typeof words, params: Readonly<Record<string, string | number>> = {}): string {
    return this.#host.say(words, key, params);
  }
}
