/** Where somebody is in a table: row -1 is the head. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** How far a table reaches from a place. */
interface Reach {
  readonly rows: number;
  readonly columns: number;
  /** How many rows are seen at once. */
  readonly page: number;
  readonly isRtl: boolean;
}

/** Where a key leads, as the grid pattern of the ARIA practices has it, and as `j` and `k` do; null where nowhere. */
export function walked(event: KeyboardEvent, { row, column }: Place, reach: Reach): Place | null {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (altKey) return null;
  const isFar = ctrlKey || metaKey;
  const last = { row: reach.rows - 1, column: reach.columns - 1 };
  const within = (to: number, side: number): Place => ({
    row: Math.max(-1, Math.min(to, last.row)),
    column: Math.max(0, Math.min(side, last.column)),
  });
  const forth = reach.isRtl ? -1 : 1;
  switch (key) {
    case "ArrowDown":
      return within(isFar ? last.row : row + 1, column);
    case "ArrowUp":
      return within(isFar ? 0 : row - 1, column);
    case "ArrowRight":
      return isFar ? null : within(row, column + forth);
    case "ArrowLeft":
      return isFar ? null : within(row, column - forth);
    case "PageDown":
      return within(row + reach.page, column);
    case "PageUp":
      return within(Math.max(0, row - reach.page), column);
    case "Home":
      return within(isFar ? 0 : row, 0);
    case "End":
      return within(isFar ? last.row : row, last.column);
    case "j":
      return isFar ? null : within(row + 1, column);
    case "k":
      return isFar ? null : within(Math.max(0, row - 1), column);
    default:
      return null;
  }
}
