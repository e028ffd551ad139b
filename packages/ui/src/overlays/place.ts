/** Where something stands that floats beside what opened it. */
export interface Place {
  readonly side?: "below" | "above";
  /** Which edge it shares with what opened it. */
  readonly align?: "start" | "middle" | "end";
}

const GAP = 4;
const EDGE = 8;

const within = (wanted: number, size: number, room: number): number =>
  Math.max(EDGE, Math.min(wanted, room - size - EDGE));

function put(element: HTMLElement, left: number, top: number): void {
  const own = element.getBoundingClientRect();
  element.style.setProperty("left", `${within(left, own.width, window.innerWidth)}px`);
  element.style.setProperty("top", `${within(top, own.height, window.innerHeight)}px`);
}

/** Puts a popover beside a thing, on the other side where there is no room, and always inside of the window. */
export function beside(element: HTMLElement, anchor: Element, { side = "below", align = "start" }: Place = {}): void {
  const at = anchor.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  const isRtl = getComputedStyle(anchor).direction === "rtl";
  const atRight = (align === "end") !== isRtl;
  const middle = at.left + (at.width - own.width) / 2;
  const left = align === "middle" ? middle : atRight ? at.right - own.width : at.left;
  const above = at.top - GAP - own.height;
  const below = at.bottom + GAP;
  const fitsBelow = below + own.height <= window.innerHeight - EDGE;
  const isBelow = side === "below" ? fitsBelow || at.top < window.innerHeight - at.bottom : above < EDGE;
  put(element, left, isBelow ? below : above);
}

/** Puts a popover where the pointer is. */
export function atPoint(element: HTMLElement, x: number, y: number): void {
  const isRtl = getComputedStyle(element).direction === "rtl";
  put(element, isRtl ? x - element.getBoundingClientRect().width : x, y);
}
