import { amidBoards, BOARD_NAMES, BOARDS, type BoardName, type WithBoard } from "../browser/cards.ts";
import { figureOf, median, ratioOf } from "../figures/figures.ts";
import { table } from "../report/report.ts";
import type { Effort, Measure } from "./measure.ts";

const AIM = 1.5;
const MOVES = 120;
const FRAME_MS = 1000 / 60;

/** What a board needed for one drag. */
interface Dragged {
  readonly script: number;
  readonly layout: number;
  readonly all: number;
  /** Frames of the screen that passed without a new one of the page. */
  readonly dropped: number;
  /** The longest time between two frames, in milliseconds. */
  readonly longest: number;
}

/** Takes the first card of the first column, carries it over all of them in even steps, and drops it in the last. */
const dragged = (open: WithBoard, name: BoardName): Promise<Dragged> =>
  open(name, async ({ page, spent }) => {
    const { from, to } = await page.evaluate(() => {
      const card = window.board.first.getBoundingClientRect();
      const last = window.board.heads.at(-1)?.getBoundingClientRect() as DOMRect;
      const y = card.top + card.height / 2;
      return { from: { x: card.left + 40, y }, to: { x: last.left + 40, y: y + 30 } };
    });
    await page.mouse.move(from.x, from.y);
    const before = await spent();
    await page.evaluate(() => {
      window.framesAt = [];
      const next = (now: number): void => {
        window.framesAt.push(now);
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });
    await page.mouse.down();
    for (let move = 1; move <= MOVES; move += 1) {
      const share = move / MOVES;
      await page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    }
    await page.mouse.up();
    const { frames, column } = await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return { frames: window.framesAt, column: window.board.columnOf("c0") };
    });
    const after = await spent();
    if (column !== "Won") throw new Error(`${name}: the card came to ${column ?? "nowhere"}`);
    const gaps = frames.slice(1).map((now, index) => now - (frames[index] ?? now));
    return {
      ...{ script: after.script - before.script, layout: after.layout - before.layout, all: after.all - before.all },
      dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0),
      longest: Math.max(...gaps),
    };
  });

type All = Readonly<Record<BoardName, Dragged[]>>;

const both = ({ script, layout }: Dragged): number => script + layout;
const ratio = (all: All, name: BoardName) => ratioOf(all[name].map(both), all.limit.map(both));

function linesOf(all: All): string[] {
  const rows = BOARDS.map((name) => {
    const own = all[name];
    const of = (value: (drag: Dragged) => number, digits = 1): string => {
      const { median: middle, least, most } = figureOf(own.map(value));
      return `${middle.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
    };
    const { ratio: middle, least, most } = ratio(all, name);
    const gap = middle <= AIM ? "reached" : `${((middle / AIM - 1) * 100).toFixed(0)} % above`;
    return [
      ...[BOARD_NAMES[name], of(({ script }) => script), of(({ layout }) => layout), of(({ all: whole }) => whole)],
      `${middle.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`,
      ...[String(median(own.map(({ dropped }) => dropped))), of(({ longest }) => longest, 0)],
      ...(name === "nexus" ? [`≤ ${AIM}`, gap] : ["", ""]),
    ];
  });
  const heads = ["board", "script, ms", "style and layout, ms", "main thread, ms", "script and layout to the limit"];
  return table([...heads, "frames dropped", "longest frame, ms", "aim", "gap"], rows);
}

export const speed6: Measure = {
  name: "speed-6",
  run: ({ rounds, say }: Effort) =>
    amidBoards(say, async (open) => {
      const all: All = { limit: [], nexus: [], sortable: [] };
      for (let round = 0; round < rounds; round += 1) {
        say(`round ${round + 1} of ${rounds}`);
        for (const name of BOARDS) all[name].push(await dragged(open, name));
      }
      const lines = [
        `A board of 2,000 cards in six columns: the first card of the first column is taken by the mouse, carried to the last`,
        `column in ${MOVES} moves and dropped there; whoever does not find it there afterwards fails. Processor time of the main`,
        "thread from before it is taken until it is painted in its new place, by the devtools protocol (thread ticks). The limit",
        "leaves out all that a board is beside the drag; ours has keyboard, announcements, menus and a status line. SortableJS",
        "drags the very elements of the limit, with its own way of dragging in place of the browser's.",
        ...["", ...linesOf(all)],
      ];
      const gated = [
        { what: "script and layout over the limit", where: "this machine", value: ratio(all, "nexus").ratio },
      ];
      return { name: "speed-6", title: "dragging one of 2,000 cards", lines, gated };
    }),
};
