import { refuse } from "../refusal.ts";

/** Who goes first when there is more than can be done: signing in, then what a person waits for, then what is done in bulk. */
export type Rank = "first" | "interactive" | "bulk";

const RANKS: readonly Rank[] = ["first", "interactive", "bulk"];

export interface AdmissionOptions {
  /** How many requests are worked on at once; the others wait. */
  readonly places?: number;
  /** How long a request may wait, in milliseconds: then it is told to come again, rather than be answered when nobody listens. */
  readonly patience?: number;
  /** How many may wait. */
  readonly mostWaiting?: number;
}

export interface Admission {
  /** Waits for a place; `lane` names who must not take all of them. The answer gives the place back. */
  enter(rank: Rank, lane: string): (() => void) | Promise<() => void>;
  readonly active: number;
  readonly waiting: number;
}

interface Waiter {
  readonly since: number;
  readonly admit: (release: () => void) => void;
  readonly shed: () => void;
}

/** What is done in bulk never takes more than this part of the places. */
const BULK_SHARE = 0.25;
const SWEEP_MS = 50;

/** Those of one rank, organization by organization: each in turn, however many one of them sends. */
class Queue {
  readonly #lanes = new Map<string, Waiter[]>();
  size = 0;

  add(lane: string, waiter: Waiter): void {
    const waiting = this.#lanes.get(lane);
    if (waiting) waiting.push(waiter);
    else this.#lanes.set(lane, [waiter]);
    this.size += 1;
  }

  /** The next one. Where there has long been too much, the newest: whoever waited longest has given up first. */
  next(newest: boolean): Waiter | undefined {
    for (const [lane, waiting] of this.#lanes) {
      const waiter = newest ? waiting.pop() : waiting.shift();
      // Behind the others: the next one is another organization's.
      this.#lanes.delete(lane);
      if (waiting.length > 0) this.#lanes.set(lane, waiting);
      if (!waiter) continue;
      this.size -= 1;
      return waiter;
    }
    return undefined;
  }

  *olderThan(since: number): Iterable<Waiter> {
    for (const [lane, waiting] of this.#lanes) {
      while (waiting[0] && waiting[0].since < since) {
        this.size -= 1;
        yield waiting.shift() as Waiter;
      }
      if (waiting.length === 0) this.#lanes.delete(lane);
    }
  }
}

const busy = (): never => refuse("BUSY", { seconds: 1 });

/**
 * Keeps a server that is asked for more than it can do from doing none of it: a bounded number at once, the rest in fair
 * queues in which nobody waits for long.
 */
export function admission({ places = 100, patience = 1000, mostWaiting = 5000 }: AdmissionOptions = {}): Admission {
  const queues: Readonly<Record<Rank, Queue>> = { first: new Queue(), interactive: new Queue(), bulk: new Queue() };
  const bulkPlaces = Math.max(1, Math.floor(places * BULK_SHARE));
  const active = { all: 0, bulk: 0 };
  let sweeping: NodeJS.Timeout | null = null;
  /** Since when somebody has been waiting without a break. */
  let crowdedSince: number | null = null;
  /** When this turn of the event loop began: what it reads later has waited as long, unseen. */
  let turnBegan: number | null = null;

  const waiting = (): number => RANKS.reduce((all, rank) => all + queues[rank].size, 0);
  const hasPlace = (rank: Rank): boolean => active.all < places && (rank !== "bulk" || active.bulk < bulkPlaces);

  function take(rank: Rank): () => void {
    active.all += 1;
    if (rank === "bulk") active.bulk += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      active.all -= 1;
      if (rank === "bulk") active.bulk -= 1;
      serve();
    };
  }

  function serve(): void {
    const now = performance.now();
    for (const rank of RANKS) {
      while (queues[rank].size > 0 && hasPlace(rank)) {
        const newest = crowdedSince !== null && now - crowdedSince > patience;
        const waiter = queues[rank].next(newest);
        if (!waiter) break;
        if (now - waiter.since > patience) waiter.shed();
        else waiter.admit(take(rank));
      }
    }
    if (sweeping && waiting() === 0) {
      clearInterval(sweeping);
      [sweeping, crowdedSince] = [null, null];
    }
  }

  function sweep(): void {
    const since = performance.now() - patience;
    for (const rank of RANKS) for (const waiter of queues[rank].olderThan(since)) waiter.shed();
    serve();
  }

  function isLate(now: number): boolean {
    if (turnBegan === null) {
      turnBegan = now;
      setImmediate(() => {
        turnBegan = null;
      });
    }
    return now - turnBegan > patience;
  }

  return {
    enter: (rank, lane) => {
      const now = performance.now();
      if (isLate(now) && rank !== "first") busy();
      if (hasPlace(rank) && queues[rank].size === 0) return take(rank);
      if (waiting() >= mostWaiting) busy();
      crowdedSince ??= now;
      sweeping ??= setInterval(sweep, SWEEP_MS).unref();
      return new Promise((admit, reject) => {
        const shed = (): void => {
          try {
            busy();
          } catch (error) {
            reject(error);
          }
        };
        queues[rank].add(lane, { since: now, admit, shed });
      });
    },
    get active() {
      return active.all;
    },
    get waiting() {
      return waiting();
    },
  };
}
