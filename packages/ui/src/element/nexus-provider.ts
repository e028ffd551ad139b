import type { Nexus } from "@nexus-os/sdk";
import type { Appearance } from "../tokens/appearance.ts";
import type { ContextRequest, End } from "./context.ts";

/**
 * Gives a connection to all elements inside it, and their looks.
 *
 * @summary Hands `nexus` to the elements inside.
 * @tag nexus-provider
 * @slot - The elements that share the connection
 */
export class NexusProvider extends HTMLElement {
  #nexus: Nexus | null = null;
  #appearance: Appearance | null = null;
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

  connectedCallback(): void {
    this.#appear();
  }

  /** How the elements inside look: a theme of one brand colour, light or dark. */
  get appearance(): Appearance | null {
    return this.#appearance;
  }

  set appearance(appearance: Appearance | null) {
    this.#appearance = appearance;
    this.#appear();
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

  #appear(): void {
    const appearance = this.#appearance;
    if (!appearance || !this.isConnected) return;
    import("../tokens/appearance.ts").then(({ appear }) => appear(this, appearance), reportError);
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
