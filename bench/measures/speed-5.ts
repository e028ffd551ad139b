import {
  amidCharts,
  bytesOf,
  CHART_KITS,
  type ChartKit,
  KIT_NAMES,
  type MeasureCharts,
  type Needed,
} from "../browser/charts.ts";
import { figureOf, median, ratioOf } from "../figures/figures.ts";
import { CHARTS, EVERY, POINTS } from "../limits/charts-data.ts";
import { table } from "../report/report.ts";
import type { Effort, Measure } from "./measure.ts";

const SECONDS = 6;

type All = Readonly<Record<ChartKit, Needed[]>>;

async function rounds(measure: MeasureCharts, slowDown: number, { rounds: count, share, say }: Effort): Promise<All> {
  say(`${slowDown} × slow-down`);
  const all: All = { limit: [], nexus: [], uplot: [], chartjs: [], echarts: [] };
  for (let round = 0; round < count; round += 1) {
    for (const kit of CHART_KITS) all[kit].push(await measure(kit, slowDown, Math.max(2, SECONDS * share)));
  }
  return all;
}

/** What one update that is seen costs on the main thread, in milliseconds: who leaves some out has less to do. */
const costOf = (all: All, kit: ChartKit): number[] =>
  all[kit].map(({ main, delivered }) => main / ((CHARTS * delivered * 1000) / EVERY));
const mainOf = (all: All, kit: ChartKit): number[] => all[kit].map(({ main }) => main);
const allOf = (all: All, kit: ChartKit): number[] => all[kit].map(({ all: every }) => every);
const share = (value: number): string => `${(value * 100).toFixed(1)} %`;

function linesOf(all: All, bytes: ReadonlyMap<ChartKit, number>): string[] {
  const rows = CHART_KITS.map((kit) => {
    const { median: middle, least, most } = figureOf(costOf(all, kit));
    const { ratio } = ratioOf(costOf(all, kit), costOf(all, "limit"));
    const over = ratioOf(costOf(all, kit), costOf(all, "uplot"));
    return [
      ...[KIT_NAMES[kit], `${middle.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`, ratio.toFixed(2)],
      `${over.ratio.toFixed(2)} (${over.least.toFixed(2)}–${over.most.toFixed(2)})`,
      ...[median(mainOf(all, kit)).toFixed(0), median(allOf(all, kit)).toFixed(0)],
      share(median(all[kit].map(({ delivered }) => delivered))),
      `${((bytes.get(kit) ?? 0) / 1000).toFixed(1)} kB`,
    ];
  });
  const head = ["charts", "main thread, ms an update", "over the limit", "over uPlot", "main thread, ms a second"];
  return table([...head, "whole browser, ms a second", "updates painted", "gzip"], rows);
}

export const speed5: Measure = {
  name: "speed-5",
  run: async (effort) =>
    amidCharts(effort.say, async (measure) => {
      const bytes = new Map<ChartKit, number>();
      for (const kit of CHART_KITS) bytes.set(kit, await bytesOf(kit));
      const usual = await rounds(measure, 1, effort);
      const slow = await rounds(measure, 4, effort);
      const over = (all: All): number => ratioOf(costOf(all, "nexus"), costOf(all, "uplot")).ratio;
      const lines = [
        `${CHARTS} lines of ${POINTS} points, each with a clock of its own that brings a point every ${EVERY} ms: processor time by the`,
        "devtools protocol, of the page's main thread (TaskDuration in thread ticks) and of all processes of the browser, in which",
        "the painting is. An update counts as painted when a frame came before the next one of its chart; the ratios are of the cost",
        "of an update that was painted, as who leaves some out has less to do. The limit writes one path for each chart and",
        "nothing else; ours has axes that follow, keys, pointing and a table (written every half minute, so not in these seconds).",
        "The aim is uPlot's cost, and 95 % of the updates at 4 × slow-down. Bytes are of all that the kit needs, ours with lit.",
        ...[
          "",
          "### As the machine is",
          "",
          ...linesOf(usual, bytes),
          "",
          "### At 4 × slow-down",
          "",
          ...linesOf(slow, bytes),
        ],
      ];
      const where = "this machine";
      const gated = [
        { what: "over uPlot", where, value: over(usual) },
        { what: "over uPlot at 4 ×", where, value: over(slow) },
      ];
      return { name: "speed-5", title: "live charts", lines, gated };
    }),
};
