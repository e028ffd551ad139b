import { setImmediate } from "node:timers/promises";
import { BusyError, type Database, isConnectionLoss, UnreachableError } from "../database/database.ts";
import type { ReadRecords } from "../query/query.ts";
import { headsOf, type News, newsAfter, parts } from "./feed.ts";
import { type Audience, type Listener, type Reader, Room, type Seat } from "./room.ts";
import { eventBytes, newsBytes } from "./telling.ts";
import { turns } from "./turns.ts";

export type { Listener, Reader } from "./room.ts";

/** Tells every reader what happened, in order, as far as the reader may see it. */
export interface Hub {
  /** Begins behind a sequence that the reader saw last, or with what happens from now on. The answer ends it. */
  join(listener: Listener, reader: Reader, after: number | null): Promise<() => void>;
  /** This process wrote to an organization: look at once. */
  wake(organization: string): void;
  /** How many streams are open. */
  readonly size: number;
  /** Ends all streams; readers are told to come back. */
  stop(): Promise<void>;
}

/** How many entries are read out at a time: an act on five hundred records reaches everybody in one piece. */
const BATCH = 1000;
const MOST_MISSED = 5000;
/** After how many readers others get their turn. */
const TURN = 500;

const isAway = (error: unknown): boolean =>
  isConnectionLoss(error) || error instanceof BusyError || error instanceof UnreachableError;

export interface HubOptions {
  readonly database: Database;
  readonly records: ReadRecords;
  /** Of these credentials, the ones that still stand. */
  readonly standing: (credentials: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly failed: (error: unknown) => void;
  /** How often the journal is read for what other processes wrote, in milliseconds. */
  readonly pollEvery?: number;
  /** How often it is asked whether those who listen still may, in milliseconds. */
  readonly sweepEvery?: number;
  /** How many entries a reader may have missed; beyond it, reading everything again is less than hearing it all. */
  readonly mostMissed?: number;
}

export function hub(options: HubOptions): Hub {
  const { database, records, standing, failed, pollEvery = 200, sweepEvery = 500, mostMissed = MOST_MISSED } = options;
  const rooms = new Map<string, Room>();
  let stopped = false;

  function leave(organization: string, seat: Seat): void {
    const room = rooms.get(organization);
    room?.remove(seat);
    if (room?.isEmpty) rooms.delete(organization);
  }

  function end(organization: string, seat: Seat, last: Uint8Array | undefined): void {
    leave(organization, seat);
    seat.listener.close(last);
  }

  async function tell(organization: string, news: readonly News[], { sight, seats, behind }: Audience): Promise<void> {
    if (seats.length === 0) return;
    try {
      const told = news.filter(({ seq }) => seq > behind);
      const bytes = await newsBytes(records, sight.actor, told);
      if (!bytes) return;
      for (const [index, seat] of seats.entries()) {
        if (!seat.listener.send(bytes)) end(organization, seat, eventBytes("reset", { why: "slow" }));
        if (index % TURN === TURN - 1) await setImmediate();
      }
    } catch (error) {
      failed(error);
      // Where the database was away the streams only break: who comes back is told what it missed. What fails by itself
      // would fail again then, so that everything is read anew instead.
      const last = isAway(error) ? undefined : eventBytes("reset", { why: "failed" });
      for (const seat of seats) end(organization, seat, last);
    }
  }

  async function deliver(organization: string, room: Room, upTo: number): Promise<void> {
    while (room.seq < upTo && !room.isEmpty) {
      const news = await newsAfter(database, organization, room.seq, BATCH);
      const last = news.at(-1);
      if (!last) return;
      for (const audience of room.advance(last.seq)) await tell(organization, news, audience);
    }
  }

  async function look(): Promise<void> {
    for (const [organization, seq] of await headsOf(database, [...rooms.keys()])) {
      const room = rooms.get(organization);
      if (room) await deliver(organization, room, seq);
    }
  }

  /** Streams end with what they were opened by, whatever ended that, and wherever: nobody has to remember to say so. */
  async function sweep(): Promise<void> {
    const seats = [...rooms].flatMap(([organization, room]) =>
      Array.from(room.seats(), (seat) => ({ organization, seat })),
    );
    const held = Map.groupBy(seats, ({ seat }) => seat.credential);
    for (const some of parts([...held.keys()])) {
      const stand = await standing(some);
      for (const credential of some) {
        if (stand.has(credential)) continue;
        const last = eventBytes("end", { code: "TOKEN_ENDED" });
        for (const { organization, seat } of held.get(credential) ?? []) end(organization, seat, last);
      }
    }
  }

  const looking = turns(look, failed);
  const sweeping = turns(sweep, failed);
  const timers = [setInterval(looking.soon, pollEvery), setInterval(sweeping.soon, sweepEvery)];
  for (const timer of timers) timer.unref();

  /** Reads out what a reader missed. Gives the sequence it has then; null where it missed too much, or reads too slowly. */
  async function catchUp(listener: Listener, { actor }: Reader, from: number, upTo: number): Promise<number | null> {
    if (upTo - from > mostMissed) return null;
    let at = from;
    while (at < upTo) {
      const news = await newsAfter(database, actor.organization, at, BATCH);
      const bytes = await newsBytes(records, actor, news);
      if (bytes && !(listener.send(bytes) && (await listener.drained()))) return null;
      at = news.at(-1)?.seq ?? upTo;
    }
    return at;
  }

  async function join(listener: Listener, reader: Reader, after: number | null): Promise<() => void> {
    const { organization } = reader.actor;
    const head = (await headsOf(database, [organization])).get(organization) ?? 0;
    // A room may be behind the head, and may go while somebody is still on the way into it: it is looked at anew each time.
    const reached = (): number => rooms.get(organization)?.seq ?? head;
    let at = after ?? reached();
    listener.send(eventBytes("hello", { seq: at }));
    // Nobody can have seen what has not happened: whoever says so starts anew.
    if (at > head || at < 0) at = Number.NEGATIVE_INFINITY;
    while (at < reached()) {
      const has = await catchUp(listener, reader, at, reached());
      if (has === null) listener.send(eventBytes("reset", { why: "missed" }, reached()));
      at = has ?? reached();
    }
    if (stopped) {
      listener.close();
      return () => {};
    }
    // No wait between the last look at the room and this: nothing can pass unheard.
    const room = rooms.get(organization) ?? new Room(at);
    rooms.set(organization, room);
    const seat = room.add(listener, reader, at);
    return () => leave(organization, seat);
  }

  return {
    join,
    wake: looking.soon,
    get size() {
      return [...rooms.values()].reduce((all, room) => all + room.size, 0);
    },
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await Promise.all([looking.stop(), sweeping.stop()]);
      for (const room of rooms.values()) for (const { listener } of room.seats()) listener.close();
      rooms.clear();
    },
  };
}
