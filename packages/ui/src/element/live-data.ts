import type { Nexus } from "@nexus-os/sdk";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Shown } from "./nexus-element.ts";

interface Host extends ReactiveControllerHost {
  readonly nexus: Nexus | null;
  readonly isConnected: boolean;
}

interface List {
  readonly state: "loading" | "ready" | "stale" | "offline" | "error";
  readonly items: readonly unknown[];
  readonly error: unknown;
  subscribe(tell: () => void): () => void;
  retry(): void;
  close(): void;
}

/** Keeps a live list for an element: opened with its connection, closed when it leaves the page. */
export class LiveData<L extends List> implements ReactiveController {
  /** The list, while the element is connected. */
  list: L | null = null;
  readonly #host: Host;
  readonly #open: (nexus: Nexus) => L;
  #nexus: Nexus | null = null;

  constructor(host: Host, open: (nexus: Nexus) => L) {
    this.#host = host;
    this.#open = open;
    host.addController(this);
  }

  hostUpdate(): void {
    const { nexus, isConnected } = this.#host;
    if (nexus === this.#nexus || !isConnected) return;
    this.close();
    this.#nexus = nexus;
    if (!nexus) return;
    this.list = this.#open(nexus);
    this.list.subscribe(() => this.#host.requestUpdate());
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Closes the list; it opens anew with the next update. */
  close(): void {
    this.list?.close();
    this.list = null;
    this.#nexus = null;
  }

  /** What the list has to show. What was there stays to be seen while there is no connection. */
  get shown(): Shown {
    const list = this.list;
    if (!list || list.state === "loading") return { is: "loading" };
    const { state, items, error } = list;
    if (state === "error" || (state === "offline" && error && !items.length)) return { is: "error", error };
    if (state !== "ready") return { is: "ready", but: state };
    return { is: items.length ? "ready" : "empty" };
  }
}
