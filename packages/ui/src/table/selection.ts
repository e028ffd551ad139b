import type { Row } from "./column.ts";

/** The rows that are chosen, by their ids. */
export class Selection<R extends Row> {
  readonly ids = new Set<string>();
  #from = 0;

  /** Chooses a row, or not any more; a range reaches to it from the one before. */
  toggle(index: number, isRange: boolean, rowAt: (index: number) => R | undefined): void {
    const row = rowAt(index);
    if (!row) return;
    const wanted = isRange || !this.ids.has(row.id);
    const [first, last] = isRange ? [this.#from, index].sort((a, b) => a - b) : [index, index];
    for (let at = first as number; at <= (last as number); at += 1) this.#set(rowAt(at), wanted);
    this.#from = index;
  }

  /** Chooses all of them, or none where all are. */
  all(rows: Iterable<R>, wanted: boolean): void {
    for (const row of rows) this.#set(row, wanted);
  }

  #set(row: R | undefined, wanted: boolean): void {
    if (!row) return;
    if (wanted) this.ids.add(row.id);
    else this.ids.delete(row.id);
  }
}
