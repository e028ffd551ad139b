import type { Deal, Stage } from "@nexus-os/contracts";

/** Somebody is about to move a deal. Prevent it, and the deal stays. */
export class DealMoveEvent extends Event {
  readonly deal: Deal;
  readonly stage: Stage;

  constructor(deal: Deal, stage: Stage) {
    super("nexus-deals-move", { bubbles: true, composed: true, cancelable: true });
    this.deal = deal;
    this.stage = stage;
  }
}

/** A deal was moved here. */
export class DealMovedEvent extends Event {
  readonly deal: Deal;
  readonly from: Stage;

  constructor(deal: Deal, from: Stage) {
    super("nexus-deals-moved", { bubbles: true, composed: true });
    this.deal = deal;
    this.from = from;
  }
}

/** A deal was created here. */
export class DealCreatedEvent extends Event {
  readonly deal: Deal;

  constructor(deal: Deal) {
    super("nexus-deals-created", { bubbles: true, composed: true });
    this.deal = deal;
  }
}

declare global {
  interface HTMLElementEventMap {
    "nexus-deals-move": DealMoveEvent;
    "nexus-deals-moved": DealMovedEvent;
    "nexus-deals-created": DealCreatedEvent;
  }
}
