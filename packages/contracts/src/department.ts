/** What a department shows: what to think about (its metrics), what to see (its nouns), and how to act (its verbs). */
export interface Department<Word extends string = string> {
  readonly word: Word;
  readonly title: string;
  readonly summary: string;
  /** Metrics by their words. */
  readonly think: readonly string[];
  /** Nouns by their words. */
  readonly see: readonly string[];
  /** Operations by their names. */
  readonly act: readonly string[];
}

/** Declares a department. */
export function department<const Word extends string>(word: Word, says: Omit<Department, "word">): Department<Word> {
  return { word, ...says };
}
