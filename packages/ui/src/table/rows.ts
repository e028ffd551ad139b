import type { Write } from "./cells.ts";
import type { Row } from "./column.ts";

/** One row of the page, which shows now this row of the list and now that one. */
export interface Slot<R extends Row = Row> {
  readonly line: HTMLTableRowElement;
  readonly check: HTMLInputElement | null;
  readonly cells: readonly HTMLElement[];
  /** What writes its cells; none while it stands for a row that is still to come. */
  writes: readonly Write<R>[] | null;
  index: number;
  row: R | null;
}

/** What rows are made and written by. */
interface Maker<R extends Row> {
  make(): Slot<R>;
  write(slot: Slot<R>, index: number): void;
}

/**
 * The rows that there are on the page: as many as are seen and a few more. One that leaves on one side is written anew
 * on the other, so that nothing is made or thrown away while somebody scrolls.
 */
export class Rows<R extends Row> {
  slots: Slot<R>[] = [];
  readonly #body: HTMLElement;
  readonly #maker: Maker<R>;
  readonly #at = new Map<number, Slot<R>>();

  constructor(body: HTMLElement, maker: Maker<R>) {
    this.#body = body;
    this.#maker = maker;
  }

  at(index: number): Slot<R> | undefined {
    return this.#at.get(index);
  }

  /** Shows these rows. Others stay where they are until they are needed, and the one with the focus always does. */
  show(first: number, last: number): void {
    let free: Slot<R>[] | undefined;
    for (let index = first; index <= last; index += 1) {
      if (this.#at.has(index)) continue;
      free ??= this.#free(first, last);
      const slot = free.pop() ?? this.#made();
      this.#at.delete(slot.index);
      this.#at.set(index, slot);
      this.#maker.write(slot, index);
    }
  }

  /** Writes all of them anew, and drops those that the list has no row for any more. */
  rewrite(count: number): void {
    this.slots = this.slots.filter((slot) => {
      if (slot.index < count) return true;
      this.#at.delete(slot.index);
      slot.line.remove();
      return false;
    });
    for (const slot of this.slots) this.#maker.write(slot, slot.index);
  }

  clear(): void {
    this.slots = [];
    this.#at.clear();
    this.#body.replaceChildren();
  }

  /** Puts them into their order on the page, for whoever reads it in that order. The one with the focus is not moved. */
  settle(): void {
    const order = [...this.slots].sort((one, other) => one.index - other.index);
    if (order.every(({ line }, index) => line === this.#body.children[index])) return;
    const kept = order.findIndex((slot) => this.#isFocused(slot));
    for (const { line } of order.slice(0, Math.max(kept, 0))) this.#body.insertBefore(line, order[kept]?.line ?? null);
    for (const { line } of order.slice(kept + 1)) this.#body.append(line);
  }

  #free(first: number, last: number): Slot<R>[] {
    return this.slots.filter((slot) => (slot.index < first || slot.index > last) && !this.#isFocused(slot));
  }

  #isFocused({ line }: Slot<R>): boolean {
    return line.matches(":focus-within");
  }

  #made(): Slot<R> {
    const slot = this.#maker.make();
    this.slots.push(slot);
    this.#body.append(slot.line);
    return slot;
  }
}
