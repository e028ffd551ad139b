// TanStack's table as it comes, on its own virtualizer, drawn by lit's templates.
import {
  columnFilteringFeature,
  constructTable,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from "@tanstack/table-core";
import { storeReactivityBindings } from "@tanstack/table-core/store-reactivity-bindings";
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import { html, render } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import { SEARCHED, SHOWN, shown } from "../../limits/table-data.ts";

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
  sortFns: { basic: sortFn_basic },
});

export function open(host, rows) {
  const columns = SHOWN.map(([key, header]) => ({
    ...{ id: key, accessorKey: key, header, sortFn: "basic", enableGlobalFilter: SEARCHED.includes(key) },
    cell: ({ row }) => shown(row.original, key),
  }));
  const table = constructTable({ features, columns, data: rows, globalFilterFn: "includesString" });
  host.innerHTML = `<style>.t { height: 600px; overflow: auto; font: 13px/35px system-ui } .t table { display: grid; width: 100% } .t thead { display: grid; position: sticky; top: 0; z-index: 1; background: #fff } .t tbody { display: grid; position: relative } .t tr { display: flex; width: 100% } .t tbody tr { position: absolute; height: 36px; border-bottom: 1px solid #ddd } .t :is(td, th) { padding: 0 8px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }</style><div class="t"></div>`;
  const frame = host.querySelector(".t");
  const draw = () => {
    const { rows: listed } = table.getRowModel();
    virtual.setOptions({ ...virtual.options, count: listed.length });
    virtual._willUpdate();
    const line = ({ index, start }) =>
      html`<tr style=${styleMap({ transform: `translateY(${start}px)` })}>${SHOWN.map(([key, , width]) => html`<td style=${styleMap({ width: `${width}px` })}>${shown(listed[index].original, key)}</td>`)}</tr>`;
    render(
      html`<table>
        <thead><tr>${SHOWN.map(([, label, width]) => html`<th style=${styleMap({ width: `${width}px` })}>${label}</th>`)}</tr></thead>
        <tbody style=${styleMap({ height: `${virtual.getTotalSize()}px` })}>${repeat(virtual.getVirtualItems(), ({ key }) => key, line)}</tbody>
      </table>`,
      frame,
    );
  };
  const virtual = new Virtualizer({
    ...{ count: rows.length, overscan: 16, estimateSize: () => 36, getScrollElement: () => frame, onChange: draw },
    ...{ observeElementRect, observeElementOffset, scrollToFn: elementScroll },
  });
  virtual._didMount();
  draw();
  return {
    scroller: frame,
    sort() {
      table.setSorting([{ id: "amount", desc: false }]);
      draw();
    },
    find(text) {
      table.setGlobalFilter(text);
      draw();
    },
    textAt: (x, y) => document.elementFromPoint(x, y)?.closest("tbody tr")?.textContent ?? "",
  };
}
