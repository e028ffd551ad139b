import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of a table and of the bar above it. */
export const words = {
  "table.select.all": "Select all",
  "table.select.row": "Select {row}",
  "table.sorted.up": "Sorted by {column}, ascending",
  "table.sorted.down": "Sorted by {column}, descending",
  "table.sorted.none": "Not sorted any more",
  "table.sum": "Sum",
  "table.empty": "Nothing is here yet.",
  "table.empty.found": "Nothing matches.",
  "table.failed": "This could not be loaded.",
  "table.retry": "Try again",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });

/** The words of what can be done with columns. */
export const arrangingWords = {
  "table.columns": "Columns",
  "table.sort.up": "Sort ascending",
  "table.sort.down": "Sort descending",
  "table.pin": "Keep in view",
  "table.unpin": "Let it scroll",
  "table.before": "Move before",
  "table.behind": "Move behind",
  "table.hide": "Hide",
  "table.sized": "{column} is {width} pixels wide",
  "table.moved": "{column} is column {place}",
} as const satisfies Words;

/** The words of the bar above a table. */
export const filterWords = {
  "table.filter": "Filter",
  "table.filter.add": "Add a filter",
  "table.filter.remove": "Remove the filter {field}",
  "table.filter.is": "is",
  "table.filter.empty": "empty",
  "table.filter.between": "between",
  "table.filter.span": "{from} and {to}",
  "table.filter.since": "since",
  "table.filter.until": "until",
  "table.filter.least": "at least",
  "table.filter.most": "at most",
} as const satisfies Words;
