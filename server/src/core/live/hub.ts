import type { SessionActor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import type { ReadRecords } from "../query/query.ts";
import { scopeOf } from "../scope.ts";
import { headsOf, type News, newsAfter } from "./feed.ts";

/** A reader of an organization's news, at the other end of a stream. */
export interface Listener {
  readonly actor: SessionActor;
  /** Takes text of the stream. False when the reader is too slow to take more. */
  send(text: string): boolean;
  close(): void;
}

/** Tells every reader what happened, in order, as far as the reader may see it. */
export interface Hub {
  /** Begins behind a sequence that the reader saw last, or with what happens from now on. */
  join(listener: Listener, after: number | null): Promise<() => void>;
  /** This process wrote to an organization: look at once. */
  wake(organization: string): void;
  /** Ends all streams; readers are told to come back. */
  stop(): Promise<void>;
}

const BATCH = 500;
/** How many entries a reader may have missed; beyond it, it reads everything again. */
const MOST_MISSED = 1000;

interface Room {
  /** Each with the sequence that it has: it may be ahead of its room, which has not read yet what others wrote. */
  readonly listeners: Map<Listener, number>;
  seq: number;
}

const sse = (event: string, data: string, id?: number): string =>
  `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;

export interface HubOptions {
  readonly database: Database;
  readonly records: ReadRecords;
  /** Of these credentials, the ones that still stand. */
  readonly standing: (credentials: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly failed: (error: unknown) => void;
  /** How often the journal is read for what other processes wrote, in milliseconds. */
  readonly pollEvery?: number;
}

export function hub({ database, records, standing, failed, pollEvery = 200 }: HubOptions): Hub {
  const rooms = new Map<string, Room>();
  let looking: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  /** The text of some news for one kind of reader. Readers who see the same rows share one text. */
  async function textsOf(news: readonly News[], listener: Listener): Promise<readonly string[]> {
    const { actor } = listener;
    const seen = news.filter(({ noun }) => actor.permissions.has(`${noun}.list`));
    const ids = Map.groupBy(seen, ({ noun }) => noun);
    const found = new Map<string, string>();
    for (const [noun, own] of ids) {
      const texts = await records(actor, noun, [...new Set(own.map(({ id }) => id))]);
      for (const [id, text] of texts) found.set(id, text);
    }
    return seen.map(({ organization: _, ...told }) => {
      const record = found.get(told.id) ?? "null";
      return sse("change", `${JSON.stringify(told).slice(0, -1)},"record":${record}}`, told.seq);
    });
  }

  function sightOf({ actor }: Listener): string {
    return `${scopeOf(actor).signature} ${[...actor.permissions].sort().join(" ")}`;
  }

  function leave(listener: Listener): void {
    const room = rooms.get(listener.actor.organization);
    room?.listeners.delete(listener);
    if (room?.listeners.size === 0) rooms.delete(listener.actor.organization);
  }

  function end(listener: Listener, event: "reset" | "end", data: string): void {
    listener.send(sse(event, data));
    leave(listener);
    listener.close();
  }

  async function deliver(room: Room, organization: string, upTo: number): Promise<void> {
    while (room.seq < upTo && room.listeners.size > 0) {
      const news = await newsAfter(database, organization, room.seq, BATCH);
      const last = news.at(-1);
      if (!last) return;
      // Who is here now gets this news; who joins while it is written out reads it by itself, because the room is past it.
      const from = room.seq;
      const alikes = Map.groupBy(room.listeners, ([each, has]) => `${Math.max(has, from)} ${sightOf(each)}`);
      room.seq = last.seq;
      for (const alike of alikes.values()) {
        const [, has = from] = alike[0] ?? [];
        const listeners = alike.map(([listener]) => listener);
        await tell(has > from ? news.filter(({ seq }) => seq > has) : news, listeners);
      }
    }
  }

  async function tell(news: readonly News[], [first, ...others]: readonly Listener[]): Promise<void> {
    if (!first) return;
    try {
      const text = (await textsOf(news, first)).join("");
      for (const listener of [first, ...others]) {
        if (text !== "" && !listener.send(text)) end(listener, "reset", '{"why":"slow"}');
      }
    } catch (error) {
      failed(error);
      for (const listener of [first, ...others]) end(listener, "reset", '{"why":"failed"}');
    }
  }

  async function look(): Promise<void> {
    do {
      again = false;
      const heads = rooms.size > 0 ? await headsOf(database, [...rooms.keys()]) : new Map<string, number>();
      for (const [organization, seq] of heads) {
        const room = rooms.get(organization);
        if (room && room.seq < seq) await deliver(room, organization, seq);
      }
    } while (again);
  }

  function wake(): void {
    if (stopped) return;
    again = true;
    looking ??= look()
      .catch(failed)
      .finally(() => {
        looking = null;
      });
  }

  async function sweep(): Promise<void> {
    const listeners = [...rooms.values()].flatMap((room) => [...room.listeners.keys()]);
    const stand = await standing([...new Set(listeners.map(({ actor }) => actor.credential))]);
    for (const listener of listeners) {
      if (!stand.has(listener.actor.credential)) end(listener, "end", '{"code":"TOKEN_ENDED"}');
    }
  }

  const polling = setInterval(wake, pollEvery);
  const sweeping = setInterval(() => void sweep().catch(failed), 1000);
  polling.unref();
  sweeping.unref();

  function roomOf(organization: string, seq: number): Room {
    const room = rooms.get(organization) ?? { listeners: new Map(), seq };
    rooms.set(organization, room);
    return room;
  }

  /** Reads out what a reader missed. Gives the sequence it has then; null where it missed too much. */
  async function catchUp(listener: Listener, from: number, upTo: number): Promise<number | null> {
    const missed = await newsAfter(database, listener.actor.organization, from, MOST_MISSED + 1);
    if (missed.length > MOST_MISSED) return null;
    for (const text of await textsOf(missed, listener)) listener.send(text);
    return Math.max(missed.at(-1)?.seq ?? upTo, upTo);
  }

  async function join(listener: Listener, after: number | null): Promise<() => void> {
    const { organization } = listener.actor;
    const head = (await headsOf(database, [organization])).get(organization) ?? 0;
    // A room may be behind the head, and may go while somebody is still on the way into it: it is looked at anew each time.
    const reached = (): number => rooms.get(organization)?.seq ?? head;
    let at = after ?? reached();
    listener.send(sse("hello", `{"seq":${at}}`));
    // Nobody can have seen what has not happened: whoever says so starts anew.
    if (at > head || at < 0) at = Number.NEGATIVE_INFINITY;
    while (at < reached()) {
      const has = Number.isFinite(at) ? await catchUp(listener, at, reached()) : null;
      if (has === null) listener.send(sse("reset", '{"why":"missed"}', reached()));
      at = has ?? reached();
    }
    if (stopped) {
      listener.close();
      return () => {};
    }
    // No wait between the last look at the room and this: nothing can pass unheard.
    roomOf(organization, at).listeners.set(listener, at);
    return () => leave(listener);
  }

  return {
    join,
    wake,
    stop: async () => {
      stopped = true;
      clearInterval(polling);
      clearInterval(sweeping);
      await looking;
      for (const room of rooms.values()) for (const listener of room.listeners.keys()) listener.close();
      rooms.clear();
    },
  };
}
