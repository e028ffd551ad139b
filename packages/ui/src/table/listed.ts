import type { Column, Row, Sort } from "./column.ts";
import { finder, kept, sorted } from "./order.ts";

/** What is listed, and how. */
export interface Listing<R extends Row> {
  readonly rows: readonly R[];
  readonly sort: readonly Sort[];
  readonly columns: readonly Column<R>[];
  readonly keep: ((row: R) => boolean) | undefined;
  readonly find: string;
  readonly locale: string;
}

/** The rows in their order, those left out that are not looked for. It keeps the places of rows, no copies of them. */
export class Listed<R extends Row> {
  #rows: readonly R[] = [];
  #sort: readonly Sort[] = [];
  #keep: ((row: R) => boolean) | undefined;
  #find = "";
  #order: Uint32Array | null = null;
  #shown: Uint32Array | null = null;

  get count(): number {
    return this.#shown?.length ?? this.#rows.length;
  }

  at(index: number): R | undefined {
    return this.#rows[this.#shown ? (this.#shown[index] ?? -1) : index];
  }

  *[Symbol.iterator](): Generator<R> {
    for (let index = 0; index < this.count; index += 1) yield this.at(index) as R;
  }

  /** Lists anew, as far as something has changed; says whether it has. */
  update({ rows, sort, columns, keep, find, locale }: Listing<R>): boolean {
    const isOther = rows !== this.#rows || sort !== this.#sort;
    const isNarrower = !isOther && keep === this.#keep && this.#find !== "" && find.startsWith(this.#find);
    if (!isOther && keep === this.#keep && find === this.#find) return false;
    if (isOther) this.#order = sort.length ? sorted(rows, sort, columns, locale) : null;
    const tests = [...(keep ? [keep] : []), ...(find ? [finder(find, columns)] : [])];
    // Whoever types on looks among what was found.
    const among = (isNarrower ? this.#shown : this.#order) ?? rows.keys();
    this.#shown = tests.length ? kept(rows, among, tests) : this.#order;
    [this.#rows, this.#sort, this.#keep, this.#find] = [rows, sort, keep, find];
    return true;
  }
}
