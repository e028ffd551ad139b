import { refuse } from "../../refusal.ts";

/** What a cell holds: text as people write it, or in JSON Lines whatever JSON can say. */
export type Cell = unknown;

/** A row of a file that is read: its number, as people count, and its cells by the names of their columns. */
export interface SheetRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A file that is read: the names of its columns where it says them first, and its rows, one after another. */
export interface Sheet {
  readonly columns: readonly string[] | null;
  rows(): AsyncIterable<SheetRow>;
}

/** What a cell of a file that is written holds: a number that stands for itself, or text. */
export type Written = { readonly number: string } | { readonly text: string } | null;

/** The bounds of a file that is read. Whatever is beyond them is refused before anything of it is written. */
export const MOST = {
  rows: 100_000,
  columns: 200,
  /** In characters: what a cell of Excel holds. */
  cell: 32_767,
  /** In bytes, of all that a packed file comes to. */
  unpacked: 134_217_728,
  entries: 1000,
  /** How many times as large as its packed form an entry may be, beyond its first ten megabytes. */
  ratio: 200,
} as const;

/** A file that cannot be read, with the place where that was seen. */
export function refuseFile(issue: string): never {
  return refuse("INVALID", { issues: `file: ${issue}` });
}

/** The names of the columns of a file. */
export function headerOf(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.normalize("NFC").trim());
  while (names.at(-1) === "") names.pop();
  if (names.length === 0) refuseFile("has no row with the names of its columns");
  if (names.length > MOST.columns) refuseFile(`has more than ${MOST.columns} columns`);
  const empty = names.indexOf("");
  if (empty !== -1) refuseFile(`column ${empty + 1} has no name`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuseFile(`has two columns called ${twice}`);
  return names;
}

/** A row's cells by the names of their columns. One that has more cells than there are columns was not meant so. */
export function cellsOf(columns: readonly string[], cells: readonly string[], row: number): SheetRow {
  const beyond = cells.findIndex((cell, index) => index >= columns.length && cell !== "");
  if (beyond !== -1) refuseFile(`row ${row} has more cells than there are columns`);
  return { row, cells: new Map(columns.map((name, index) => [name, cells[index] ?? ""])) };
}

/** Refuses a cell that is too long. */
export function fitting(text: string, row: number): string {
  if (text.length > MOST.cell) refuseFile(`row ${row} has a cell of more than ${MOST.cell} characters`);
  return text;
}

/** Refuses a row that is one too many. */
export function countRow(count: number): void {
  if (count > MOST.rows) refuseFile(`has more than ${MOST.rows} rows`);
}

/** Text from bytes, piece by piece. What is no UTF-8 is refused: nothing of it would be as it was meant. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) refuseFile("is not in UTF-8: save it so and send it again");
    throw error;
  }
}
