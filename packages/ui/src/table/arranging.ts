import type { Menu } from "../overlays/menu.ts";
import { ARROW_DOWN, ARROW_UP, EYE_OFF, LEFT, PIN, RIGHT } from "../parts/icon.ts";
import { type ColumnState, NARROWEST, type Placed, type Row } from "./column.ts";
import type { Sheet, TableFeature } from "./says.ts";
import { arrangingWords as words } from "./words.ts";

/** How far one press of a key sizes a column. */
const STEP = 16;

type Change = Partial<ColumnState>;

const statesOf = <R extends Row>(table: Sheet<R>): ColumnState[] =>
  table.arrangement.map(({ key, width, pinned, hidden }) => ({
    key,
    ...(width === undefined ? {} : { width }),
    pinned,
    hidden,
  }));

/** Arranges one column otherwise. */
function change<R extends Row>(table: Sheet<R>, key: string, changed: Change): void {
  table.arrange(statesOf(table).map((state) => (state.key === key ? { ...state, ...changed } : state)));
}

/** Puts a column before or behind its neighbour that is seen. */
function move<R extends Row>(table: Sheet<R>, key: string, by: -1 | 1): void {
  const seen = table.columns.map((column) => column.key);
  const other = seen[seen.indexOf(key) + by];
  if (other === undefined) return;
  const states = statesOf(table);
  const at = states.findIndex((state) => state.key === key);
  const [moved] = states.splice(at, 1);
  if (!moved) return;
  const target = states.findIndex((state) => state.key === other);
  states.splice(by > 0 ? target + 1 : target, 0, { ...moved, pinned: Boolean(states[target]?.pinned) });
  table.arrange(states);
}

const widthNow = <R extends Row>(table: Sheet<R>, index: number): number =>
  table.cellAt({ row: -1, column: index + table.lead })?.offsetWidth ?? NARROWEST;

/** Lets somebody choose which columns are seen. */
export function openColumns<R extends Row>(table: Sheet<R>, menu: Menu, anchor: HTMLElement): void {
  const { host } = table;
  const items = table.arrangement.map(({ key, label, hidden }) => ({ id: key, label, checked: !hidden }));
  menu.open(anchor, {
    label: host.say(words, "table.columns"),
    groups: [{ many: true, items }],
    choose: (key) => {
      const { hidden } = table.arrangement.find((column) => column.key === key) ?? { hidden: false };
      if (hidden || table.columns.length > 1) change(table, key, { hidden: !hidden });
    },
  });
}

function openColumn<R extends Row>(table: Sheet<R>, menu: Menu, event: MouseEvent, column: Placed<R>): void {
  const { host } = table;
  const { key, label, pinned } = column;
  const act: Record<string, () => void> = {
    up: () => table.sortBy(key, false, "up"),
    down: () => table.sortBy(key, false, "down"),
    pin: () => change(table, key, { pinned: !pinned }),
    before: () => move(table, key, -1),
    behind: () => move(table, key, 1),
    hide: () => change(table, key, { hidden: true }),
  };
  const item = (id: string, icon: string, word: keyof typeof words, disabled = false) =>
    ({ id, icon, disabled, label: host.say(words, word) }) as const;
  const sorts = column.fixed
    ? []
    : [item("up", ARROW_UP, "table.sort.up"), item("down", ARROW_DOWN, "table.sort.down")];
  menu.context(event, {
    label,
    groups: [
      ...(sorts.length ? [{ items: sorts }] : []),
      {
        items: [
          item("pin", PIN, pinned ? "table.unpin" : "table.pin"),
          item("before", LEFT, "table.before"),
          item("behind", RIGHT, "table.behind"),
          item("hide", EYE_OFF, "table.hide", table.columns.length === 1),
        ],
      },
    ],
    choose: (id) => act[id]?.(),
  });
}

/**
 * Lets somebody size, move, pin and hide columns: the edge of a heading by the pointer; on a heading Shift and an arrow
 * for its width, Ctrl and an arrow for its place, and its menu (right click, the menu key) for all of it.
 */
export const arranging =
  <R extends Row>(menu: Menu): TableFeature<R> =>
  (table) => {
    table.isArranged = true;
    const { head, grid } = table.frame;
    const isRtl = () => getComputedStyle(grid).direction === "rtl";
    const columnOf = (target: EventTarget | null) => {
      const { column = 0 } = table.placeOf(target) ?? {};
      const index = column - table.lead;
      return { index, column: table.columns[index] };
    };
    head.addEventListener("contextmenu", (event) => {
      const { column } = columnOf(event.target);
      if (column) openColumn(table, menu, event, column);
    });
    head.addEventListener("keydown", (event) => {
      const { index, column } = columnOf(event.target);
      if (!column || !/^Arrow(Left|Right)$/.test(event.key) || !(event.shiftKey || event.ctrlKey)) return;
      event.preventDefault();
      const way = (event.key === "ArrowRight") === isRtl() ? -1 : 1;
      const now = widthNow(table, index);
      if (event.shiftKey) change(table, column.key, { width: Math.max(NARROWEST, now + way * STEP) });
      else move(table, column.key, way);
      const at = table.columns.findIndex(({ key }) => key === column.key);
      table.focus({ row: -1, column: at + table.lead });
      table.tell(
        event.shiftKey
          ? table.host.say(words, "table.sized", { column: column.label, width: widthNow(table, at) })
          : table.host.say(words, "table.moved", { column: column.label, place: at + 1 }),
      );
    });
    head.addEventListener("pointerdown", (event) => {
      const grip = event.target as HTMLElement;
      const { index, column } = columnOf(grip);
      if (!column || !grip.matches(".grip")) return;
      event.preventDefault();
      const width = widthNow(table, index);
      const sign = isRtl() ? -1 : 1;
      let now = width;
      const sized = ({ clientX }: PointerEvent) => {
        now = Math.max(NARROWEST, width + sign * (clientX - event.clientX));
        change(table, column.key, { width: now });
      };
      grip.setPointerCapture(event.pointerId);
      grip.addEventListener("pointermove", sized);
      grip.addEventListener("lostpointercapture", () => grip.removeEventListener("pointermove", sized), { once: true });
    });
  };
