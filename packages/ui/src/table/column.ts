import type { FieldData } from "@nexus-os/contracts";

/** What every row has. */
export interface Row {
  readonly id: string;
}

/** How a state looks beside its word. */
export type Tone = "good" | "bad" | "warn" | "info" | "hollow" | "half" | "";

/** Where a value stands in the two lines that a row has on a phone. */
export type PhonePlace = "title" | "note" | "figure" | "state";

/** A column of a table. */
export interface Column<R extends Row = Row> {
  readonly key: string;
  readonly label: string;
  /** The field that it shows: how a value is written, aligned and sorted follows from its kind. Without one it is text. */
  readonly field?: FieldData;
  /** What of a row it shows, where it is not the value under its key. */
  value?(row: R): unknown;
  /** What a value is called: the label of a word. */
  text?(value: unknown): string;
  /** Makes of it a state: a dot of this tone, and the word. */
  tone?(row: R): Tone;
  /** A person: the initials before the name. Strong is what the eye looks for first, quiet what it seldom needs. */
  readonly look?: "person" | "strong" | "quiet";
  /** Its width in pixels. One without a width takes what is left. */
  readonly width?: number;
  /** Whether its amounts are added up below, each currency by itself. */
  readonly sum?: boolean;
  /** Where it cannot be sorted by. */
  readonly fixed?: boolean;
  /** Where what is looked for in the table is not looked for in it. */
  readonly unsearched?: boolean;
  /** Whether its value can be changed in its cell. */
  readonly editable?: boolean;
  /** Where it stands on a phone. Where no column says so, the first four take the places in their order. */
  readonly phone?: PhonePlace;
}

/** How somebody has arranged a column: plain data, to be kept for the next time. The order of the list is theirs. */
export interface ColumnState {
  readonly key: string;
  readonly width?: number;
  readonly pinned?: boolean;
  readonly hidden?: boolean;
}

/** One column that rows are sorted by. */
export interface Sort {
  readonly by: string;
  readonly direction: "up" | "down";
}

/** A column as it stands in the table. */
export interface Placed<R extends Row = Row> extends Column<R> {
  readonly pinned: boolean;
  readonly hidden: boolean;
}

/** The least that a column shrinks to, and what one without a width has at least. */
export const NARROWEST = 56;
const FLEXIBLE = 160;

/** The room that a column has at least, in pixels. */
export const widthOf = ({ width }: Column): number => width ?? FLEXIBLE;

/** What of a row a column shows. */
export const shownOf = <R extends Row>(column: Column<R>, row: R): unknown =>
  column.value ? column.value(row) : (row as Readonly<Record<string, unknown>>)[column.key];

/** The columns in somebody's arrangement. One that they do not know yet stands at its place among the others. */
export function placed<R extends Row>(columns: readonly Column<R>[], states: readonly ColumnState[]): Placed<R>[] {
  const order = new Map(states.map(({ key }, index) => [key, index]));
  let last = -1;
  const ranked = columns.map((column) => {
    last = order.get(column.key) ?? last;
    const { width, pinned = false, hidden = false } = states.find(({ key }) => key === column.key) ?? {};
    return { rank: last, column: { ...column, ...(width === undefined ? {} : { width }), pinned, hidden } };
  });
  ranked.sort((one, other) => Number(other.column.pinned) - Number(one.column.pinned) || one.rank - other.rank);
  return ranked.map(({ column }) => column);
}

/** How columns are arranged, as data. */
export const stateOf = (columns: readonly Placed[], given: readonly Column[]): ColumnState[] =>
  columns.map(({ key, width, pinned, hidden }) => ({
    key,
    ...(width === undefined || width === given.find((column) => column.key === key)?.width ? {} : { width }),
    ...(pinned ? { pinned } : {}),
    ...(hidden ? { hidden } : {}),
  }));
