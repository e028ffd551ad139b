import type { Change } from "@nexus-os/contracts";
import { NexusError } from "./errors.ts";
import { eventsOf, type ServerEvent } from "./server-events.ts";

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

/** Opens the stream behind a place in the journal. */
export type OpenStream = (after: number | null, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;

/** A break of this length is not worth telling: a token was renewed, or a server restarted. */
const GRACE = 2_500;
/** How long a stream that nobody follows stays open: the next page may follow it at once. */
const LINGER = 1_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** The one stream of a connection: opened for its first listener, closed behind its last, resumed where it broke. */
export class LiveStream {
  readonly #open: OpenStream;
  readonly #listeners = new Set<Listener>();
  #run: AbortController | null = null;
  #seq: number | null = null;
  #wake: () => void = () => {};
  #isOpen = false;
  #grace: ReturnType<typeof setTimeout> | undefined;

  constructor(open: OpenStream) {
    this.#open = open;
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
    if (this.#run || !this.#listeners.size) return;
    this.#run = new AbortController();
    void this.#keep(this.#run.signal);
  }

  /** Ends the stream, and forgets where it was. */
  close(): void {
    this.#forgive();
    this.#run?.abort();
    this.#run = null;
    this.#seq = null;
    this.#isOpen = false;
  }

  async #keep(signal: AbortSignal): Promise<void> {
    const retry = (): void => this.#wake();
    globalThis.addEventListener?.("online", retry, { signal });
    globalThis.document?.addEventListener("visibilitychange", retry, { signal });
    let attempt = new AbortController();
    const cut = (): void => {
      // Without a network the stream would seem open until its silence is noticed.
      attempt.abort();
      this.#tellLost(null);
    };
    globalThis.addEventListener?.("offline", cut, { signal });
    let pause = FIRST_PAUSE;
    while (!signal.aborted) {
      attempt = new AbortController();
      this.#grace ??= setTimeout(() => this.#tellLost(null), GRACE);
      try {
        const body = await this.#open(this.#seq, AbortSignal.any([signal, attempt.signal]));
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

  /** Passes an event on. False where the stream has nothing more to say. */
  #hear({ name, id, data }: ServerEvent): boolean {
    if (name === "hello") {
      this.#forgive();
      const anew = this.#seq === null;
      this.#seq ??= (JSON.parse(data) as { seq: number }).seq;
      this.#isOpen = true;
      for (const listener of this.#listeners) listener.hello(anew);
    } else if (name === "change") {
      const change = JSON.parse(data) as Change;
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
