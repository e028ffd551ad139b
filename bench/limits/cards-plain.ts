// The limit of speed-6: 2,000 cards in plain JavaScript, dragged by a transform, measured once. It leaves out everything else
// that a board is: keyboard, announcements, menus, touch, scrolling at its edges, right to left, languages, data that changes.
import { type Card, COLUMNS, euros, type Measured, sum } from "./cards-data.ts";

/** How the limit looks, and SortableJS beside it: both have the same cards, and leave out what is not seen. */
export const STYLE = `
.b { display: grid; grid-template-columns: repeat(6, 1fr); gap: 8px; font: 13px/18px system-ui; }
.b section { padding: 8px; background: #f8f9fb; border-radius: 10px; contain: layout style; } .b h3, .b p, .b ol { margin: 0; padding: 0; list-style: none; font-size: 13px; }
.b header { padding: 4px 8px 12px; } .b .on { box-shadow: inset 0 0 0 1.5px #6189df; }
.b li { padding-bottom: 8px; content-visibility: auto; contain-intrinsic-block-size: auto 122px; }
.b article { padding: 12px; border: 1px solid #e3e5ea; border-radius: 8px; background: #fff; user-select: none; }
.b .ghost article { opacity: .38; border-style: dashed; } .b .before::before { content: ""; display: block; height: 114px; margin-bottom: 8px; border: 1.5px dashed #6189df; border-radius: 8px; }
.b b, .b i { display: block; font-style: normal; } .b footer { display: flex; justify-content: space-between; }
.up { position: fixed; top: 0; left: 0; pointer-events: none; will-change: transform; } .up article { transform: rotate(-1.5deg); box-shadow: 0 12px 24px -6px #0004; }`;

/** A card as plain elements. */
export function item(card: Card): HTMLElement {
  const li = document.createElement("li");
  li.dataset["id"] = card.id;
  const article = li.appendChild(document.createElement("article"));
  const put = (tag: string, text: string, into: Element = article) => {
    into.appendChild(document.createElement(tag)).textContent = text;
  };
  put("p", card.company);
  put("p", card.name);
  put("b", euros(card.euros));
  const foot = article.appendChild(document.createElement("footer"));
  put("span", card.step, foot);
  put("span", card.owner, foot);
  return li;
}

/** The columns with their cards, as plain elements. */
export function columnsOf(host: HTMLElement, all: readonly Card[]): HTMLElement[] {
  const style = document.createElement("style");
  style.textContent = STYLE;
  const board = document.createElement("div");
  board.className = "b";
  const columns = COLUMNS.map((name) => {
    const own = all.filter(({ column }) => column === name);
    const column = board.appendChild(document.createElement("section"));
    const head = column.appendChild(document.createElement("header"));
    head.appendChild(document.createElement("h3")).textContent = `${name} ${own.length}`;
    head.appendChild(document.createElement("p")).textContent = euros(sum(own));
    column.dataset["name"] = name;
    column.appendChild(document.createElement("ol")).append(...own.map(item));
    return column;
  });
  host.append(style, board);
  return columns;
}

/** What the measure asks of columns of plain elements. */
export const measuredOf = (columns: readonly HTMLElement[]): Measured => ({
  first: columns[0]?.querySelector("article") as Element,
  heads: columns.map((column) => column.querySelector("header") as Element),
  columnOf: (id) => columns.find((column) => column.querySelector(`[data-id="${id}"]`))?.dataset["name"],
});

/** A place in a card of the column, not a card more: a list that gets one is laid out whole. */
function mark(column: HTMLElement | undefined, isOver: boolean): void {
  column?.classList.toggle("on", isOver);
  column?.querySelector("li")?.classList.toggle("before", isOver);
}

export function open(host: HTMLElement, all: readonly Card[]): Measured {
  const columns = columnsOf(host, all);
  host.addEventListener("pointerdown", (down) => {
    const li = (down.target as Element).closest<HTMLElement>("li");
    const card = all.find(({ id }) => id === li?.dataset["id"]);
    if (!li || !card) return;
    const own = li.getBoundingClientRect();
    const spans = columns.map((column) => column.getBoundingClientRect().right);
    const up = document.body.appendChild(document.createElement("div"));
    up.className = "b up";
    up.append(li.firstElementChild?.cloneNode(true) as Node);
    up.style.width = `${own.width}px`;
    li.classList.add("ghost");
    let over: HTMLElement | undefined;
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      up.style.transform = `translate3d(${x + own.left - down.clientX}px, ${y + own.top - down.clientY}px, 0)`;
      const next = columns[spans.findIndex((right) => x <= right)];
      if (next === over) return;
      mark(over, false);
      mark(next, true);
      over = next;
    };
    window.addEventListener("pointermove", move);
    window.addEventListener(
      "pointerup",
      () => {
        window.removeEventListener("pointermove", move);
        up.remove();
        li.classList.remove("ghost");
        mark(over, false);
        over?.querySelector("ol")?.prepend(li);
      },
      { once: true },
    );
  });
  return measuredOf(columns);
}
