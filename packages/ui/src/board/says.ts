import type { Menu, MenuGroup } from "../overlays/menu.ts";

/** A column of a board. Its cards are the same list as long as they are the same: then it is not drawn again. */
export interface BoardColumn<C> {
  readonly id: string;
  readonly name: string;
  readonly cards: readonly C[];
  /** What its cards come to, as text: "€751,900". */
  readonly sum?: string | undefined;
  /** What stands at the end of its head: "10 %". */
  readonly note?: string | undefined;
  /** Adds a card to it. */
  readonly add?: { readonly label: string; readonly title: string; readonly act: () => void } | undefined;
}

/** Where a card is put: before another one of the column, or at its end. */
export interface BoardPlace<C> {
  readonly column: string;
  readonly before: C | null;
}

/** What a board is, and what it tells. */
export interface BoardSays<C> {
  /** What it is a board of: "Pipeline". */
  readonly label: string;
  keyOf(card: C): string;
  /** What a card is called, for whoever hears it. */
  nameOf(card: C): string;
  /** What stands on a card. It holds nothing that can be pressed: the card itself is. */
  card(card: C): unknown;
  readonly open?: (card: C) => void;
  /** Told where a card was put. Where nobody is told, no card can be moved. */
  readonly move?: (card: C, to: BoardPlace<C>) => void;
  /** Whether a card can be put into a column; into all, where it is not said. */
  readonly takes?: (column: string, card: C) => boolean;
  /** What a column's sum would gain by a card: "+€640,000". */
  readonly gain?: (card: C, column: string) => string;
  /** The order within a column is kept by people; else by the caller, and a card comes to the top. */
  readonly isOrdered?: boolean;
  /** What else can be done with a card, in its menu. */
  readonly acts?: (card: C) => { readonly groups: readonly MenuGroup[]; readonly choose: (id: string) => void };
  /** The menu of the element, where it has one already. */
  readonly menu?: Menu;
}

/** A card on its way: where it is held over, and by what. */
export interface Carried<C> {
  readonly card: C;
  readonly key: string;
  readonly from: string;
  readonly over: string;
  /** Its place among the other cards of the column. */
  readonly at: number;
  readonly by: "pointer" | "keys";
}

/** What carries cards asks of its board. */
export interface Carrier<C> {
  readonly root: HTMLElement | DocumentFragment;
  readonly carried: Carried<C> | null;
  /** The height of the card that was lifted last: the place that it would take is as high. */
  height: number;
  readonly mayMove: boolean;
  readonly isOrdered: boolean;
  readonly columns: readonly BoardColumn<C>[];
  cardOf(key: string | undefined): C | undefined;
  pick(card: C, by: Carried<C>["by"]): void;
  hover(column: string, at: number): void;
  drop(): void;
  leave(): void;
}
