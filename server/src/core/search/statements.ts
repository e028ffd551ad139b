import type { Reader, Row, Value } from "../database/database.ts";

/** How many values a list in a statement has at most. */
const MOST = 256;

/** Lists grow by doubling: few texts of statements, which are prepared once. */
function marks(count: number): number {
  let size = 1;
  while (size < count) size *= 2;
  return size;
}

/** Values filled up to such a length by the last one, which changes nothing in a list that is looked into. */
export function filled<T extends Value>(values: readonly T[]): T[] {
  const last = values.at(-1) as T;
  return [...values, ...Array.from({ length: marks(values.length) - values.length }, () => last)];
}

export function questionMarks(count: number): string {
  return Array.from({ length: count }, () => "?").join(",");
}

/** A list in parts that a statement takes. */
export function inParts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / MOST) }, (_, index) =>
    all.slice(index * MOST, (index + 1) * MOST),
  );
}

/** Reads all rows that one of these values has, however many there are. `sql` has `(@)` for the list, behind all other values. */
export async function allIn(reader: Reader, sql: string, values: readonly Value[], list: readonly Value[]) {
  const rows: Row[] = [];
  for (const part of inParts(list)) {
    const full = filled(part);
    rows.push(...(await reader.all(sql.replace("(@)", `(${questionMarks(full.length)})`), [...values, ...full])));
  }
  return rows;
}
