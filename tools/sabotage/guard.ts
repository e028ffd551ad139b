/** A guard that a promise stands on, and how it is taken out to see that the promise's suite notices. */
export interface Guard {
  /** The promise's id, for example A1. */
  readonly promise: string;
  /** What is not true any more without it. */
  readonly says: string;
  /** The file it stands in, from the root of the repository. */
  readonly file: string;
  /** The text of the guard, which stands exactly once in the file. */
  readonly find: string;
  /** What stands there instead. */
  readonly put: string;
  /** The test file that must fail then, and which of its tests where not all are needed. */
  readonly suite: string;
  readonly test?: string;
}
