import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../parts/icon.ts";
import type { Cell } from "./cells.ts";
import type { Placed, Sort } from "./column.ts";

const UP = "M8 13V3M4.5 6.5 8 3l3.5 3.5";
const DOWNWARD = "M8 3v10M4.5 9.5 8 13l3.5-3.5";

/** What the head of a table shows. */
export interface HeadSays {
  readonly columns: readonly Placed[];
  readonly cells: readonly Cell[];
  readonly sort: readonly Sort[];
  /** Whether all, some or none of the rows are chosen; null where none can be. */
  readonly chosen: "all" | "some" | "none" | null;
  readonly selectAllLabel: string;
  /** Where each column that stays has its place; null for those that scroll. */
  readonly starts: readonly (number | null)[];
  /** Whether columns can be sized and moved. */
  readonly isArranged: boolean;
  sortBy(key: string, isMore: boolean): void;
  selectAll(wanted: boolean): void;
}

function heading(says: HeadSays, column: Placed, index: number): TemplateResult {
  const { key, label } = column;
  const at = index + (says.chosen ? 2 : 1);
  const place = says.sort.findIndex(({ by }) => by === key);
  const direction = says.sort[place]?.direction;
  const order = says.sort.length > 1 && direction ? html`<small>${place + 1}</small>` : nothing;
  return html`<th
    class="${says.cells[index]?.isFigure ? "r" : ""} ${column.pinned ? "pin" : ""}"
    role="columnheader"
    scope="col"
    tabindex="-1"
    data-key=${key}
    aria-colindex=${at}
    aria-sort=${direction && place === 0 ? (direction === "up" ? "ascending" : "descending") : nothing}
  >${
    column.fixed
      ? html`<span class="cut">${label}</span>`
      : html`<button type="button" tabindex="-1" @click=${(event: MouseEvent) => says.sortBy(key, event.shiftKey)}>
          <span class="cut">${label}</span>${direction ? icon(direction === "up" ? UP : DOWNWARD) : nothing}${order}
        </button>`
  }${says.isArranged ? html`<i class="grip"></i>` : nothing}</th>`;
}

/** The row of headings. */
export function head(says: HeadSays): TemplateResult {
  const { chosen } = says;
  const all = (event: Event) => says.selectAll((event.target as HTMLInputElement).checked);
  return html`<tr role="row" aria-rowindex="1">${
    chosen
      ? html`<th class=${says.starts.some((start) => start !== null) ? "ck pin" : "ck"} role="columnheader" tabindex="-1" aria-colindex="1" aria-label=${says.selectAllLabel}>
          <input class="check" type="checkbox" tabindex="-1" aria-label=${says.selectAllLabel}
            .checked=${chosen === "all"} .indeterminate=${chosen === "some"} @change=${all} />
        </th>`
      : nothing
  }${says.columns.map((column, index) => heading(says, column, index))}</tr>`;
}
