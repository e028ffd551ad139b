import type { Page } from "playwright-core";
import { amidTables, painted, TABLE_NAMES, TABLES, type TableName, type WithTable } from "../browser/tables.ts";
import { figureOf, ratioOf } from "../figures/figures.ts";
import { table } from "../report/report.ts";
import type { Measure } from "./measure.ts";

const AIM = 1.3;
/** A part of names that one row in seven has, in any case. */
const FOUND = "PHARMA";
const WORKS = ["sort", "filter", "heap"] as const;
type Work = (typeof WORKS)[number];
type Cost = Readonly<Record<Work, number>> & {
  /** The first order that is shown after each, by its number. */
  readonly first: string;
};

const firstOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { scroller, textAt } = window.measured;
    const { left, top } = scroller.getBoundingClientRect();
    // Heads are not of the same height everywhere.
    for (let below = 10; below < 120; below += 5) {
      const [number] = /SO-\d{6}/.exec(textAt(left + 100, top + below)) ?? [];
      if (number) return number;
    }
    return "none";
  });

/** The cost of each work, on a page of its own: what comes first must not warm what comes after. */
const costOf = (open: WithTable, name: TableName): Promise<Cost> =>
  open(name, 1, async ({ page, spent, heap, open: begin }) => {
    const rows = await heap();
    await begin();
    const kept = (await heap()) - rows;
    const before = await spent();
    await page.evaluate(() => window.measured.sort());
    await painted(page);
    const between = await spent();
    const first = await firstOf(page);
    const found = await spent();
    await page.evaluate((text) => window.measured.find(text), FOUND);
    await painted(page);
    const filter = (await spent()) - found;
    return { sort: between - before, filter, heap: kept / 1e6, first: `${first}, ${await firstOf(page)}` };
  });

export const speed4: Measure = {
  name: "speed-4",
  run: async ({ rounds, say }) =>
    amidTables(say, async (open) => {
      const all: Record<TableName, Cost[]> = { limit: [], nexus: [], tanstack: [], "ag-grid": [], vaadin: [] };
      for (let round = 0; round < rounds; round += 1) {
        for (const name of TABLES) all[name].push(await costOf(open, name));
      }
      // Whoever shows something else has not done the work.
      for (const name of TABLES) {
        const [told, wanted] = [all[name][0]?.first, all.limit[0]?.first];
        if (told !== wanted) throw new Error(`${TABLE_NAMES[name]} shows ${told}, and should show ${wanted}`);
      }
      const of = (name: TableName, work: Work): number[] => all[name].map((cost) => cost[work]);
      const ratio = (name: TableName, work: Work) => ratioOf(of(name, work), of("limit", work)).ratio;
      const lines = TABLES.map((name) => [
        TABLE_NAMES[name],
        ...WORKS.flatMap((work) => {
          const { median, least, most } = figureOf(of(name, work));
          const digits = work === "heap" ? 1 : 0;
          const told = `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
          return [
            told,
            work === "heap"
              ? `${(median - figureOf(of("limit", "heap")).median).toFixed(1)}`
              : ratio(name, work).toFixed(2),
          ];
        }),
      ]);
      const head = [
        "table",
        "sort, ms",
        "over the limit",
        "filter, ms",
        "over the limit",
        "heap of the table, MB",
        "above the limit",
      ];
      const gap = (work: "sort" | "filter"): string => {
        const value = ratio("nexus", work);
        return `${work} ${value <= AIM ? "reached" : `${((value / AIM - 1) * 100).toFixed(0)} % above`}`;
      };
      const where = "this machine";
      const gated = [
        { what: "sort over the limit", where, value: ratio("nexus", "sort") },
        { what: "filter over the limit", where, value: ratio("nexus", "filter") },
      ];
      return {
        ...{ name: "speed-4", title: "sorting and searching 100,000 rows in a table", gated },
        lines: [
          "The same table: its rows sorted by a number, then narrowed to those with a text in one of three columns, until it is",
          "painted; processor time of the main thread as in speed-3. The heap is what the page keeps more than the rows alone,",
          "once the table stands. Vaadin's grid narrows column by column, so its rows are narrowed before it has them.",
          ...[
            "",
            ...table(head, lines),
            "",
            `Aim: ≤ ${AIM} × the limit each: ${gap("sort")}, ${gap("filter")}. ${rounds} rounds.`,
          ],
        ],
      };
    }),
};
