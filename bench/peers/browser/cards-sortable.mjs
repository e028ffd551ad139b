// SortableJS as it comes, between lists of one group, on the very elements and styles of the limit. Its own way of dragging is
// used instead of the browser's, which no test can drive.
import Sortable from "sortablejs";
import { columnsOf, measuredOf } from "../../limits/cards-plain.ts";

export function open(host, all) {
  const columns = columnsOf(host, all);
  for (const column of columns) {
    const list = column.querySelector("ol");
    Sortable.create(list, { group: "cards", forceFallback: true, fallbackOnBody: true, ghostClass: "ghost" });
  }
  return measuredOf(columns);
}
