import { figureOf, ratioOf } from "../figures/figures.ts";
import { table } from "../report/report.ts";

/** The cost of a work with few rows and with many, round by round. */
export interface Grown {
  readonly work: string;
  readonly few: readonly number[];
  readonly many: readonly number[];
}

/** The cost of a write with figures and without. */
export interface Written {
  readonly connections: number;
  readonly kept: readonly number[];
  readonly none: readonly number[];
}

/** How many times as much a work may cost. A scan may cost what it does: it is what is avoided. */
const AIMS: Readonly<Record<string, number>> = { read: 1.2, list: 1.2, page: 1.6, stages: 1.2, months: 1.2 };
const MOST_FOR_FIGURES = 1.25;

function cost(values: readonly number[]): string {
  const { median, least, most } = figureOf(values);
  return `${median.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`;
}

function compared(value: readonly number[], limit: readonly number[], aim: number | undefined): string[] {
  const { ratio, least, most } = ratioOf(value, limit);
  const times = `${ratio.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
  if (aim === undefined) return [times, "", ""];
  return [times, `≤ ${aim}`, ratio <= aim ? "reached" : `${((ratio / aim - 1) * 100).toFixed(0)} % above`];
}

/** How costs grow with rows, as lines of Markdown. */
export function growthLines(grown: readonly Grown[], few: number, many: number): string[] {
  const [less, more] = [few, many].map((count) => `${count.toLocaleString("en")} deals, µs`) as [string, string];
  return table(
    ["work", less, more, "ratio", "aim", "gap"],
    grown.map(({ work, few: least, many: most }) => [
      ...[work, cost(least), cost(most)],
      ...compared(most, least, AIMS[work]),
    ]),
  );
}

/** What figures cost a write, as lines of Markdown. */
export function writtenLines(written: readonly Written[]): string[] {
  return table(
    ["connections", "create without figures, µs", "with figures, µs", "ratio", "aim", "gap"],
    written.map(({ connections, kept, none }) => [
      ...[String(connections), cost(none), cost(kept)],
      ...compared(kept, none, MOST_FOR_FIGURES),
    ]),
  );
}
