import { countRow, fitting, MOST, refuseFile, type Sheet, type SheetRow, textOf } from "./sheet.ts";

/** In characters: one record of many long texts. */
const MOST_OF_LINE = 1_048_576;

function rowOf(line: string, row: number): SheetRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuseFile(`row ${row} is no JSON`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuseFile(`row ${row} is no object`);
  // A map, in which no name means anything of its own.
  const cells = new Map(Object.entries(value as object));
  const own = cells.get("custom");
  if (typeof own === "object" && own !== null) {
    for (const [word, each] of Object.entries(own)) cells.set(`custom.${word}`, each);
    cells.delete("custom");
  }
  if (cells.size > MOST.columns) refuseFile(`row ${row} has more than ${MOST.columns} names`);
  for (const cell of cells.values()) if (typeof cell === "string") fitting(cell, row);
  return { row, cells };
}

/** JSON Lines that are read: an object a line. Which names there are is known only at the end. */
export function jsonlSheet(open: () => AsyncIterable<Uint8Array>): Sheet {
  return {
    columns: null,
    async *rows() {
      let [rest, row] = ["", 0];
      const isText = (line: string) => line.trim() !== "";
      for await (const text of textOf(open())) {
        const lines = (rest + text).split("\n");
        rest = lines.pop() ?? "";
        if (rest.length > MOST_OF_LINE) refuseFile(`row ${row + lines.length + 1} is longer than a megabyte`);
        for (const line of lines) {
          row += 1;
          countRow(row);
          if (isText(line)) yield rowOf(line, row);
        }
      }
      countRow(row + 1);
      if (isText(rest)) yield rowOf(rest, row + 1);
    },
  };
}
