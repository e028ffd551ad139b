const MOST_STATEMENTS = 500;
/** A statement that takes thousands of values needs a megabyte, and its text says how many it takes. */
const MOST_TEXT = 512 * 1024;
/** What is longer is prepared for one use: beside the work of so many values that costs little. */
const LONGEST = 16 * 1024;

/** Prepared statements by their text, those that were used last: so many of them, and of so much text. */
export class Statements<S> {
  readonly #kept = new Map<string, S>();
  #text = 0;

  /** How many characters all that are kept have. */
  get text(): number {
    return this.#text;
  }

  /** The statement of a text: the one that is kept, else the one that `prepare` makes. */
  of(sql: string, prepare: () => S): S {
    const known = this.#kept.get(sql);
    if (known !== undefined) {
      // Moves it to the end: the first one is the one that was not used for longest.
      this.#kept.delete(sql);
      this.#kept.set(sql, known);
      return known;
    }
    const made = prepare();
    if (sql.length > LONGEST) return made;
    this.#kept.set(sql, made);
    this.#text += sql.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_STATEMENTS && this.#text <= MOST_TEXT) break;
      this.#kept.delete(oldest);
      this.#text -= oldest.length;
    }
    return made;
  }

  clear(): void {
    this.#kept.clear();
    this.#text = 0;
  }
}
