import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Why something is not written, in a sentence for whoever asked for it. */
export class Refusal extends Error {}

/** What a generator would do: nothing is written before the whole of it is known. */
export interface Plan {
  /** Files that must not be there yet, by their paths. */
  readonly made: Readonly<Record<string, string>>;
  /** Files that are there, as they are to be. */
  readonly changed: Readonly<Record<string, string>>;
  /** Tools that run behind it: `["migration", "crates"]`. */
  readonly run: readonly (readonly [name: string, ...args: string[]])[];
  /** What its author does next, in order. */
  readonly next: readonly string[];
}

/** The repository as a generator reads it. */
export interface Ground {
  has(path: string): boolean;
  read(path: string): string;
  /** The names in a folder, none where it is missing. */
  names(folder: string): readonly string[];
}

/** The repository that stands in a folder. */
export function groundOf(root: string): Ground {
  return {
    has: (path) => existsSync(join(root, path)),
    read: (path) => readFileSync(join(root, path), "utf8"),
    names: (folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []),
  };
}
