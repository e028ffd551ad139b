import type { Stage } from "@nexus-os/contracts";
import type { Carrier } from "./carry.ts";

/** How far a mouse goes before it drags, and how long a finger rests before it does. */
const START = 5;
const REST = 280;
const SLIP = 8;
/** Near an edge of the board it scrolls. */
const EDGE = 48;
const SPEED = 12;

interface Span {
  readonly stage: Stage;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

interface Grip {
  readonly card: HTMLElement;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly isFinger: boolean;
}

/**
 * Moves a card by mouse, pen or finger. Rectangles are read once, when it is lifted: while it moves, only its transform
 * changes, and the board is drawn again only where it comes over another stage.
 */
export class Drag {
  readonly #host: Carrier;
  #grip: Grip | null = null;
  #lift: HTMLElement | null = null;
  #way: HTMLElement | null = null;
  #board: HTMLElement | null = null;
  #edges: DOMRect | null = null;
  #columns: readonly Span[] = [];
  #zones: readonly Span[] = [];
  #scrolled = 0;
  #at = { x: 0, y: 0, left: 0, top: 0 };
  #end: AbortController | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  /** The height of the card that was lifted last: the place that it would take is as high. */
  height = 0;
  /** Whether the click that follows is the end of a drag. */
  justDragged = false;

  constructor(host: Carrier) {
    this.#host = host;
  }

  /** Where the lifted card is, so that it can glide from there. */
  get rect(): DOMRect | null {
    return this.#way?.getBoundingClientRect() ?? null;
  }

  /** A pointer went down somewhere on the board. */
  down(event: PointerEvent): void {
    const target = event.target as Element;
    const card = target.closest<HTMLElement>(".deal");
    if (!card || event.button !== 0 || this.#grip || !this.#host.mayMove || target.closest(".more")) return;
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    this.#grip = { card, pointer, x, y, isFinger: event.pointerType === "touch" };
    this.#end = new AbortController();
    const { signal } = this.#end;
    window.addEventListener("pointermove", (moved) => this.#move(moved), { signal });
    window.addEventListener("pointerup", (up) => this.#up(up), { signal });
    window.addEventListener("pointercancel", () => this.stop(), { signal });
    window.addEventListener("blur", () => this.stop(), { signal });
    window.addEventListener("keydown", (key) => key.key === "Escape" && this.#escape(key), { signal, capture: true });
    if (this.#grip.isFinger) this.#rest = setTimeout(() => this.#begin(), REST);
  }

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
    if (wasLifted) this.#host.leave();
  }

  #escape(event: KeyboardEvent): void {
    event.stopPropagation();
    event.preventDefault();
    this.stop();
  }

  #release(): void {
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
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
    if (this.#lift) {
      this.justDragged = true;
      setTimeout(() => {
        this.justDragged = false;
      });
      this.#host.drop();
    }
    this.#release();
  }

  #begin(): void {
    const grip = this.#grip;
    const deal = this.#host.dealOf(grip?.card.dataset["id"]);
    if (!grip || !deal) {
      this.stop();
      return;
    }
    const { renderRoot } = this.#host;
    const own = grip.card.getBoundingClientRect();
    this.#at = { x: grip.x, y: grip.y, left: own.left - grip.x, top: own.top - grip.y };
    this.#board = renderRoot.querySelector<HTMLElement>(".board");
    this.#edges = this.#board?.getBoundingClientRect() ?? null;
    this.#scrolled = this.#board?.scrollLeft ?? 0;
    this.#columns = spansOf(renderRoot.querySelectorAll<HTMLElement>(".stage"));
    this.#zones = [];
    this.#raise(grip.card, own);
    this.#host.pick(deal, "pointer");
    void this.#host.updateComplete.then(() => {
      this.#zones = spansOf(renderRoot.querySelectorAll<HTMLElement>(".zone"));
    });
  }

  /** The card rides on a layer over the whole page, so that nothing below it is hovered, selected or styled anew. */
  #raise(card: HTMLElement, own: DOMRect): void {
    const lift = document.createElement("div");
    const way = document.createElement("div");
    lift.className = "lift";
    lift.popover = "manual";
    lift.ariaHidden = "true";
    way.className = "way";
    way.inert = true;
    way.append(card.cloneNode(true));
    way.style.setProperty("inline-size", `${own.width}px`);
    lift.append(way);
    this.#host.renderRoot.append(lift);
    lift.showPopover();
    this.#lift = lift;
    this.#way = way;
    this.height = own.height;
    this.#follow(this.#at.x, this.#at.y);
  }

  #follow(x: number, y: number): void {
    const { left, top } = this.#at;
    this.#at = { x, y, left, top };
    this.#way?.style.setProperty("transform", `translate3d(${x + left}px, ${y + top}px, 0)`);
    this.#aim();
    const edges = this.#edges;
    const isNearEdge = edges && (x < edges.left + EDGE || x > edges.right - EDGE);
    if (isNearEdge && !this.#frame) this.#frame = requestAnimationFrame(() => this.#scroll());
  }

  #aim(): void {
    const { x, y } = this.#at;
    const moved = (this.#board?.scrollLeft ?? 0) - this.#scrolled;
    const zone = this.#zones.find(({ left, right, top }) => x >= left && x <= right && y >= top);
    const over = zone ?? this.#columns.find(({ left, right }) => x >= left - moved && x <= right - moved);
    const carried = this.#host.carried;
    if (carried) this.#host.hover(over?.stage ?? carried.deal.stage);
  }

  #scroll(): void {
    this.#frame = 0;
    const { x } = this.#at;
    const edges = this.#edges;
    if (!this.#lift || !edges || !this.#board) return;
    const way = x < edges.left + EDGE ? -SPEED : x > edges.right - EDGE ? SPEED : 0;
    if (!way) return;
    this.#board.scrollBy({ left: way });
    this.#aim();
    this.#frame = requestAnimationFrame(() => this.#scroll());
  }
}

function spansOf(elements: NodeListOf<HTMLElement>): Span[] {
  return [...elements].map((element) => {
    const { left, right, top } = element.getBoundingClientRect();
    return { stage: element.dataset["stage"] as Stage, left, right, top };
  });
}
