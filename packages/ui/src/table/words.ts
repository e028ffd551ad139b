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
