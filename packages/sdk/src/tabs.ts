import type { ServerEvent } from "./server-events.ts";

/** A holder that says nothing for so long is asleep: the server speaks, or is tried again, more often than that. */
const SILENCE = 60_000;

/** What happens to a tab among the others. */
export interface TabEvents {
  /** The holder passes on what it heard. */
  heard(event: ServerEvent): void;
  /** Another tab asks this one, which holds the stream, how things are. */
  asked(): void;
  /** Another tab took this one for asleep, and holds the stream now. */
  lost(): void;
}

/**
 * The tabs of a browser that hear the same share one stream: one holds it and passes on what it hears, the others wait for
 * their turn. Where there are no locks (old browsers, pages without TLS) each tab holds a stream of its own.
 */
export class Tabs {
  readonly #on: TabEvents;
  #name = "";
  #channel: BroadcastChannel | null = null;
  #end: () => void = () => {};

  constructor(on: TabEvents) {
    this.#on = on;
  }

  /** Waits until this tab holds the stream of this name; at once where it does already. */
  take(name: string): Promise<void> | undefined {
    if (name === this.#name) return undefined;
    this.leave();
    const locks = globalThis.navigator?.locks;
    if (!name || !locks || !globalThis.BroadcastChannel) return undefined;
    this.#name = name;
    const channel = new BroadcastChannel(name);
    this.#channel = channel;
    return new Promise((turn, fail) => {
      const queue = new AbortController();
      let holds = false;
      let release: (() => void) | null = null;
      let silent: ReturnType<typeof setTimeout> | undefined;
      const held = (): Promise<void> | undefined => {
        // The turn may come just as this tab leaves.
        if (this.#channel !== channel) return undefined;
        clearTimeout(silent);
        holds = true;
        turn();
        return new Promise((resolve) => {
          release = resolve;
        });
      };
      const ended = (): void => {
        if (!holds) return;
        this.leave();
        this.#on.lost();
      };
      const ask = (how: LockOptions): void => void locks.request(name, how, held).catch(ended);
      const wait = (): void => {
        clearTimeout(silent);
        silent = setTimeout(() => {
          queue.abort();
          ask({ steal: true });
        }, SILENCE);
      };
      this.#end = () => {
        clearTimeout(silent);
        holds = false;
        queue.abort();
        release?.();
        channel.close();
        fail(queue.signal.reason);
      };
      channel.onmessage = ({ data }: MessageEvent<ServerEvent | null>) => {
        if (holds) return data ? undefined : this.#on.asked();
        if (!data) return;
        wait();
        this.#on.heard(data);
      };
      ask({ signal: queue.signal });
      wait();
      this.say(null);
    });
  }

  /** Tells the other tabs; nothing at all asks the holder how things are. */
  say(event: ServerEvent | null): void {
    this.#channel?.postMessage(event);
  }

  /** Lets another tab hold the stream. */
  leave(): void {
    this.#name = "";
    this.#channel = null;
    this.#end();
    this.#end = () => {};
  }
}
