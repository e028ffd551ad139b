// AG Grid's community edition, with all of its modules as its quick start has them.
import { AllCommunityModule, createGrid, ModuleRegistry } from "ag-grid-community";
import { SEARCHED, SHOWN, shown } from "../../limits/table-data.ts";

ModuleRegistry.registerModules([AllCommunityModule]);

export async function open(host, rows) {
  host.style.height = "600px";
  const ready = Promise.withResolvers();
  const grid = createGrid(host, {
    ...{ rowData: rows, rowHeight: 36, getRowId: ({ data }) => data.id, onFirstDataRendered: ready.resolve },
    // Sixteen rows beyond what is seen, as the others have.
    ...{ rowBuffer: 16, animateRows: false, rowSelection: { mode: "multiRow" }, suppressColumnVirtualisation: true },
    columnDefs: SHOWN.map(([field, headerName, width]) => ({
      ...{ field, headerName, width, valueFormatter: ({ data }) => shown(data, field) },
      getQuickFilterText: ({ value }) => (SEARCHED.includes(field) ? value : ""),
    })),
  });
  await ready.promise;
  return {
    scroller: [...host.querySelectorAll("[class*=viewport]")].find(
      (each) => each.scrollHeight > each.clientHeight + 1000 && /auto|scroll/.test(getComputedStyle(each).overflowY),
    ),
    sort: () => grid.applyColumnState({ state: [{ colId: "amount", sort: "asc" }] }),
    find: (text) => grid.setGridOption("quickFilterText", text),
    textAt: (x, y) => document.elementFromPoint(x, y)?.closest(".ag-row")?.textContent ?? "",
  };
}
