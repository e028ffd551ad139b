import { amidTables, TABLE_NAMES, TABLES, type TableName, type TablePage, type WithTable } from "../browser/tables.ts";
import { figureOf, median, ratioOf } from "../figures/figures.ts";
import { table } from "../report/report.ts";
import type { Effort, Measure } from "./measure.ts";

const AIM = 1.25;
const FRAMES = 240;
/** Frames that are looked at for what they painted, which makes the page lay itself out and is not counted. */
const LOOKED = 40;
const STEP = 480;
const FRAME_MS = 1000 / 60;

/** What a table needed to be scrolled. */
interface Scrolled {
  /** Processor time of the main thread a frame, in milliseconds. */
  readonly cost: number;
  /** Frames of the screen that passed without a new one of the page. */
  readonly dropped: number;
  /** Frames in which something that should be a row was painted empty. */
  readonly blank: number;
}

/** Scrolls on with every frame; where it is looked at, tells how many of them painted less than they should. */
function scroll(
  { page }: TablePage,
  isLookedAt: boolean,
): Promise<{ readonly dropped: number; readonly blank: number }> {
  return page.evaluate(
    ({ frames, step, frameMs, isLookedAt: looks }) =>
      new Promise<{ dropped: number; blank: number }>((done) => {
        const { scroller, textAt } = window.measured;
        const { left, top, height } = scroller.getBoundingClientRect();
        let [frame, dropped, blank, before] = [0, 0, 0, 0];
        const next = (now: number): void => {
          if (before) dropped += Math.max(0, Math.round((now - before) / frameMs) - 1);
          before = now;
          if (frame === frames) {
            done({ dropped, blank });
            return;
          }
          frame += 1;
          // It is painted as it stands behind this line: the table is told that it was scrolled only in the frame after.
          scroller.scrollTop += step;
          if (looks && [0.15, 0.4, 0.65, 0.9].some((share) => !textAt(left + 300, top + height * share).trim()))
            blank += 1;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    { frames: isLookedAt ? LOOKED : FRAMES, step: STEP, frameMs: FRAME_MS, isLookedAt },
  );
}

const scrolled = (open: WithTable, name: TableName, slowDown: number): Promise<Scrolled> =>
  open(name, slowDown, async (page) => {
    await page.open();
    const before = await page.spent();
    const { dropped } = await scroll(page, false);
    const cost = ((await page.spent()) - before) / FRAMES;
    const { blank } = await scroll(page, true);
    return { cost, dropped, blank };
  });

type All = Readonly<Record<TableName, Scrolled[]>>;

async function rounds(open: WithTable, slowDown: number, { rounds: count, say }: Effort): Promise<All> {
  say(`${slowDown} × slow-down`);
  const all: All = { limit: [], nexus: [], tanstack: [], "ag-grid": [], vaadin: [] };
  for (let round = 0; round < count; round += 1) {
    for (const name of TABLES) all[name].push(await scrolled(open, name, slowDown));
  }
  return all;
}

function linesOf(all: All): string[] {
  const limit = all.limit.map(({ cost }) => cost);
  const rows = TABLES.map((name) => {
    const costs = all[name].map(({ cost }) => cost);
    const { median: middle, least, most } = figureOf(costs);
    const { ratio, least: low, most: high } = ratioOf(costs, limit);
    const gap = ratio <= AIM ? "reached" : `${((ratio / AIM - 1) * 100).toFixed(0)} % above`;
    return [
      ...[TABLE_NAMES[name], `${middle.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`],
      `${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`,
      ...[median(all[name].map(({ dropped }) => dropped)), median(all[name].map(({ blank }) => blank))].map(String),
      ...(name === "nexus" ? [`≤ ${AIM}`, gap] : ["", ""]),
    ];
  });
  return table(["table", "ms a frame", "ratio to the limit", "frames dropped", "frames blank", "aim", "gap"], rows);
}

export const speed3: Measure = {
  name: "speed-3",
  run: async (effort) =>
    amidTables(effort.say, async (open) => {
      const usual = await rounds(open, 1, effort);
      const slow = await rounds(open, 4, { ...effort, rounds: Math.ceil(effort.rounds * 0.6) });
      const ratio = (all: All): number =>
        ratioOf(
          all.nexus.map(({ cost }) => cost),
          all.limit.map(({ cost }) => cost),
        ).ratio;
      const where = "this machine";
      const lines = [
        `A table of 100,000 rows and eight columns, 600 px high, is scrolled by ${STEP} px with each of ${FRAMES} frames: processor`,
        "time of the main thread a frame, by the devtools protocol (TaskDuration in thread ticks), script, style, layout and",
        "paint. A frame is blank where one of four places of it that should show a row shows none; that is looked at in",
        `${LOOKED} more frames, which are not counted. The limit leaves out all that a table is beside its rows; ours has keyboard,`,
        "choosing, columns and a count.",
        ...["", "### As the machine is", "", ...linesOf(usual), "", "### At 4 × slow-down", "", ...linesOf(slow)],
      ];
      const gated = [
        { what: "scroll over the limit", where, value: ratio(usual) },
        { what: "blank frames at 4 ×", where, value: Math.max(...slow.nexus.map(({ blank }) => blank)) },
      ];
      return { name: "speed-3", title: "scrolling a table of 100,000 rows", lines, gated };
    }),
};
