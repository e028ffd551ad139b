import type { Nexus } from "@nexus-os/sdk";
import type { ContextRequest, End } from "./context.ts";

/**
 * Gives a connection to all elements inside it.
 *
 * @summary Hands `nexus` to the elements inside.
 * @tag nexus-provider
 * @slot - The elements that share the connection
 */
export class NexusProvider extends HTMLElement {
  #nexus: Nexus | null = null;
  readonly #asked = new Set<ContextRequest["callback"]>();

  constructor() {
    super();
    this.addEventListener("context-request", (event) => {
      if (event.context !== "nexus") return;
      event.stopImmediatePropagation();
      this.#asked.add(event.callback);
      if (this.#nexus) event.callback(this.#nexus, this.#endOf(event.callback));
    });
  }

  /** The connection. Elements that asked before it was there get it when it comes. */
  get nexus(): Nexus | null {
    return this.#nexus;
  }

  set nexus(nexus: Nexus | null) {
    this.#nexus = nexus;
    if (!nexus) return;
    for (const callback of this.#asked) callback(nexus, this.#endOf(callback));
  }

  #endOf(callback: ContextRequest["callback"]): End {
    return () => this.#asked.delete(callback);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-provider": NexusProvider;
  }
}
