interface Named {
  readonly id: string;
}

/** Finds what others changed since the list was looked at last: records that are new, and those in another state. */
export class News<R extends Named> {
  readonly #stateOf: (record: R) => string;
  #items: readonly R[] | null = null;
  #states: ReadonlyMap<string, string> | null = null;

  constructor(stateOf: (record: R) => string) {
    this.#stateOf = stateOf;
  }

  /** What is news in these records. The first look has none. */
  in(items: readonly R[]): readonly R[] {
    if (items === this.#items) return [];
    const before = this.#states;
    this.#items = items;
    this.#states = new Map(items.map((record) => [record.id, this.#stateOf(record)]));
    return before ? items.filter((record) => before.get(record.id) !== this.#stateOf(record)) : [];
  }

  /** The next look is the first. */
  forget(): void {
    this.#items = null;
    this.#states = null;
  }
}
