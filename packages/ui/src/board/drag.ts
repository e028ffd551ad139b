import type { Carrier } from "./says.ts";
import { type Slot, type Span, slotsOf, spansOf } from "./spans.ts";

/** How far a mouse goes before it drags, and how long a finger rests before it does. */
const START = 5;
const REST = 280;
const SLIP = 8;
/** Near an edge of the board it scrolls. */
const EDGE = 48;
const SPEED = 12;

interface Grip {
  readonly tile: HTMLElement;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly isFinger: boolean;
}

/**
 * Moves a card by mouse, pen or finger. Columns are measured once, when it is lifted, and the cards of a column when it
 * comes over it; while it moves, only its transform changes.
 */
export class Drag<C> {
  readonly #board: Carrier<C>;
  #grip: Grip | null = null;
  #lift: HTMLElement | null = null;
  #way: HTMLElement | null = null;
  #frame: HTMLElement | null = null;
  #edges: DOMRect | null = null;
  #columns: readonly Span[] = [];
  #slots: { readonly column: string; readonly all: readonly Slot[] } | null = null;
  /** How far the board was scrolled when it was measured, and how far it is. Reading it on each move would lay it out. */
  #scrolled = { before: 0, now: 0 };
  #at = { x: 0, y: 0, left: 0, top: 0 };
  #end: AbortController | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #tick = 0;
  /** Whether the click that follows is the end of a drag. */
  justDragged = false;

  constructor(board: Carrier<C>) {
    this.#board = board;
  }

  /** A pointer went down somewhere on the board. */
  readonly down = (event: PointerEvent): void => {
    const target = event.target as Element;
    const tile = target.closest<HTMLElement>(".tile");
    if (!tile || event.button !== 0 || this.#grip || !this.#board.mayMove || target.closest(".more")) return;
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    this.#grip = { tile, pointer, x, y, isFinger: event.pointerType === "touch" };
    this.#end = new AbortController();
    const { signal } = this.#end;
    window.addEventListener("pointermove", (moved) => this.#move(moved), { signal });
    window.addEventListener("pointerup", (up) => this.#up(up), { signal });
    window.addEventListener("pointercancel", () => this.stop(), { signal });
    window.addEventListener("blur", () => this.stop(), { signal });
    window.addEventListener("keydown", (key) => key.key === "Escape" && this.#escape(key), { signal, capture: true });
    if (this.#grip.isFinger) this.#rest = setTimeout(() => this.#begin(), REST);
  };

  /** A finger that drags must not scroll the page, nor open its menu. */
  readonly hold = {
    passive: false,
    handleEvent: (event: Event): void => {
      if (this.#lift) event.preventDefault();
    },
  };

  /** Ends the drag without a move. */
  stop(): void {
    const wasLifted = this.#lift !== null;
    this.#release();
    if (wasLifted) this.#board.leave();
  }

  #escape(event: KeyboardEvent): void {
    event.stopPropagation();
    event.preventDefault();
    this.stop();
  }

  #release(): void {
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#tick);
    this.#tick = 0;
    this.#end?.abort();
    this.#lift?.remove();
    this.#lift = null;
    this.#way = null;
    this.#grip = null;
  }

  #move(event: PointerEvent): void {
    const grip = this.#grip;
    if (!grip || event.pointerId !== grip.pointer) return;
    const { clientX: x, clientY: y } = event;
    if (!this.#lift) {
      const way = Math.hypot(x - grip.x, y - grip.y);
      if (grip.isFinger) {
        if (way > SLIP) this.stop();
        return;
      }
      if (way < START) return;
      this.#begin();
    }
    this.#follow(x, y);
  }

  #up(event: PointerEvent): void {
    if (event.pointerId !== this.#grip?.pointer) return;
    const wasLifted = this.#lift !== null;
    this.#release();
    if (!wasLifted) return;
    this.justDragged = true;
    setTimeout(() => {
      this.justDragged = false;
    });
    this.#board.drop();
  }

  #begin(): void {
    const grip = this.#grip;
    const card = this.#board.cardOf(grip?.tile.dataset["key"]);
    if (!grip || card === undefined) {
      this.stop();
      return;
    }
    const { root } = this.#board;
    const own = grip.tile.getBoundingClientRect();
    const frame = root.querySelector<HTMLElement>(".board");
    this.#at = { x: grip.x, y: grip.y, left: own.left - grip.x, top: own.top - grip.y };
    this.#frame = frame;
    this.#edges = frame?.getBoundingClientRect() ?? null;
    this.#columns = spansOf(root.querySelectorAll<HTMLElement>(".column"));
    this.#slots = null;
    const before = frame?.scrollLeft ?? 0;
    this.#scrolled = { before, now: before };
    const told = { signal: this.#end?.signal as AbortSignal, passive: true };
    frame?.addEventListener("scroll", () => this.#slid(frame.scrollLeft), told);
    // Where a page or a column was scrolled, its cards stand elsewhere.
    window.addEventListener("scroll", () => this.#forget(), { ...told, capture: true });
    this.#board.height = own.height;
    this.#raise(grip.tile, own);
    this.#board.pick(card, "pointer");
  }

  #forget(): void {
    this.#slots = null;
  }

  #slid(now: number): void {
    this.#scrolled = { before: this.#scrolled.before, now };
    this.#aim();
  }

  /** The card rides on a layer over the whole page, so that nothing below it is hovered, selected or styled anew. */
  #raise(tile: HTMLElement, own: DOMRect): void {
    const lift = document.createElement("div");
    const way = document.createElement("div");
    lift.className = "lift";
    lift.popover = "manual";
    lift.ariaHidden = "true";
    way.className = "way";
    way.inert = true;
    way.append(tile.cloneNode(true));
    way.style.setProperty("inline-size", `${own.width}px`);
    lift.append(way);
    this.#board.root.append(lift);
    lift.showPopover();
    this.#lift = lift;
    this.#way = way;
    this.#follow(this.#at.x, this.#at.y);
  }

  #follow(x: number, y: number): void {
    const { left, top } = this.#at;
    this.#at = { x, y, left, top };
    this.#way?.style.setProperty("transform", `translate3d(${x + left}px, ${y + top}px, 0)`);
    this.#aim();
    const edges = this.#edges;
    const isNearEdge = edges && (x < edges.left + EDGE || x > edges.right - EDGE);
    if (isNearEdge && !this.#tick) this.#tick = requestAnimationFrame(() => this.#scroll());
  }

  #aim(): void {
    const { carried, isOrdered } = this.#board;
    if (!carried) return;
    const { x, y, top } = this.#at;
    const { before, now } = this.#scrolled;
    const at = x + now - before;
    const over = this.#columns.find(({ left, right }) => at >= left && at <= right)?.column ?? carried.from;
    if (!isOrdered) {
      this.#board.hover(over, 0);
      return;
    }
    if (this.#slots?.column !== over) this.#slots = { column: over, all: slotsOf(this.#board.root, over, carried.key) };
    const place = this.#slots.all.findIndex(({ middle }) => y + top < middle);
    this.#board.hover(over, place < 0 ? this.#slots.all.length : place);
  }

  #scroll(): void {
    this.#tick = 0;
    const { x } = this.#at;
    const edges = this.#edges;
    if (!this.#lift || !edges || !this.#frame) return;
    const way = x < edges.left + EDGE ? -SPEED : x > edges.right - EDGE ? SPEED : 0;
    if (!way) return;
    this.#frame.scrollBy({ left: way });
    this.#tick = requestAnimationFrame(() => this.#scroll());
  }
}
