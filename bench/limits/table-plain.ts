// The limit of speed-3 and speed-4: 100,000 rows in plain JavaScript, as many of them on the page as are seen. It leaves out
// everything else that a table is: keyboard, choosing, columns that are sized, pinned and moved, states, semantics, languages.
import { type Measured, type Order, SEARCHED, SHOWN, shown } from "./table-data.ts";

const HIGH = 36;
const BEYOND = 16;
const STYLE = `
.t { position: relative; height: 600px; overflow: auto; font: 13px/35px system-ui; border: 1px solid #ddd; }
.t div { position: relative; } .t b { position: sticky; top: 0; z-index: 1; background: #fff; }
.t p { position: absolute; top: 0; left: 0; right: 0; height: 36px; margin: 0; display: grid; contain: layout style; border-bottom: 1px solid #ddd; background: #fff; }
.t span { padding: 0 8px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.t p, .t b { grid-template-columns: ${SHOWN.map(([, , width]) => `${width}px`).join(" ")}; } .t b { display: grid; }`;

interface Line {
  readonly element: HTMLElement;
  readonly texts: readonly Text[];
  index: number;
}

export function open(host: HTMLElement, rows: readonly Order[]): Measured {
  const style = document.createElement("style");
  style.textContent = STYLE;
  const frame = document.createElement("section");
  frame.className = "t";
  const head = document.createElement("b");
  for (const [, label] of SHOWN) head.appendChild(document.createElement("span")).textContent = label;
  const body = document.createElement("div");
  frame.append(head, body);
  host.append(style, frame);
  const cells = (element: HTMLElement) =>
    SHOWN.map(() => element.appendChild(document.createElement("span")).appendChild(document.createTextNode("")));
  const lines: Line[] = Array.from({ length: Math.ceil(600 / HIGH) + 2 * BEYOND + 2 }, () => {
    const element = body.appendChild(document.createElement("p"));
    return { element, texts: cells(element), index: -1 };
  });
  let order = Uint32Array.from(rows.keys());
  const draw = (isNew: boolean): void => {
    const first = Math.max(0, Math.floor(frame.scrollTop / HIGH) - BEYOND);
    for (let index = first; index < first + lines.length; index += 1) {
      const line = lines[index % lines.length] as Line;
      if (line.index === index && !isNew) continue;
      line.index = index;
      const row = rows[order[index] ?? -1];
      line.element.style.transform = `translateY(${row ? index * HIGH : -HIGH}px)`;
      if (row) for (const [at, [key]] of SHOWN.entries()) (line.texts[at] as Text).data = shown(row, key);
    }
  };
  const list = (): void => {
    body.style.height = `${order.length * HIGH}px`;
    draw(true);
  };
  frame.addEventListener("scroll", () => draw(false), { passive: true });
  list();
  return {
    scroller: frame,
    sort() {
      const keys = new Float64Array(rows.length);
      for (let index = 0; index < keys.length; index += 1) keys[index] = (rows[index] as Order).amount;
      order = order.sort((one, other) => (keys[one] as number) - (keys[other] as number));
      list();
    },
    find(text) {
      const wanted = new RegExp(text, "i");
      const [one, two, three] = SEARCHED;
      order = order.filter((index) => {
        const row = rows[index] as Order;
        return wanted.test(row[one]) || wanted.test(row[two]) || wanted.test(row[three]);
      });
      list();
    },
    textAt: (x, y) => document.elementFromPoint(x, y)?.closest("p")?.textContent ?? "",
  };
}
