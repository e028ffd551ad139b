import { render } from "lit";
import type { Menu } from "../overlays/menu.ts";
import { button } from "../parts/button.ts";
import type { Row } from "./column.ts";
import type { TableFeature } from "./says.ts";

/** Something that can be done with one row. */
export interface RowAction {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly act: () => void;
}

/** What can be done with a row: at its end while the pointer is over it, and in its menu (right click, the menu key). */
export const rowActions =
  <R extends Row>(menu: Menu, actionsOf: (row: R) => readonly RowAction[]): TableFeature<R> =>
  (table) => {
    const { body, element } = table.frame;
    // One for all rows: it goes to the row that the pointer is over.
    const acts = document.createElement("span");
    acts.className = "acts";
    const show = (line: Element | null, row: R | undefined): void => {
      if (!row || element.classList.contains("two")) {
        acts.remove();
        return;
      }
      const small = { kind: "plain", small: true, iconOnly: true } as const;
      render(
        actionsOf(row).map(({ label, icon, act }) => button({ ...small, label, icon, act })),
        acts,
      );
      for (const each of acts.querySelectorAll("button")) each.tabIndex = -1;
      line?.lastElementChild?.append(acts);
    };
    body.addEventListener("pointerover", ({ target, pointerType }) => {
      const place = table.placeOf(target);
      if (pointerType === "mouse" && place) show((target as Element).closest("tr"), table.rowAt(place.row));
    });
    for (const type of ["pointerleave", "scroll"]) table.frame.scroll.addEventListener(type, () => acts.remove());
    body.addEventListener("contextmenu", (event) => {
      const row = table.rowAt(table.placeOf(event.target)?.row ?? -1);
      if (!row) return;
      const actions = actionsOf(row);
      menu.context(event, {
        label: table.says.nameOf(row),
        groups: [{ items: actions.map(({ id, label, icon }) => ({ id, label, icon })) }],
        choose: (id) => actions.find((action) => action.id === id)?.act(),
      });
    });
  };
