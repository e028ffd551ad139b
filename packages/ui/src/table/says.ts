import type { Money } from "@nexus-os/contracts";
import type { PartHost } from "../element/part-host.ts";
import type { Cell } from "./cells.ts";
import type { Column, ColumnState, Placed, Row, Sort } from "./column.ts";
import type { Frame } from "./frame.ts";
import type { Place } from "./keys.ts";
import type { Selection } from "./selection.ts";

/** Something that a table can do beside showing: it is attached once, and listens to the table's element. */
export type TableFeature<R extends Row = Row> = (table: Sheet<R>) => void;

/** What a table is to its own pieces and to its features. */
export interface Sheet<R extends Row = Row> {
  readonly host: PartHost;
  readonly says: TableSays<R>;
  readonly frame: Frame;
  readonly selection: Selection<R>;
  readonly columns: readonly Placed<R>[];
  readonly cells: readonly Cell<R>[];
  readonly arrangement: readonly Placed<R>[];
  readonly rows: Iterable<R>;
  readonly chosen: readonly R[];
  readonly lead: number;
  readonly count: number;
  readonly page: number;
  readonly current: string | null;
  readonly cursor: { readonly at: Place; readonly isThere: boolean; arrive(place: Place | null): void };
  isArranged: boolean;
  rowAt(index: number): R | undefined;
  placeOf(target: EventTarget | null): Place | null;
  cellAt(place: Place): HTMLElement | undefined;
  focus(place: Place): void;
  reveal(row: number): void;
  sortBy(key: string, isMore?: boolean, wanted?: Sort["direction"]): void;
  arrange(states: readonly ColumnState[]): void;
  select(act: (selection: Selection<R>) => void): void;
  selectAll(wanted?: boolean): void;
  amount(money: Money): string;
  drawn(first: number, last: number): void;
  tell(text: string): void;
}

/** What a table is, and what it tells. */
export interface TableSays<R extends Row = Row> {
  /** What it lists: "Invoices". */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  /** What a row is called, for whoever hears it: "RE-2026-0438". */
  nameOf(row: R): string;
  /** How somebody has arranged the columns, and who keeps it. */
  readonly arrangement?: readonly ColumnState[];
  readonly arranged?: (columns: readonly ColumnState[]) => void;
  /** The order that it begins with, and who is told of another one. */
  readonly sort?: readonly Sort[];
  readonly sorted?: (sort: readonly Sort[]) => void;
  /** Rows come from a server in their order, narrowed already: the table sorts and narrows nothing by itself. */
  readonly isPaged?: boolean;
  /** Told when others are chosen. Where nobody is told, no row can be chosen. */
  readonly selected?: (ids: ReadonlySet<string>) => void;
  /** Opens a row: Enter, or a click on it. */
  readonly open?: (row: R) => void;
  /** Brings the rows that follow; it is asked before the last one is reached. */
  readonly more?: () => void;
  /** Tries again, where the rows could not be loaded. */
  readonly retry?: () => void;
  /** What is shown where there are none at all. */
  readonly empty?: () => unknown;
  /** How the count is told: "17 of 212 invoices". */
  readonly count?: (shown: number, total: number) => string;
  /** It takes the height of its place and scrolls in it, however few its rows are. */
  readonly isFilling?: boolean;
  readonly features?: readonly TableFeature<R>[];
}

/** What a table shows at this moment. */
export interface TableData<R extends Row = Row> {
  readonly rows: readonly R[];
  readonly state?: "ready" | "loading" | "failed";
  /** How many there are, where not all of them are here. */
  readonly total?: number | undefined;
  /** Whether more follow that `more` brings. */
  readonly hasMore?: boolean;
  /** What is looked for in its texts. */
  readonly find?: string;
  /** Which rows are kept. It is the same function as long as it keeps the same. */
  readonly keep?: ((row: R) => boolean) | undefined;
  /** The id of the row that is open beside the list. */
  readonly current?: string | null;
  /** What stands below at the end: a sum. */
  readonly note?: unknown;
}
