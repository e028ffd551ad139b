import { found } from "../overlays/match.ts";
import type { Option } from "./listbox.ts";

/** What a search has found. */
export interface Found {
  readonly options: readonly Option[];
  /** There are more than are told. */
  readonly more?: boolean;
}

/** All there are, or how they are found: by what was typed, until the signal says that nobody waits any more. */
export type Source = readonly Option[] | ((text: string, signal: AbortSignal) => Promise<Found>);

/** How a search ends, or that others are asked. */
export type Told = "finding" | "failed" | Found;

const PATIENCE_MS = 150;
/** As many are drawn at once; whoever looks for another one types on. */
const MOST_SHOWN = 200;

/** Looks for what was typed: at once in a list, after a moment where others are asked. The latest question alone is answered. */
export class Finder {
  readonly #tell: (told: Told, text: string) => void;
  #search = new AbortController();
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (told: Told, text: string) => void) {
    this.#tell = tell;
  }

  look(from: Source, text: string, isNow: boolean): void {
    this.stop();
    if (typeof from === "function") {
      this.#tell("finding", text);
      this.#later = setTimeout(() => void this.#ask(from, text), isNow ? 0 : PATIENCE_MS);
      return;
    }
    const all = text ? found(from, text) : from;
    this.#tell({ options: all.slice(0, MOST_SHOWN), more: all.length > MOST_SHOWN }, text);
  }

  /** Nobody waits any more. */
  stop(): void {
    clearTimeout(this.#later);
    this.#search.abort();
  }

  async #ask(from: Exclude<Source, readonly Option[]>, text: string): Promise<void> {
    const search = new AbortController();
    this.#search = search;
    let told: Told;
    try {
      told = await from(text, search.signal);
    } catch {
      // The list says it; whoever types on asks anew.
      told = "failed";
    }
    if (!search.signal.aborted) this.#tell(told, text);
  }
}
