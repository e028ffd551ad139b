/** A tour is over: all its steps were seen, or it was left. */
export class TourEndEvent extends Event {
  /** The name of the tour. */
  readonly name: string;
  /** Whether its last step was seen. */
  readonly isComplete: boolean;
  /** The step that it ended at, from 1. */
  readonly step: number;

  constructor(name: string, isComplete: boolean, step: number) {
    super("nexus-tour-end", { bubbles: true, composed: true });
    this.name = name;
    this.isComplete = isComplete;
    this.step = step;
  }
}

declare global {
  interface HTMLElementEventMap {
    "nexus-tour-end": TourEndEvent;
  }
}
