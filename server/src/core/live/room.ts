import type { Actor } from "../actor.ts";
import { sha256 } from "../journal/entry.ts";
import { scopeOf } from "../scope.ts";

/** The other end of a stream. */
export interface Listener {
  /** Takes bytes of the stream. False where too much of what was sent before is still unread: nothing was taken. */
  send(bytes: Uint8Array): boolean;
  /** Settles when all that was sent is read; false where that takes too long. */
  drained(): Promise<boolean>;
  /** Ends the stream, with a last word where there is one. */
  close(last?: Uint8Array): void;
}

/** Who opens a stream, and by what. */
export interface Reader {
  readonly actor: Actor;
  /** Names the session or token: the stream ends with it. */
  readonly credential: string;
}

/** All who see the same. */
export interface Sight {
  readonly actor: Actor;
  readonly seats: Set<Seat>;
}

/** A listener in its place. */
export interface Seat {
  readonly listener: Listener;
  readonly credential: string;
  readonly sight: Sight;
}

/** Names what an actor sees: their rows and their permissions. */
export function sightOf(actor: Actor): string {
  return sha256(scopeOf(actor).signature, "\n", [...actor.permissions].sort().join(" "));
}

/** Those who hear the same piece of news from the same place on. */
export interface Audience {
  readonly sight: Sight;
  readonly seats: readonly Seat[];
  readonly behind: number;
}

/** The readers of an organization, and how far its journal was read out to them. */
export class Room {
  seq: number;
  readonly #sights = new Map<string, Sight>();
  /** Who has heard more than the room: it has not read yet what others wrote. */
  readonly #ahead = new Map<Seat, number>();

  constructor(seq: number) {
    this.seq = seq;
  }

  get isEmpty(): boolean {
    return this.#sights.size === 0;
  }

  get size(): number {
    return [...this.#sights.values()].reduce((all, { seats }) => all + seats.size, 0);
  }

  *seats(): Iterable<Seat> {
    for (const { seats } of this.#sights.values()) yield* seats;
  }

  /** Takes in a listener that has heard everything up to a sequence. */
  add(listener: Listener, { actor, credential }: Reader, has: number): Seat {
    const name = sightOf(actor);
    const sight = this.#sights.get(name) ?? { actor, seats: new Set() };
    this.#sights.set(name, sight);
    // The seat keeps no actor of its own: five thousand who may do the same share one list of what that is.
    const seat: Seat = { listener, credential, sight };
    sight.seats.add(seat);
    if (has > this.seq) this.#ahead.set(seat, has);
    return seat;
  }

  remove(seat: Seat): void {
    seat.sight.seats.delete(seat);
    this.#ahead.delete(seat);
    if (seat.sight.seats.size === 0) {
      for (const [name, sight] of this.#sights) if (sight === seat.sight) this.#sights.delete(name);
    }
  }

  /**
   * The room moves on to a sequence. Answers who is to be told of what lies behind them: who is here now. Who joins while
   * that is written out reads it by itself.
   */
  advance(seq: number): Audience[] {
    const from = this.seq;
    this.seq = seq;
    const audiences: Audience[] = [];
    for (const sight of this.#sights.values()) {
      const seats = [...sight.seats];
      const level = this.#ahead.size === 0 ? seats : seats.filter((seat) => !this.#ahead.has(seat));
      audiences.push({ sight, seats: level, behind: from });
    }
    for (const [seat, has] of this.#ahead) {
      if (has < seq) audiences.push({ sight: seat.sight, seats: [seat], behind: has });
      if (has <= seq) this.#ahead.delete(seat);
    }
    return audiences;
  }
}
