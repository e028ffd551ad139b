import type { Cell } from "./cells.ts";
import { type PhonePlace, type Placed, type Row, widthOf } from "./column.ts";
import type { Slot } from "./rows.ts";

/** The width of the boxes by which rows are chosen. */
const BOXES = 40;

/** How columns lie side by side. */
export interface Tracks {
  readonly tracks: string;
  /** The room that all of them need at least. */
  readonly room: number;
  /** Where each that stays has its place; null for those that scroll. */
  readonly starts: readonly (number | null)[];
  /** How much of the width stays. */
  readonly pinned: number;
}

/** Where the columns lie. One without a width takes what is left; where every one has one, the last does. */
export function tracksOf(columns: readonly Placed[], lead: number): Tracks {
  const isFull = columns.every(({ width }) => width !== undefined);
  let pinned = lead * BOXES;
  let room = pinned;
  const starts: (number | null)[] = [];
  const tracks = columns.map((column, index) => {
    const width = widthOf(column);
    starts.push(column.pinned ? pinned : null);
    if (column.pinned) pinned += width;
    room += width;
    const isLoose = column.width === undefined || (isFull && index === columns.length - 1);
    return isLoose && !column.pinned ? `minmax(${width}px, 1fr)` : `${width}px`;
  });
  if (lead) tracks.unshift(`${BOXES}px`);
  return { tracks: tracks.join(" "), room, starts, pinned: starts.some((start) => start !== null) ? pinned : 0 };
}

/** Which columns stand in the two lines of a phone, and where. */
export function phonePlaces<R extends Row>(
  columns: readonly Placed<R>[],
  cells: readonly Cell<R>[],
): readonly (PhonePlace | undefined)[] {
  if (columns.some(({ phone }) => phone)) return columns.map(({ phone }) => phone);
  const places: (PhonePlace | undefined)[] = columns.map(() => undefined);
  const take = (place: PhonePlace, fits: (column: Placed<R>, index: number) => boolean): void => {
    const found = columns.findIndex((column, index) => !places[index] && fits(column, index));
    if (found >= 0) places[found] = place;
  };
  take("figure", (_, index) => cells[index]?.isFigure ?? false);
  take("state", ({ tone }) => tone !== undefined);
  take("title", ({ look }) => look === "strong");
  if (!places.includes("title")) take("title", () => true);
  take("note", () => true);
  return places;
}

/** What a row of the page is made from. */
export interface SlotPlan {
  readonly columns: readonly Placed[];
  readonly cells: readonly Cell[];
  readonly places: readonly (PhonePlace | undefined)[];
  readonly starts: readonly (number | null)[];
  readonly lead: number;
  readonly pinned: number;
}

/** A row of the page that stands for none of the list yet. */
export function makeSlot<R extends Row>(plan: SlotPlan): Slot<R> {
  const { columns, cells: kinds, places, starts, lead, pinned } = plan;
  const line = document.createElement("tr");
  line.role = "row";
  const cells: HTMLElement[] = [];
  const add = (look: string): HTMLElement => {
    const cell = document.createElement("td");
    cell.className = look;
    cell.role = "gridcell";
    cell.tabIndex = -1;
    cells.push(cell);
    cell.ariaColIndex = String(cells.length);
    return line.appendChild(cell);
  };
  let check: HTMLInputElement | null = null;
  if (lead) {
    check = document.createElement("input");
    check.type = "checkbox";
    check.className = "check";
    check.tabIndex = -1;
    add(pinned ? "ck pin" : "ck").append(check);
  }
  for (const [index, { look, pinned: stays }] of columns.entries()) {
    const figure = kinds[index]?.isFigure ? "r" : "";
    const cell = add(`${figure} ${look ?? ""} ${stays ? "pin" : ""} ${places[index] ? `p-${places[index]}` : "off"}`);
    if (stays) cell.style.setProperty("inset-inline-start", `${starts[index]}px`);
  }
  return { line, check, cells, writes: null, index: -1, row: null };
}
