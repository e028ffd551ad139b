import type { Deal, Stage } from "@nexus-os/contracts";
import type { LiveList, Nexus, Params } from "@nexus-os/sdk";
import type { PartHost } from "@nexus-os/ui";
import type { Carried } from "./carry.ts";
import type { Say } from "./desk-words.ts";
import type { Look } from "./view.ts";
import type { Word } from "./words.ts";

/** What a board's parts need of its element. */
export interface BoardHost extends PartHost {
  readonly nexus: Nexus | null;
  readonly session: {
    readonly member: { readonly id: string };
    readonly organization: { readonly currency: string };
  } | null;
  readonly updateComplete: Promise<boolean>;
  readonly stageList: readonly Stage[];
  t(key: Word, params?: Params): string;
  may(operation: string): boolean;
  fail(error: unknown): void;
  explain(error: unknown): string;
  dispatchEvent(event: Event): boolean;
}

/** What a board shows, as those see it who act on it. */
export interface Seen {
  readonly host: BoardHost;
  readonly look: Look;
  readonly deals: LiveList<Deal> | null;
  readonly dealsNow: readonly Deal[];
  readonly t: (key: Word, params?: Params) => string;
  readonly seek: (change: Partial<Look>) => void;
}

/** What can be done on a board, as its picture offers it. */
export interface Acts {
  readonly carried: Carried | null;
  readonly keys: { readonly down: (event: KeyboardEvent) => void; readonly up: (event: KeyboardEvent) => void };
  readonly drag: {
    readonly justDragged: boolean;
    readonly hold: { readonly passive: boolean; handleEvent(event: Event): void };
    down(event: PointerEvent): void;
  };
  dealOf(id: string | undefined): Deal | undefined;
  menuOf(card: HTMLElement): void;
  openOwners(anchor: HTMLElement): void;
  openSorts(anchor: HTMLElement): void;
  create(stage?: Stage): void;
  edit(deal: Deal | null, stage: Stage): void;
  help(): void;
  dock(): unknown;
  over(): unknown;
}

/** What a form or a question over the board asks of it. */
export interface UnderPanel {
  readonly host: BoardHost;
  readonly nexus: Nexus | null;
  readonly deals: LiveList<Deal> | null;
  readonly dealsNow: readonly Deal[];
  /** What was typed into forms that were closed without saving. */
  readonly drafts: Map<string, Readonly<Record<string, string>>>;
  readonly t: Say;
  dealOf(id: string | undefined): Deal | undefined;
  move(deal: Deal, stage: Stage): void;
  archive(deal: Deal): void;
  /** A deal was created or saved here. */
  took(deal: Deal, text: string): void;
  dispatchEvent(event: Event): boolean;
  closePanel(): void;
}
