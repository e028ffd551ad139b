import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@nexus-os/contracts";
import { fault } from "#faults";
import type { Database, Reader, Transaction } from "../database/database.ts";
import { type News, newsAfter } from "../live/feed.ts";
import { turns } from "../live/turns.ts";
import { type Other, othersBetween } from "./others.ts";
import {
  holdLease,
  type Lag,
  type Lease,
  lagsOf,
  lockPlace,
  makePlace,
  moveHeld,
  movePlace,
  noteFailure,
  UNBEGUN,
  waitingFor,
} from "./places.ts";

/** An entry as it is told to a subscriber. */
export interface Noted extends News {
  /** The records that the same act changed beside the one that the entry is about. */
  readonly others: readonly Other[];
}

/** Where a subscriber stands when it is told. */
export interface Standpoint {
  readonly organization: string;
  /** The last entry that it has taken; -1 before the first time. */
  readonly seq: number;
  readonly head: number;
}

interface Named {
  /** Names its places for ever. */
  readonly name: string;
  /** How many entries it takes at a time. */
  readonly most?: number;
}

/** Follows the journal and acts outside of the database, for example by mail: what was interrupted is told once more. */
export interface Follower extends Named {
  take(entries: readonly Noted[], organization: string): Promise<void>;
}

/** Follows the journal and writes to the database alone, in the transaction that moves its place: each entry counts once. */
export interface Projection extends Named {
  /** Answers the sequence that it has reached, where that is not the last of these entries. */
  within(tx: Transaction, entries: readonly Noted[], at: Standpoint): Promise<number | undefined>;
}

export type Subscriber = Follower | Projection;

/** Who follows the journals. Each is told every entry at least once, in order within an organization, by one process at a time. */
export interface Subscribers {
  add(subscriber: Subscriber): void;
  /** An organization's journal has grown. */
  wake(organization: string): void;
  /** Begins to tell. Before that nothing happens. */
  start(): void;
  /** Begins nothing any more; settles when what was begun has ended. */
  stop(): Promise<void>;
  /** How far each is behind in each organization. */
  lag(): Promise<readonly Lag[]>;
}

export interface SubscribersOptions {
  readonly database: Database;
  readonly clock: () => Date;
  /** Told of each failure of a subscriber. */
  readonly failed: (error: unknown) => void;
  /** How often the journals are read for what other processes wrote and for what is to be tried again, in milliseconds. */
  readonly pollEvery?: number;
  /** How long a process that died keeps others from its place, in milliseconds. */
  readonly lease?: number;
  /** The first wait after a failure, in milliseconds; it doubles up to a minute. */
  readonly retryAfter?: number;
}

const MOST = 100;
/** In how many organizations one subscriber is told at once. */
const AT_ONCE = 4;
const LONGEST_RETRY = 60_000;

/** What a step came to: there is more, there is nothing, or somebody else is at it. */
type Step = "more" | "idle" | "taken";

async function notedAfter(reader: Reader, organization: string, seq: number, most: number): Promise<readonly Noted[]> {
  const news = await newsAfter(reader, organization, seq, most);
  const [first, last] = [news[0], news.at(-1)];
  if (!first || !last) return [];
  const others = await othersBetween(reader, organization, first.seq, last.seq);
  return news.map((entry) => ({ ...entry, others: others.get(entry.seq) ?? [] }));
}

