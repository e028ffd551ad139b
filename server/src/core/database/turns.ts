import { BusyError } from "./failures.ts";

/** How long anyone waits for the database before being told that it is busy. */
export const PATIENCE_MS = 5000;

interface Waiting {
  readonly start: (release: () => void) => void;
  readonly timer: NodeJS.Timeout;
}

/** Lets a few in at a time, the others in the order they came: within a process nobody has to spin for a lock. */
export class Turns {
  #free: number;
  readonly #waiting = new Set<Waiting>();

  constructor(places: number) {
    this.#free = places;
  }

  /** Waits for a place. The answer gives it back; called twice, it does so once. */
  take(): Promise<() => void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve(this.#release());
    }
    return new Promise((start, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(new BusyError("Too many writes are waiting for the database. Try again in a moment."));
      }, PATIENCE_MS);
      const waiting: Waiting = { start, timer };
      this.#waiting.add(waiting);
    });
  }

  #release(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const [next] = this.#waiting;
      if (!next) {
        this.#free += 1;
        return;
      }
      this.#waiting.delete(next);
      clearTimeout(next.timer);
      next.start(this.#release());
    };
  }
}
