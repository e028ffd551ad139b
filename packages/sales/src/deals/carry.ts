import type { Deal, Stage } from "@nexus-os/contracts";

/** A deal on its way: where it is held over, and by what. */
export interface Carried {
  readonly deal: Deal;
  readonly over: Stage;
  readonly by: "pointer" | "keys";
}

/** What carries deals asks of its board. */
export interface Carrier {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  readonly carried: Carried | null;
  /** The stages that a deal can be put into, in order. */
  readonly targets: readonly Stage[];
  /** Whether deals can be moved here. */
  readonly mayMove: boolean;
  dealOf(id: string | undefined): Deal | undefined;
  pick(deal: Deal, by: Carried["by"]): void;
  hover(stage: Stage): void;
  drop(): void;
  leave(): void;
}
