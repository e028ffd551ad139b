import type { Row } from "./column.ts";
import { type Place, walked } from "./keys.ts";
import type { Sheet } from "./says.ts";

/** Where somebody is in a table, and what their keys do there. One cell alone can be reached by Tab. */
export class Cursor<R extends Row> {
  at: Place = { row: 0, column: 0 };
  readonly #table: Sheet<R>;
  #cell: HTMLElement | null = null;

  constructor(table: Sheet<R>) {
    this.#table = table;
    const { element, body } = table.frame;
    element.addEventListener("keydown", (event) => this.#key(event));
    element.addEventListener("focusin", ({ target }) => this.arrive(table.placeOf(target)));
    body.addEventListener("click", (event) => this.#click(event));
  }

  /** Whether it stands on a cell of the page. */
  get isThere(): boolean {
    return this.#cell?.isConnected ?? false;
  }

  arrive(place: Place | null): void {
    if (!place) return;
    this.at = place;
    const cell = this.#table.cellAt(place) ?? null;
    if (cell === this.#cell) return;
    this.#cell?.setAttribute("tabindex", "-1");
    cell?.setAttribute("tabindex", "0");
    this.#cell = cell;
  }

  /** Goes to a cell, wherever it is. */
  go(place: Place): void {
    this.#table.reveal(place.row);
    this.arrive(place);
    this.#cell?.focus({ preventScroll: true });
    this.#cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #click(event: MouseEvent): void {
    const table = this.#table;
    const place = table.placeOf(event.target);
    const row = place && table.rowAt(place.row);
    if (!row) return;
    if (table.lead && place.column === 0) this.#choose(place.row, event.shiftKey);
    else if (!(event.target as Element).closest("a, button, input, select")) table.says.open?.(row);
  }

  #key(event: KeyboardEvent): void {
    const table = this.#table;
    const place = table.placeOf(event.target);
    const isTyping = (event.target as Element).matches("input:not(.check), select, textarea");
    if (!place || event.defaultPrevented || isTyping) return;
    const isRtl = getComputedStyle(table.frame.grid).direction === "rtl";
    const reach = { rows: table.count, columns: table.columns.length + table.lead, page: table.page, isRtl };
    const to = walked(event, place, reach);
    if (to) this.go(to);
    else if (!(place.row < 0 ? this.#headKey(event, place) : this.#rowKey(event, place))) return;
    event.preventDefault();
  }

  #headKey({ key, shiftKey }: KeyboardEvent, { column }: Place): boolean {
    const table = this.#table;
    if (key !== "Enter" && key !== " ") return false;
    const found = table.columns[column - table.lead];
    if (!found) table.selectAll();
    else if (!found.fixed) table.sortBy(found.key, shiftKey);
    return true;
  }

  #rowKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, { row }: Place): boolean {
    const table = this.#table;
    const { says, selection } = table;
    const isFar = ctrlKey || metaKey;
    const found = table.rowAt(row);
    if (key === "Enter" && found && says.open) says.open(found);
    else if (!says.selected) return false;
    else if (!isFar && /^[xX ]$/.test(key)) this.#choose(row, shiftKey);
    else if (isFar && key === "a") table.select((all) => all.all(table.rows, true));
    else if (key === "Escape" && selection.ids.size) table.select((all) => all.ids.clear());
    else return false;
    return true;
  }

  #choose(row: number, isRange: boolean): void {
    this.#table.select((all) => all.toggle(row, isRange, (at) => this.#table.rowAt(at)));
  }
}
