import { UnreachableError } from "./failures.ts";

/** After how long a statement makes one wonder whether the server is still there. */
const WONDER_MS = 600;
const LOOK_EVERY_MS = 200;
/** How often a server that is away is asked whether it is back. */
const ASK_EVERY_MS = 300;

export interface PresenceOptions {
  /** Asks the server, on a connection of its own; fails where it does not answer soon. */
  readonly ask: () => Promise<void>;
  /** Ends everything that waits for the server. */
  readonly abandon: (away: UnreachableError) => void;
  /** How long the longest statement has been under way, in milliseconds; 0 where there is none. */
  readonly longest: () => number;
}

/**
 * Whether a database server answers. One finds out for all: while it is away everybody is told so at once, and only this
 * tries to reach it, so that nobody queues, and nobody storms it when it is back. A statement that merely takes long is
 * told from a server that has gone by asking it something else.
 */
export class Presence {
  readonly #options: PresenceOptions;
  #away: UnreachableError | null = null;
  #looking: NodeJS.Timeout | null = null;
  #asking = false;
  readonly #waiting = new Set<(why: UnreachableError) => void>();

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /** Why nothing can be asked of the server; null where it is there. */
  get away(): UnreachableError | null {
    return this.#away;
  }

  /** Waits for something of the server, and no longer once it is known to be away. */
  whilePresent<T>(act: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      act.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  /** Something was begun: it is watched until there is nothing under way. */
  watch(): void {
    this.#looking ??= setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  /** Nothing could be had of the server. */
  lost(why: UnreachableError): void {
    if (this.#away) return;
    this.#away = why;
    for (const reject of this.#waiting) reject(why);
    this.#options.abandon(why);
    this.#await();
  }

  close(): void {
    if (this.#looking) clearInterval(this.#looking);
    this.#looking = null;
  }

  #look(): void {
    const longest = this.#options.longest();
    if (longest === 0) this.close();
    else if (longest > WONDER_MS && !this.#away && !this.#asking) void this.#wonder();
  }

  async #wonder(): Promise<void> {
    this.#asking = true;
    try {
      await this.#options.ask();
    } catch (error) {
      this.lost(new UnreachableError("The database does not answer any more.", { cause: error }));
    } finally {
      this.#asking = false;
    }
  }

  #await(): void {
    setTimeout(() => void this.#returned(), ASK_EVERY_MS).unref();
  }

  async #returned(): Promise<void> {
    try {
      await this.#options.ask();
      this.#away = null;
    } catch {
      this.#await();
    }
  }
}
