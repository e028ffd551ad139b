import type { Money } from "@nexus-os/contracts";
import { nothing, type ReactiveController, render } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { amountOf, type Cell, cellOf } from "./cells.ts";
import { type ColumnState, type Placed, placed, type Row, type Sort, stateOf } from "./column.ts";
import { Cursor } from "./cursor.ts";
import { type Frame, frame } from "./frame.ts";
import { head } from "./head.ts";
import type { Place } from "./keys.ts";
import { Listed } from "./listed.ts";
import { below, message, sums } from "./notes.ts";
import type { Sheet, TableData, TableSays } from "./says.ts";
import { Selection } from "./selection.ts";
import { phonePlaces, type SlotPlan, tracksOf } from "./slot.ts";
import { Viewport } from "./viewport.ts";
import { words } from "./words.ts";

/** How far before the end the rows that follow are asked for, and how many stand for those to come. */
const EARLY = 30;
const TO_COME = 8;

/** A table: virtual rows of any number in one native grid. What it can do beside showing and choosing are its features. */
export class Table<R extends Row> implements ReactiveController, Sheet<R> {
  readonly host: PartHost;
  readonly says: TableSays<R>;
  readonly frame: Frame;
  readonly selection = new Selection<R>();
  /** The columns that are seen, in their order, and what writes their cells. */
  columns: readonly Placed<R>[] = [];
  cells: readonly Cell<R>[] = [];
  sort: readonly Sort[];
  /** Whether somebody can size and move columns. */
  isArranged = false;
  readonly cursor: Cursor<R>;
  readonly #view: Viewport<R>;
  readonly #list = new Listed<R>();
  #all: readonly Placed<R>[] = [];
  #data: TableData<R> = { rows: [] };
  #locale = "";
  #asked = -1;

  constructor(host: PartHost, says: TableSays<R>) {
    this.host = host;
    this.says = says;
    this.sort = says.sort ?? [];
    this.frame = frame(says.label, Boolean(says.selected));
    // Features listen first, so that a key that is theirs is not the table's any more.
    for (const attach of says.features ?? []) attach(this);
    this.#view = new Viewport(this);
    this.cursor = new Cursor(this);
    this.#arrange(says.arrangement ?? []);
    host.addController(this);
  }

  /** How many columns stand before those that show data: the boxes, where rows can be chosen. */
  get lead(): number {
    return this.says.selected ? 1 : 0;
  }

  /** How many rows there are to walk through. */
  get count(): number {
    return this.#list.count;
  }

  /** The rows that are listed, in their order. */
  get rows(): Iterable<R> {
    return this.#list;
  }

