/** An element shows its data: what is seen now is true. */
export class ReadyEvent extends Event {
  constructor() {
    super("nexus-ready", { bubbles: true, composed: true });
  }
}

/** An element could not load its data, or broke. It shows why, and offers a retry. */
export class LoadErrorEvent extends Event {
  readonly error: unknown;

  constructor(error: unknown) {
    super("nexus-load-error", { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    "nexus-ready": ReadyEvent;
    "nexus-load-error": LoadErrorEvent;
  }
}
