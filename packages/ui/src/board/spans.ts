/** Where a column stands in the window. */
export interface Span {
  readonly column: string;
  readonly left: number;
  readonly right: number;
}

/** Where a card of a column stands: over its middle is the place before it. */
export interface Slot {
  readonly middle: number;
}

/** Where columns stand. */
export const spansOf = (columns: Iterable<HTMLElement>): Span[] =>
  [...columns].map((element) => {
    const { left, right } = element.getBoundingClientRect();
    return { column: element.dataset["column"] ?? "", left, right };
  });

/** The cards of a column, without the one that is carried. */
export function tilesOf(root: ParentNode, column: string, without: string): HTMLElement[] {
  const all = root.querySelectorAll<HTMLElement>(`.column[data-column="${CSS.escape(column)}"] .tile`);
  return [...all].filter((tile) => tile.dataset["key"] !== without);
}

/** Where the other cards of a column stand, all measured in one go. */
export const slotsOf = (root: ParentNode, column: string, without: string): Slot[] =>
  tilesOf(root, column, without).map((tile) => {
    const { top, height } = tile.getBoundingClientRect();
    return { middle: top + height / 2 };
  });
