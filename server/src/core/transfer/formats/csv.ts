import { cellsOf, countRow, fitting, headerOf, MOST, refuseFile, type Sheet, textOf, type Written } from "./sheet.ts";

// What a spreadsheet takes for a formula when a cell begins so: these signs, their wide forms, and what it skips first.
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const GUARDED = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Text that no spreadsheet takes for a formula: with an apostrophe before it, which `unguarded` takes away again. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text as it was before it was guarded. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

function cell(written: Written): string {
  if (written === null) return "";
  if ("number" in written) return written.number;
  const text = guarded(written.text);
  return text !== written.text || /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row of a CSV (RFC 4180). */
export function csvRow(cells: readonly Written[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

/** Takes characters, gives rows: RFC 4180 with any of three separators, and line ends of every system. */
class Reader {
  readonly #separator: string;
  #cells: string[] = [];
  #cell = "";
  #quoted = false;
  /** A quote was just seen in a quoted cell: another one makes it a character, anything else ends the cell. */
  #ending = false;
  #wasQuoted = false;
  #afterReturn = false;
  row = 1;

  constructor(separator: string) {
    this.#separator = separator;
  }

  *take(text: string): Generator<string[]> {
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at] as string;
      if (this.#quoted && !this.#ending) {
        const end = text.indexOf('"', at);
        this.#add(end === -1 ? text.slice(at) : text.slice(at, end));
        if (end === -1) return;
        at = end;
        this.#ending = true;
      } else if (this.#ending && sign === '"') {
        this.#add('"');
        this.#ending = false;
      } else {
        const wasReturn = this.#afterReturn;
        this.#afterReturn = false;
        if (this.#ending) [this.#quoted, this.#ending] = [false, false];
        if (sign === this.#separator) this.#endCell();
        else if (sign === "\n" && wasReturn) continue;
        else if (sign === "\n" || sign === "\r") {
          this.#afterReturn = sign === "\r";
          yield this.#endRow();
        } else if (sign === '"' && this.#cell === "" && !this.#wasQuoted)
          [this.#quoted, this.#wasQuoted] = [true, true];
        else if (this.#wasQuoted) refuseFile(`row ${this.row} has something behind the quote that ends a cell`);
        else this.#add(sign);
      }
    }
  }

  *end(): Generator<string[]> {
    if (this.#quoted && !this.#ending) refuseFile(`row ${this.row} has a quote that does not end`);
    if (this.#cell !== "" || this.#cells.length > 0 || this.#wasQuoted) yield this.#endRow();
  }

  #add(text: string): void {
    this.#cell = fitting(this.#cell + text, this.row);
  }

  #endCell(): void {
    if (this.#cells.length >= MOST.columns) refuseFile(`row ${this.row} has more than ${MOST.columns} cells`);
    this.#cells.push(unguarded(this.#cell));
    [this.#cell, this.#quoted, this.#wasQuoted] = ["", false, false];
  }

  #endRow(): string[] {
    this.#endCell();
    const cells = this.#cells;
    this.#cells = [];
    return cells;
  }
}

/** The sign that stands most often between the names of the columns, outside of quotes. */
function separatorIn(line: string): string {
  const bare = line.replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t"].map((sign) => [sign, bare.split(sign).length] as const);
  return counts.reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

async function* rowsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ row: number; cells: string[] }> {
  let reader: Reader | null = null;
  let begun = "";
  const counted = function* (cells: Generator<string[]>, own: Reader) {
    for (const each of cells) {
      countRow(own.row - 1);
      // An empty line holds nothing, and counts.
      if (each.length > 1 || each[0] !== "") yield { row: own.row, cells: each };
      own.row += 1;
    }
  };
  for await (const text of textOf(bytes)) {
    if (!reader) {
      begun += text;
      if (!/[\r\n]/.test(begun) && begun.length < MOST.cell) continue;
    }
    const given: string = reader ? text : begun;
    reader ??= new Reader(separatorIn(given.split(/[\r\n]/, 1)[0] ?? ""));
    yield* counted(reader.take(given), reader);
  }
  if (!reader) {
    reader = new Reader(separatorIn(begun));
    yield* counted(reader.take(begun), reader);
  }
  yield* counted(reader.end(), reader);
}

/** A CSV that is read. `open` gives its bytes from the first, as often as it is asked. */
export async function csvSheet(open: () => AsyncIterable<Uint8Array>): Promise<Sheet> {
  let columns: readonly string[] | null = null;
  for await (const { cells } of rowsOf(open())) {
    columns = headerOf(cells);
    break;
  }
  if (!columns) return refuseFile("has no row with the names of its columns");
  const names = columns;
  return {
    columns,
    async *rows() {
      let isHeader = true;
      for await (const { row, cells } of rowsOf(open())) {
        if (!isHeader) yield cellsOf(names, cells, row);
        isHeader = false;
      }
    },
  };
}