export function subscribers(options: SubscribersOptions): Subscribers {
  const { database, clock, failed, pollEvery = 500, lease = 10_000, retryAfter = 250 } = options;
  const holder = newId();
  const lanes: Lane[] = [];
  let state: "waiting" | "started" | "stopped" = "waiting";

  const instant = (later = 0): string => new Date(clock().getTime() + later).toISOString();

  async function project({ name, most = MOST, within }: Projection, { organization, head }: Lag): Promise<Step> {
    return database.transaction(async (tx) => {
      const seq = await lockPlace(tx, organization, name, false);
      if (seq === null) return "taken";
      const entries = await notedAfter(tx, organization, seq, most);
      const reached = (await within(tx, entries, { organization, seq, head })) ?? entries.at(-1)?.seq ?? seq;
      await fault("subscribe.effect");
      await movePlace(tx, organization, name, reached);
      return reached < head ? "more" : "idle";
    });
  }

  async function follow(follower: Follower, { organization }: Lag): Promise<Step> {
    const { name, most = MOST } = follower;
    const held: Lease = { organization, subscriber: name, holder };
    const hold = (): Promise<boolean> => holdLease(database, held, { now: instant(), until: instant(lease) });
    // Another process has it, or died with it: the next look comes back.
    if (!(await hold())) return "idle";
    // Read only now: until the lease was ours, another process may have moved it.
    const [{ seq, head } = { seq: 0, head: 0 }] = await lagsOf(database, name, organization);
    const entries = await notedAfter(database, organization, seq, most);
    const last = entries.at(-1)?.seq ?? seq;
    const renewing = setInterval(() => void hold().catch(failed), lease / 3);
    try {
      if (entries.length > 0) await follower.take(entries, organization);
    } finally {
      clearInterval(renewing);
    }
    await fault("subscribe.effect");
    // Where the lease was lost, whoever has it now tells these entries again.
    if (!(await moveHeld(database, held, seq, last))) return "idle";
    return last < head ? "more" : "idle";
  }

  async function step(subscriber: Subscriber, organization: string): Promise<Step> {
    const [lag] = await lagsOf(database, subscriber.name, organization);
    if (!lag || lag.behind <= 0) return "idle";
    if (lag.retryAt !== null && lag.retryAt > instant()) return "idle";
    if (lag.seq === UNBEGUN) await makePlace(database, organization, subscriber.name);
    try {
      return await ("within" in subscriber ? project(subscriber, lag) : follow(subscriber, lag));
    } catch (error) {
      failed(error);
      const failures = lag.failures + 1;
      const wait = Math.min(retryAfter * 2 ** Math.min(lag.failures, 20), LONGEST_RETRY);
      const failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      const found = { failures, failure, retryAt: instant(wait) };
      await noteFailure(database, { organization, subscriber: subscriber.name, holder }, found);
      return "idle";
    }
  }

  async function look(): Promise<void> {
    for (const lane of lanes) {
      for (const organization of await waitingFor(database, lane.name, instant())) lane.tell(organization);
    }
  }

  const looking = turns(look, failed);
  let timer: NodeJS.Timeout | undefined;

  return {
    add: (subscriber) => {
      if (lanes.some(({ name }) => name === subscriber.name)) throw new Error(`two subscribers ${subscriber.name}`);
      lanes.push(new Lane(subscriber.name, (organization) => step(subscriber, organization), failed));
    },
    wake: (organization) => {
      if (state === "started") for (const lane of lanes) lane.tell(organization);
    },
    start: () => {
      if (state !== "waiting") return;
      state = "started";
      timer = setInterval(looking.soon, pollEvery);
      timer.unref();
      looking.soon();
    },
    stop: async () => {
      state = "stopped";
      clearInterval(timer);
      await looking.stop();
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
    lag: async () => (await Promise.all(lanes.map(({ name }) => lagsOf(database, name)))).flat(),
  };
}

/** One subscriber's turns: one step at a time for each organization, some organizations at once, each after the others. */
class Lane {
  readonly name: string;
  readonly #step: (organization: string) => Promise<Step>;
  readonly #failed: (error: unknown) => void;
  /** Waiting for a turn, in the order they came. */
  readonly #waiting = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(name: string, step: (organization: string) => Promise<Step>, failed: (error: unknown) => void) {
    this.name = name;
    this.#step = step;
    this.#failed = failed;
  }

  tell(organization: string): void {
    this.#waiting.add(organization);
    this.#next();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running.values());
  }

  #next(): void {
    for (const organization of this.#waiting) {
      if (this.#stopped || this.#running.size >= AT_ONCE) return;
      if (this.#running.has(organization)) continue;
      this.#waiting.delete(organization);
      const turn = this.#turn(organization).finally(() => {
        this.#running.delete(organization);
        this.#next();
      });
      this.#running.set(organization, turn);
    }
  }

  async #turn(organization: string): Promise<void> {
    try {
      const came = await this.#step(organization);
      // Who is at it may have read the journal just before it grew.
      if (came === "taken") await sleep(20);
      if (came !== "idle") this.#waiting.add(organization);
    } catch (error) {
      // The database is away: the next look finds what is left.
      this.#failed(error);
    }
  }
}
