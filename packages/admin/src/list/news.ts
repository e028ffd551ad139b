interface Stated {
  readonly id: string;
  readonly state: string;
}

/** Finds what others changed since the list was looked at last: records that are new, and those in another state. */
export class News<R extends Stated> {
  #items: readonly R[] | null = null;
  #states: ReadonlyMap<string, string> | null = null;

  /** What is news in these records. The first look has none. */
  in(items: readonly R[]): readonly R[] {
    if (items === this.#items) return [];
    const before = this.#states;
    this.#items = items;
    this.#states = new Map(items.map(({ id, state }) => [id, state]));
    return before ? items.filter(({ id, state }) => before.get(id) !== state) : [];
  }

  /** The next look is the first. */
  forget(): void {
    this.#items = null;
    this.#states = null;
  }
}
