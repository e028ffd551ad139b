import type { Session } from "@nexus-os/contracts";
import type { NexusError } from "./errors.ts";

/** What a connection tells by itself. */
export interface NexusEvents {
  /** Somebody signed in, or signed out (null). */
  readonly session: Session | null;
  /** Nobody is signed in any more, or nobody was. */
  readonly "session-expired": NexusError;
  /** The page's own server gave no client secret, or Nexus refused it. */
  readonly "session-error": NexusError;
}

/** Tells each event to those who asked for it. */
export class Events {
  readonly #told = new Map<string, Set<(detail: never) => void>>();

  /** Asks for an event; the answer ends it. */
  on<E extends keyof NexusEvents>(event: E, tell: (detail: NexusEvents[E]) => void): () => void {
    const asked = this.#told.get(event) ?? new Set();
    this.#told.set(event, asked.add(tell));
    return () => asked.delete(tell);
  }

  emit<E extends keyof NexusEvents>(event: E, detail: NexusEvents[E]): void {
    for (const tell of this.#told.get(event) ?? []) (tell as (detail: NexusEvents[E]) => void)(detail);
  }
}
