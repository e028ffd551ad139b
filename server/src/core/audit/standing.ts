import type { Broken, Linked } from "../journal/verify.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { Tree } from "./tree.ts";

/** What checkpoints say of a journal, and whether they agree with each other. */
export interface Standing {
  /** The checkpoints of rows that are to be there, the shortest first. */
  readonly standing: readonly Checkpoint[];
  readonly broken: Broken | null;
}

/** Two checkpoints of the same log must be of one history: the later is not shorter, but where a backup was restored. */
export function standingOf(checkpoints: readonly Checkpoint[]): Standing {
  let standing: Checkpoint[] = [];
  for (const next of checkpoints) {
    const most = standing.at(-1)?.size ?? 0;
    if (next.lost !== null && next.lost !== most) {
      return { standing, broken: { seq: next.size, why: `a checkpoint says that ${next.lost} rows were signed for` } };
    }
    if (next.lost !== null) standing = standing.filter(({ size }) => size <= next.size);
    else if (next.size < most) {
      return { standing, broken: { seq: next.size, why: `it was signed for after ${most} rows had been` } };
    }
    standing.push(next);
  }
  return { standing, broken: null };
}

/** Holds a journal's rows, in their order, against what was signed. */
export class Comparison {
  readonly #tree = new Tree();
  readonly #standing: readonly Checkpoint[];
  #next = 0;
  /** So many rows are what was signed. */
  #good = 0;

  constructor(standing: readonly Checkpoint[]) {
    this.#standing = standing;
  }

  take(rows: readonly Linked[]): Broken | null {
    for (const { hash } of rows) {
      this.#tree.push(hash);
      for (let next = this.#standing[this.#next]; next?.size === this.#tree.size; next = this.#standing[this.#next]) {
        if (next.root !== this.#tree.root() || next.chain !== hash) {
          const from = this.#good + 1;
          return { seq: from, why: `rows ${from} to ${next.size} are not those that were signed at ${next.at}` };
        }
        this.#next += 1;
      }
      if (this.#standing[this.#next - 1]?.size === this.#tree.size) this.#good = this.#tree.size;
    }
    return null;
  }

  /** Whether rows are missing that were signed for. */
  end(): Broken | null {
    const last = this.#standing.at(-1);
    if (!last || this.#next === this.#standing.length) return null;
    return { seq: this.#tree.size + 1, why: `the journal ends here, but ${last.size} rows were signed at ${last.at}` };
  }
}
