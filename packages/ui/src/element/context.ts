import type { Nexus } from "@nexus-os/sdk";

/** Ends what was asked for. */
export type End = () => void;

/**
 * Asks the elements around for the connection. It is the request of the web components' context protocol, so that any
 * provider that speaks it can answer.
 */
export class ContextRequest extends Event {
  readonly context = "nexus";
  readonly subscribe = true;
  readonly callback: (nexus: Nexus, end?: End) => void;

  constructor(callback: (nexus: Nexus, end?: End) => void) {
    super("context-request", { bubbles: true, composed: true });
    this.callback = callback;
  }
}

declare global {
  interface HTMLElementEventMap {
    "context-request": ContextRequest;
  }
}
