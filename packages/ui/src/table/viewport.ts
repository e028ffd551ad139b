import type { Row } from "./column.ts";
import type { Place } from "./keys.ts";
import { Rows, type Slot } from "./rows.ts";
import type { Sheet } from "./says.ts";
import { makeSlot, type SlotPlan } from "./slot.ts";
import { words } from "./words.ts";

/** Up to so many rows the table is as high as they are; more of them scroll inside of it. */
const WHOLE = 100;
/** Below this width a row has two lines. */
const NARROW = 640;
/** What is drawn beyond what is seen, in pixels: always, and at most on the side that somebody scrolls to. */
const BEYOND = 240;
const AHEAD = 960;
/** How long nobody has scrolled when rows are put into their order, in milliseconds. */
const STILL = 200;
/** The most rows that are drawn for paper. */
const PRINTED = 2000;

/** The part of the list that is on the page: which rows are seen, how high they are, and what they show. */
export class Viewport<R extends Row> {
  /** How many rows there are, those that are still to come among them. */
  length = 0;
  plan: SlotPlan | null = null;
  readonly #table: Sheet<R>;
  readonly #rows: Rows<R>;
  // In the frame after: what is measured changes heights, and an observer that changes what it observes is told off.
  readonly #watch = new ResizeObserver(() => requestAnimationFrame(() => this.measure()));
  #high = 36;
  #seen = 0;
  #top = 0;
  #isPrinted = false;
  #still: ReturnType<typeof setTimeout> | undefined;

  constructor(table: Sheet<R>) {
    this.#table = table;
    const { scroll, body } = table.frame;
    this.#rows = new Rows(body, {
      make: () => makeSlot(this.plan as SlotPlan),
      write: (slot, index) => this.#write(slot, index),
    });
    scroll.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    body.addEventListener("animationend", ({ target }) => (target as Element).closest("tr")?.classList.remove("new"));
  }

  connect(): void {
    for (const element of [this.#table.frame.scroll, this.#table.frame.head]) this.#watch.observe(element);
    for (const type of ["beforeprint", "afterprint"]) window.addEventListener(type, this.#print);
  }

  disconnect(): void {
    clearTimeout(this.#still);
    this.#watch.disconnect();
    for (const type of ["beforeprint", "afterprint"]) window.removeEventListener(type, this.#print);
  }

  /** How many rows a page of the keyboard has. */
  get page(): number {
    return Math.max(1, Math.floor(this.#seen / this.#high) - 2);
  }

  /** Whether some rows are on the page, and not all. */
  get isPart(): boolean {
    return !this.#isPrinted && (this.#table.says.isFilling || this.length > WHOLE);
  }

  get isMeasured(): boolean {
    return this.#seen > 0;
  }

  cellAt({ row, column }: Place): HTMLElement | undefined {
    return this.#rows.at(row)?.cells[column];
  }

  /** Scrolls until a row is seen, where rows scroll inside of the table. */
  reveal(row: number): void {
    if (row < 0 || !this.isPart) return;
    const { scroll, head, foot } = this.#table.frame;
    const room = scroll.clientHeight - head.offsetHeight - foot.offsetHeight - this.#high;
    const top = row * this.#high;
    scroll.scrollTop = Math.min(top, Math.max(scroll.scrollTop, top - room));
    this.draw();
  }

  /** Throws the rows of the page away: they are made for other columns. */
  clear(): void {
    this.#rows.clear();
  }

  /** Writes again what is on the page. */
  rewrite(): void {
    this.#rows.rewrite(this.length);
  }

  /** Draws another list. */
  redraw(): void {
    const { frame } = this.#table;
    frame.body.style.setProperty("block-size", `${this.length * this.#high}px`);
    frame.element.classList.toggle("high", this.isPart);
    this.rewrite();
    this.draw();
    this.#rows.settle();
  }

  /** Draws the rows that are seen and some beyond, more on the side that somebody scrolls to. */
  draw(): void {
    let [first, last] = [0, this.length - 1];
    if (this.isPart) {
      const top = this.#table.frame.scroll.scrollTop;
      // The page is painted before it tells that it was scrolled: as far as it went, it will go again.
      const way = Math.max(-AHEAD, Math.min((top - this.#top) * 1.5, AHEAD));
      this.#top = top;
      first = Math.max(first, Math.floor((top - BEYOND + Math.min(way, 0)) / this.#high));
      last = Math.min(last, Math.ceil((top + this.#seen + BEYOND + Math.max(way, 0)) / this.#high));
    }
    this.#rows.show(first, last);
    this.#table.drawn(first, last);
  }

  #scrolled(): void {
    this.draw();
    clearTimeout(this.#still);
    this.#still = setTimeout(() => this.#rows.settle(), STILL);
  }

  measure(): void {
    const { scroll, element, head, grid } = this.#table.frame;
    const { clientWidth, clientHeight } = scroll;
    if (!clientWidth) return;
    const isNarrow = clientWidth < NARROW;
    element.classList.toggle("two", isNarrow);
    element.classList.toggle(
      "wide",
      !isNarrow && Number.parseInt(grid.style.getPropertyValue("--room"), 10) > clientWidth,
    );
    this.#seen = Math.max(clientHeight, 1);
    this.draw();
    const high = this.#rows.slots[0]?.line.offsetHeight || head.offsetHeight;
    if (high === this.#high) return;
    this.#high = high;
    for (const slot of this.#rows.slots) this.#stand(slot);
    this.redraw();
  }

  #write(slot: Slot<R>, index: number): void {
    const { line } = slot;
    const table = this.#table;
    const row = table.rowAt(index) ?? null;
    const isNew = slot.index === index && slot.row !== null && row?.id === slot.row.id && slot.row !== row;
    slot.row = row;
    if (slot.check) slot.check.hidden = !row;
    if (slot.index !== index) {
      slot.index = index;
      line.setAttribute("aria-rowindex", String(index + 2));
      this.#stand(slot);
    }
    if (!row) {
      if (slot.writes || !line.className) for (const cell of slot.cells.slice(table.lead)) cell.replaceChildren();
      slot.writes = null;
      line.className = "wait";
      return;
    }
    slot.writes ??= table.cells.map((cell, at) => cell.make(slot.cells[at + table.lead] as HTMLElement));
    for (const write of slot.writes) write(row);
    const { check } = slot;
    if (check) {
      const isChosen = table.selection.ids.has(row.id);
      check.checked = isChosen;
      check.ariaLabel = table.host.say(words, "table.select.row", { row: table.says.nameOf(row) });
      // An attribute that is written anew is looked up in every rule anew, whatever it was.
      if (line.ariaSelected !== String(isChosen)) line.ariaSelected = String(isChosen);
    }
    const isCurrent = row.id === table.current;
    const look = `${isCurrent ? "open" : ""}${isNew ? " new" : ""}`;
    if (line.className !== look) line.className = look;
    if (line.ariaCurrent !== null || isCurrent) line.ariaCurrent = isCurrent ? "true" : null;
    if (table.cursor.at.row === index) table.cursor.arrive(table.cursor.at);
  }

  #stand({ line, index }: Slot<R>): void {
    line.style.setProperty("transform", `translateY(${index * this.#high}px)`);
  }

  /** On paper there is no scrolling: what fits a reasonable number of pages is drawn. */
  readonly #print = ({ type }: Event): void => {
    this.#isPrinted = type === "beforeprint" && this.length <= PRINTED;
    this.redraw();
  };
}
