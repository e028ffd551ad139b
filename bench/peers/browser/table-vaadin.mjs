// Vaadin's grid with its rows in memory. It filters column by column, so what is searched in several is narrowed outside.
import "@vaadin/grid/vaadin-grid.js";
import "@vaadin/grid/vaadin-grid-selection-column.js";
import "@vaadin/grid/vaadin-grid-sort-column.js";
import { SEARCHED, SHOWN, shown } from "../../limits/table-data.ts";

export async function open(host, rows) {
  host.innerHTML = `<vaadin-grid style="height: 600px"><vaadin-grid-selection-column></vaadin-grid-selection-column>${SHOWN.map(
    ([path, header, width]) =>
      `<vaadin-grid-sort-column path="${path}" header="${header}" width="${width}px" flex-grow="0"></vaadin-grid-sort-column>`,
  ).join("")}</vaadin-grid>`;
  const [grid] = host.children;
  for (const column of grid.querySelectorAll("vaadin-grid-sort-column")) {
    column.renderer = (cell, _, { item }) => {
      cell.textContent = shown(item, column.path);
    };
  }
  grid.items = rows;
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return {
    scroller: grid.shadowRoot.querySelector("#table"),
    sort() {
      grid.querySelector('vaadin-grid-sort-column[path="amount"]').direction = "asc";
    },
    find(text) {
      const wanted = new RegExp(text, "i");
      grid.items = rows.filter((row) => SEARCHED.some((key) => wanted.test(row[key])));
    },
    textAt: (x, y) => document.elementFromPoint(x, y)?.closest("vaadin-grid-cell-content")?.textContent ?? "",
  };
}
