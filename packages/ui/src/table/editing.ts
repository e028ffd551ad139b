import type { Money } from "@nexus-os/contracts";
import { amountText, minorOf } from "../format/typed.ts";
import { type Placed, type Row, shownOf } from "./column.ts";
import type { Place } from "./keys.ts";
import type { Sheet, TableFeature } from "./says.ts";

/** A value that was changed in its cell. */
export interface Edit<R extends Row> {
  readonly row: R;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

const NUMBERS = new Set(["integer", "percent", "duration"]);

/** What stands in the field while a cell is edited. */
function typedOf(column: Placed, value: unknown, locale: string): string {
  if (value === null || value === undefined) return "";
  return column.field?.kind === "money" ? amountText(value as Money, locale) : String(value);
}

/** What was typed, as a value; undefined where it is none. */
function readOf(column: Placed, typed: string, before: unknown, locale: string): unknown {
  const { field } = column;
  if (!typed && field?.optional) return null;
  if (field?.kind === "money") {
    const { currency } = before as Money;
    const minor = minorOf(typed, currency, locale);
    return minor === null ? undefined : { minor, currency };
  }
  if (NUMBERS.has(field?.kind ?? "")) return /^-?\d+$/.test(typed.trim()) ? Number(typed) : undefined;
  return typed.trim() || undefined;
}

function fieldOf(column: Placed, typed: string): HTMLInputElement | HTMLSelectElement {
  const { field, label } = column;
  const control = document.createElement(field?.kind === "oneOf" ? "select" : "input");
  control.className = "edit";
  control.ariaLabel = label;
  if (field?.kind === "oneOf" && control instanceof HTMLSelectElement) {
    for (const word of field.of) control.add(new Option(column.text?.(word) ?? word, word));
  } else if (field?.kind === "date") (control as HTMLInputElement).type = "date";
  control.value = typed;
  return control;
}

function edit<R extends Row>(table: Sheet<R>, place: Place, column: Placed<R>, save: (edit: Edit<R>) => void): void {
  const row = table.rowAt(place.row);
  const cell = table.cellAt(place);
  if (!row || !cell) return;
  const { locale } = table.host;
  const before = shownOf(column, row);
  const control = fieldOf(column as Placed, typedOf(column as Placed, before, locale));
  const shown = [...cell.childNodes];
  let isOver = false;
  const end = (isKept: boolean, isBack: boolean): void => {
    if (isOver) return;
    const after = isKept ? readOf(column as Placed, control.value, before, locale) : before;
    if (after === undefined) {
      control.ariaInvalid = "true";
      return;
    }
    isOver = true;
    cell.replaceChildren(...shown);
    if (isBack) table.focus(place);
    if (JSON.stringify(after) !== JSON.stringify(before)) save({ row, key: column.key, before, after });
  };
  control.addEventListener("keydown", (event) => {
    const { key } = event as KeyboardEvent;
    event.stopPropagation();
    if (key !== "Enter" && key !== "Escape") return;
    event.preventDefault();
    end(key === "Enter", true);
  });
  // Whoever goes elsewhere means what they typed; what cannot be read is left as it was.
  control.addEventListener("blur", () => {
    end(true, false);
    end(false, false);
  });
  cell.replaceChildren(control);
  control.focus();
  if (control instanceof HTMLInputElement) control.select();
}

/** Changes values in their cells: Enter, F2 or `e` begins, Enter or leaving saves, Escape leaves it as it was; Ctrl+Z takes the last one back. */
export const editing =
  <R extends Row>(save: (edit: Edit<R>) => void): TableFeature<R> =>
  (table) => {
    const done: Edit<R>[] = [];
    table.frame.body.addEventListener("keydown", (event) => {
      const place = table.placeOf(event.target);
      const { key } = event;
      const isFar = event.ctrlKey || event.metaKey;
      const last = done.at(-1);
      if (isFar && key === "z" && last) {
        done.pop();
        save({ ...last, before: last.after, after: last.before });
        event.preventDefault();
      }
      if (!place || isFar || !(key === "Enter" || key === "F2" || key === "e")) return;
      const column = table.columns[place.column - table.lead];
      if (!column?.editable) return;
      event.preventDefault();
      edit(table, place, column, (made) => {
        done.push(made);
        save(made);
      });
    });
  };