  /** The rows that are chosen, in their order. */
  get chosen(): R[] {
    const { ids } = this.selection;
    return ids.size ? [...this.#list].filter(({ id }) => ids.has(id)) : [];
  }

  /** Every column as it is arranged, hidden ones too. */
  get arrangement(): readonly Placed<R>[] {
    return this.#all;
  }

  /** The id of the row that is open beside the list. */
  get current(): string | null {
    return this.#data.current ?? null;
  }

  /** How many rows a page of the keyboard has. */
  get page(): number {
    return this.#view.page;
  }

  rowAt(index: number): R | undefined {
    return this.#list.at(index);
  }

  hostConnected(): void {
    this.#view.connect();
  }

  hostDisconnected(): void {
    this.#view.disconnect();
  }

  hostUpdated(): void {
    if (this.frame.element.isConnected && !this.#view.isMeasured) this.#view.measure();
  }

  /** The table, with what it has to show now. */
  render(data: TableData<R>): HTMLElement {
    const before = this.#data;
    this.#data = data;
    const isSpoken = this.#locale === this.host.locale;
    if (!isSpoken) this.#arrange(stateOf(this.#all, this.says.columns));
    const isListed = this.#update();
    if (isListed || !isSpoken || before.state !== data.state || before.hasMore !== data.hasMore) this.#redraw();
    else if (before.current !== data.current) this.#view.rewrite();
    this.#around();
    return this.frame.element;
  }

  /** Sorts by a column: up, down, and no more; beside others, where several are wanted. */
  sortBy(key: string, isMore = false, wanted?: Sort["direction"]): void {
    const now = this.sort.find(({ by }) => by === key)?.direction;
    const direction = wanted ?? (now === undefined ? "up" : now === "up" ? "down" : undefined);
    const rest = isMore ? this.sort.filter(({ by }) => by !== key) : [];
    this.sort = direction ? [...rest, { by: key, direction }] : rest;
    const column = this.#all.find((each) => each.key === key)?.label ?? key;
    this.tell(this.host.say(words, direction ? `table.sorted.${direction}` : "table.sorted.none", { column }));
    this.says.sorted?.(this.sort);
    if (this.#update()) this.#redraw();
    this.#around();
  }

  /** Arranges the columns anew, and tells whoever keeps it. */
  arrange(states: readonly ColumnState[]): void {
    this.#arrange(states);
    this.says.arranged?.(stateOf(this.#all, this.says.columns));
    this.#redraw();
    this.#view.measure();
    this.#around();
  }

  /** Chooses rows, or not any more, and tells who is told. */
  select(act: (selection: Selection<R>) => void): void {
    act(this.selection);
    this.#view.rewrite();
    this.#around();
    this.says.selected?.(this.selection.ids);
    this.host.requestUpdate();
  }

  /** Chooses all rows, or none where all are chosen. */
  selectAll(wanted = this.selection.ids.size < this.count): void {
    this.select((selection) => selection.all(this.#list, wanted));
  }

  /** Tells something to whoever does not see it. */
  tell(text: string): void {
    this.frame.told.textContent = text;
  }

  /** Where something of the table is. */
  placeOf(target: EventTarget | null): Place | null {
    const cell = (target as Element | null)?.closest?.("[aria-colindex]");
    const line = cell?.closest("[aria-rowindex]");
    if (!cell || !line || line.parentElement === this.frame.foot) return null;
    const of = (element: Element, name: string) => Number(element.getAttribute(name));
    return { row: of(line, "aria-rowindex") - 2, column: of(cell, "aria-colindex") - 1 };
  }

  /** The cell at a place, where it is on the page. */
  cellAt(place: Place): HTMLElement | undefined {
    return place.row < 0 ? this.frame.head.querySelectorAll("th")[place.column] : this.#view.cellAt(place);
  }

  /** Goes to a cell, wherever it is. */
  focus(place: Place): void {
    this.cursor.go(place);
  }

  /** Scrolls until a row is on the page. */
  reveal(row: number): void {
    this.#view.reveal(row);
  }

  /** An amount with its currency, as the cells write it. */
  amount(money: Money): string {
    return `${money.currency} ${amountOf(this.#locale)(money)}`;
  }

  /** Told which rows are on the page now. */
  drawn(first: number, last: number): void {
    const { cursor, count } = this;
    if (count && !cursor.isThere) cursor.arrive({ ...cursor.at, row: Math.min(Math.max(first, 0), count - 1) });
    const { hasMore, rows } = this.#data;
    if (!hasMore || last < count - EARLY || this.#asked === rows.length) return;
    this.#asked = rows.length;
    this.says.more?.();
  }

  #lengthOf({ state, hasMore, rows, total }: TableData<R>): number {
    if (state === "loading" && !rows.length) return TO_COME;
    const left = total === undefined ? TO_COME : total - rows.length;
    return this.count + (hasMore ? Math.min(TO_COME, left) : 0);
  }

  #update(): boolean {
    const { rows, keep, find = "" } = this.#data;
    const narrowed = this.says.isPaged
      ? { sort: [], keep: undefined, find: "" }
      : { sort: this.sort, keep, find: find.trim() };
    return this.#list.update({ rows, columns: this.columns, locale: this.#locale, ...narrowed });
  }

  #arrange(states: readonly ColumnState[]): void {
    const { host, says, frame, lead } = this;
    this.#locale = host.locale;
    this.#all = placed(says.columns, states);
    const columns = this.#all.filter(({ hidden }) => !hidden);
    const cells = columns.map((column) => cellOf(column, host.locale));
    const { tracks, room, starts, pinned } = tracksOf(columns, lead);
    const plan = { columns, cells, places: phonePlaces(columns, cells), starts, lead, pinned };
    [this.columns, this.cells, this.#view.plan] = [columns, cells, plan as unknown as SlotPlan];
    frame.grid.style.setProperty("--cols", tracks);
    frame.grid.style.setProperty("--room", `${room}px`);
    frame.scroll.style.setProperty("scroll-padding-inline-start", `${pinned}px`);
    this.#view.clear();
  }

  #redraw(): void {
    this.#view.length = this.#lengthOf(this.#data);
    if (this.#asked !== this.#data.rows.length) this.#asked = -1;
    this.#view.redraw();
  }

  /** The head, the sums and what stands below: they change seldom, and are drawn by templates. */
  #around(): void {
    const { host, says, selection, columns, frame, cells, count, lead } = this;
    const { rows, state, total, hasMore } = this.#data;
    const { size } = selection.ids;
    const headSays = {
      columns: columns,
      cells: cells as readonly Cell[],
      chosen: !says.selected ? null : size === 0 ? "none" : size >= count ? "all" : "some",
      sort: this.sort,
      isArranged: this.isArranged,
      starts: this.#view.plan?.starts ?? [],
      selectAllLabel: host.say(words, "table.select.all"),
      sortBy: (key: string, isMore: boolean) => this.sortBy(key, isMore),
      selectAll: (wanted: boolean) => this.selectAll(wanted),
    } as const;
    render(head(headSays), frame.head);
    for (const [index, start] of headSays.starts.entries()) {
      const th = frame.head.querySelectorAll("th")[index + lead];
      th?.style.setProperty("inset-inline-start", start === null ? "" : `${start}px`);
    }
    const foot = sums(this);
    render(foot, frame.foot);
    const known = count === rows.length ? (total ?? (hasMore ? -1 : count)) : count;
    frame.grid.ariaRowCount = String(known < 0 ? -1 : known + (foot === nothing ? 1 : 2));
    frame.grid.ariaColCount = String(columns.length + lead);
    frame.grid.ariaBusy = state === "loading" ? "true" : null;
    render(message(this, this.#data), frame.message);
    render(below(this, this.#data), frame.below);
  }
}
