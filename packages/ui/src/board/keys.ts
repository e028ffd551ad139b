import type { Carrier } from "./says.ts";

/** What the keys ask of a board beside carrying. */
export interface KeyBoard<C> extends Carrier<C> {
  readonly isRtl: boolean;
  focus(key: string): void;
  menuOf(tile: HTMLElement): void;
}

const tileAt = (target: EventTarget | null): HTMLElement | null =>
  (target as Element | null)?.closest<HTMLElement>(".tile") ?? null;

/** -1 or 1 for the arrows along the line, as the direction of reading has it. */
const wayOf = (key: string, isRtl: boolean): number =>
  ({ ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 })[key] ?? 0;

/** A whole board by keyboard: arrows walk over cards, Space picks one up, arrows carry it, Space drops it. */
export const boardKeys =
  <C>(board: KeyBoard<C>) =>
  (event: KeyboardEvent): void => {
    const target = event.composedPath()[0] as Element;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (target.closest("input, select, textarea, dialog, .menu")) return;
    const tile = tileAt(target);
    const done = board.carried?.by === "keys" ? carry(board, event.key) : tile && walk(board, event.key, tile);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };

/** A button is pressed when Space comes up: on a card Space means something else. */
export const keepSpace = (event: KeyboardEvent): void => {
  if (event.key === " " && (event.target as Element).matches(".whole")) event.preventDefault();
};

function carry<C>(board: KeyBoard<C>, key: string): boolean {
  const { carried, columns, isOrdered } = board;
  if (!carried) return false;
  const from = columns.findIndex(({ id }) => id === carried.over);
  const way = wayOf(key, board.isRtl);
  const others = (columns[from]?.cards.length ?? 0) - (carried.over === carried.from ? 1 : 0);
  if (way) {
    const next = columns[from + way];
    if (next) board.hover(next.id, isOrdered ? Math.min(carried.at, next.cards.length) : 0);
  } else if (isOrdered && key === "ArrowUp") board.hover(carried.over, Math.max(0, carried.at - 1));
  else if (isOrdered && key === "ArrowDown") board.hover(carried.over, Math.min(others, carried.at + 1));
  else if (isOrdered && key === "Home") board.hover(carried.over, 0);
  else if (isOrdered && key === "End") board.hover(carried.over, others);
  else if (key === "Enter" || key === " ") board.drop();
  else if (key === "Escape" || key === "Tab") {
    board.leave();
    return key === "Escape";
  }
  return true;
}

function walk<C>(board: KeyBoard<C>, key: string, tile: HTMLElement): boolean {
  if (key === "m") board.menuOf(tile);
  else if (key === " " && tile.matches(":has(.whole:focus)")) {
    const card = board.cardOf(tile.dataset["key"]);
    if (card === undefined || !board.mayMove) return false;
    board.pick(card, "keys");
  } else return step(board, key, tile);
  return true;
}

function step<C>(board: KeyBoard<C>, key: string, tile: HTMLElement): boolean {
  const columns = [...board.root.querySelectorAll(".column")].map((column) => [
    ...column.querySelectorAll<HTMLElement>(".tile"),
  ]);
  const from = columns.findIndex((column) => column.includes(tile));
  const own = columns[from] ?? [];
  const at = own.indexOf(tile);
  const along = { ArrowUp: own[at - 1], ArrowDown: own[at + 1], Home: own[0], End: own.at(-1) }[key];
  const way = wayOf(key, board.isRtl);
  const beside = way ? (way < 0 ? columns.slice(0, from).reverse() : columns.slice(from + 1)) : [];
  const next =
    along ??
    beside
      .find(({ length }) => length)
      ?.slice(0, at + 1)
      .at(-1);
  if (next) board.focus(next.dataset["key"] ?? "");
  return way !== 0 || /^(Arrow(Up|Down)|Home|End)$/.test(key);
}
