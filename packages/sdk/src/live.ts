import type { Change } from "@nexus-os/contracts";
import { NexusError } from "./errors.ts";
import { eventsOf, type ServerEvent } from "./server-events.ts";
import { Tabs } from "./tabs.ts";

/** Who follows the stream. */
export interface Listener {
  /** The stream is open. `anew`: it tells what happens from now on, and nothing of what happened before. */
  hello(anew: boolean): void;
  change(change: Change): void;
  /** Too much was missed: read everything again. */
  reset(): void;
  /** The stream broke off for a while, or for good where there is an error. */
  lost(error: NexusError | null): void;
}

/** How to come to a stream. */
export interface Way {
  /** A ticket for one use within half a minute, and the name under which tabs of this browser hear the same; empty for none. */
  ticket(): Promise<{ readonly ticket: string; readonly share: string }>;
  /** Opens the stream behind a place in the journal. */
  open(ticket: string, after: number | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** A break of this length is not worth telling: a token was renewed, or a server restarted. */
const GRACE = 2_500;
/** How long a stream that nobody follows stays open: the next page may follow it at once. */
const LINGER = 1_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** Who waited for its turn for longer than this needs another ticket. */
const FRESH = 20_000;

/**
 * The one stream of a connection: opened for its first listener, closed behind its last, resumed where it broke. Where
 * another tab holds the same one, what that hears is heard here.
 */
export class LiveStream {
  readonly #way: Way;
  readonly #tabs: Tabs;
  readonly #listeners = new Set<Listener>();
  #run: AbortController | null = null;
  #seq: number | null = null;
  #wake: () => void = () => {};
  #isOpen = false;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #share = "";
  #attempt = new AbortController();

  constructor(way: Way) {
    this.#way = way;
    this.#tabs = new Tabs({
      heard: (event) => this.#overhear(event),
      asked: () => (this.#isOpen ? this.#sayHello(false) : this.#wake()),
      lost: () => this.#attempt.abort(),
    });
  }

  /** Follows the stream; the answer ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    if (this.#isOpen) listener.hello(true);
    this.retry();
    return () => {
      this.#listeners.delete(listener);
      setTimeout(() => this.#listeners.size || this.close(), LINGER);
    };
  }

  /** Tries now what would be tried later. */
  retry(): void {
    this.#wake();
    this.#tabs.say(null);
    if (this.#run || !this.#listeners.size) return;
    this.#run = new AbortController();
    void this.#keep(this.#run.signal);
  }

  /** Ends the stream, and forgets where it was. */
  close(): void {
    this.#forgive();
    this.#run?.abort();
    this.#run = null;
    this.#tabs.leave();
    this.#seq = null;
    this.#isOpen = false;
  }

  async #keep(signal: AbortSignal): Promise<void> {
    const retry = (): void => this.#wake();
    globalThis.addEventListener?.("online", retry, { signal });
    globalThis.document?.addEventListener("visibilitychange", retry, { signal });
    const cut = (): void => {
      // Without a network the stream would seem open until its silence is noticed.
      this.#attempt.abort();
      this.#tellLost(null);
    };
    globalThis.addEventListener?.("offline", cut, { signal });
    let pause = FIRST_PAUSE;
    while (!signal.aborted) {
      this.#attempt = new AbortController();
      this.#breaks();
      try {
        const { ticket, share } = await this.#way.ticket();
        const asked = Date.now();
        // Somebody else signed in meanwhile: their journal has other places.
        if (share !== this.#share) this.#seq = null;
        this.#share = share;
        await this.#tabs.take(share);
        if (Date.now() - asked > FRESH) continue;
        const body = await this.#way.open(ticket, this.#seq, AbortSignal.any([signal, this.#attempt.signal]));
        for await (const event of eventsOf(body)) {
          if (signal.aborted) return;
          pause = FIRST_PAUSE;
          if (!this.#hear(event)) break;
        }
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof NexusError && !error.retryable) {
          this.close();
          return this.#tellLost(error);
        }
      }
      this.#isOpen = false;
      this.#tabs.say({ name: "lost", id: "", data: "" });
      await this.#rest(pause * (0.5 + Math.random()));
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #forgive(): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
  }

  #tellLost(error: NexusError | null): void {
    for (const listener of this.#listeners) listener.lost(error);
  }

  /** The stream is not there. If it stays away it is told. */
  #breaks(): void {
    this.#grace ??= setTimeout(() => this.#tellLost(null), GRACE);
  }

  #sayHello(anew: boolean): void {
    this.#tabs.say({ name: "hello", id: anew ? "anew" : "", data: `{"seq":${this.#seq}}` });
  }

  /** Hears what the tab passes on that holds the stream. */
  #overhear(event: ServerEvent): void {
    if (event.name === "lost") {
      this.#isOpen = false;
      this.#breaks();
    } else if (event.name === "hello") {
      const { seq } = JSON.parse(event.data) as { seq: number };
      // The holder began anew, or went on while this tab was not there.
      if (event.id || (this.#seq ?? seq) < seq) this.#seq = null;
      this.#greet(seq);
    } else this.#take(event);
  }

  /** Hears an event of the stream and passes it on. False where the stream has nothing more to say. */
  #hear(event: ServerEvent): boolean {
    if (event.name === "hello") {
      this.#sayHello(this.#greet((JSON.parse(event.data) as { seq: number }).seq));
      return true;
    }
    this.#tabs.say(event);
    return this.#take(event);
  }

  /** The stream is open. Answers whether it began anew. */
  #greet(seq: number): boolean {
    this.#forgive();
    const anew = this.#seq === null;
    this.#seq ??= seq;
    this.#isOpen = true;
    for (const listener of this.#listeners) listener.hello(anew);
    return anew;
  }

  #take({ name, id, data }: ServerEvent): boolean {
    if (name === "change") {
      const change = JSON.parse(data) as Change;
      // Not before it is known where the stream began, and not twice where two tabs pass it on.
      if (this.#seq === null || change.seq <= this.#seq) return true;
      this.#seq = change.seq;
      for (const listener of this.#listeners) listener.change(change);
    } else if (name === "reset") {
      // A place in the journal comes with it if the stream goes on from there; without one it begins anew.
      this.#seq = id === "" ? null : Number(id);
      if (id === "") return false;
      for (const listener of this.#listeners) listener.reset();
    }
    return name !== "end";
  }
}
