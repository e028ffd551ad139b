import { svg } from "lit";
import type { Axes } from "./axes.ts";
import { spread } from "./labels.ts";
import { fitted, px, type Scene } from "./scene.ts";

/** The names of lines where they end, so that nobody has to look them up in a legend. */
export interface Ends {
  /** How much room they need behind the axis. */
  readonly room: number;
  readonly hasLegend: boolean;
  draw(
    axes: Axes,
    xs: readonly number[],
    heights: readonly (readonly (number | null)[])[],
    classes: readonly string[],
  ): unknown;
}

const LINE = 14;
const GAP = 8;
const DOT = 10;

function lastOf(values: readonly (number | null)[]): number {
  let last = values.length - 1;
  while (last >= 0 && values[last] === null) last -= 1;
  return last;
}

/** Names lines at their ends: in two lines where there is room, in one where there is not, else by a legend. */
export function endsOf(scene: Scene): Ends {
  const { data, width, height, isNarrow, figures } = scene;
  const { series, points } = data;
  const most = Math.round(Math.min(isNarrow ? 72 : 120, width * 0.28));
  const all = series.map(({ label, values, role }, index) => {
    const last = lastOf(values.slice(0, points.length));
    const value = values[last] ?? null;
    const isStrong = role !== "compare";
    const text = value === null || series.length < 2 ? "" : figures.short(value);
    return { index, label, last, text, isStrong, isInside: last < points.length - 1 || points.length === 1 };
  });
  const shown = all.filter(({ last }) => last >= 0);
  const behind = shown.filter(({ isInside }) => !isInside);
  const room = height - 44;
  const lines = behind.length * 2 * LINE + behind.length * 4 <= room ? 2 : 1;
  const hasLegend = series.length > 1 && (shown.length < series.length || behind.length * LINE > room);
  // One line alone is named by what stands above the chart.
  if (hasLegend || series.length < 2)
    return { room: GAP, hasLegend, draw: (axes, xs, heights, classes) => dots(shown, axes, xs, heights, classes) };
  const fits = (text: string, isStrong: boolean) => fitted(text, most, scene, isStrong);
  const texts = behind.map(({ label, text, isStrong }) =>
    lines === 2 ? [fits(label, isStrong), text] : [fits(label, isStrong)],
  );
  const widest = Math.max(
    0,
    ...texts.flatMap((two, at) => two.map((text) => scene.textWidth(text, behind[at]?.isStrong))),
  );
  const size = lines * LINE + 4;
  return {
    room: behind.length ? Math.ceil(widest) + GAP : GAP,
    hasLegend: false,
    draw(axes, xs, heights, classes) {
      const wanted = behind.map(({ index, last }) => heights[index]?.[last] ?? 0);
      const places = spread(wanted, size, Math.min(8, axes.top - 12), height - 12) ?? wanted;
      const texted = behind.map(({ index }, at) => {
        const y = (places[at] ?? 0) + 4 - ((lines - 1) * LINE) / 2;
        return texts[at]?.map(
          (text, line) =>
            svg`<text class="end ${classes[index]}" x=${px(axes.right + GAP)} y=${px(y + line * LINE)}>${text}</text>`,
        );
      });
      return svg`${texted}${dots(shown, axes, xs, heights, classes)}${inside(scene, { shown, axes, xs, heights, classes })}`;
    },
  };
}

interface Shown {
  readonly index: number;
  readonly label: string;
  readonly last: number;
  readonly text: string;
  readonly isInside: boolean;
}

type Heights = readonly (readonly (number | null)[])[];

/** A dot where a line stops before the others: that is how far it has come. */
function dots(
  shown: readonly Shown[],
  _axes: Axes,
  xs: readonly number[],
  heights: Heights,
  classes: readonly string[],
) {
  return shown
    .filter(({ isInside }) => isInside)
    .map(
      ({ index, last }) =>
        svg`<circle class="dot ${classes[index]}" cx=${px(xs[last] ?? 0)} cy=${px(heights[index]?.[last] ?? 0)} r="5"/>`,
    );
}

/** The names of lines that stop before the others, beside their last point, where the line itself is not. */
function inside(
  scene: Scene,
  {
    shown,
    axes,
    xs,
    heights,
    classes,
  }: {
    readonly shown: readonly Shown[];
    readonly axes: Axes;
    readonly xs: readonly number[];
    readonly heights: Heights;
    readonly classes: readonly string[];
  },
): unknown {
  const ones = shown.filter(({ isInside }) => isInside);
  const wanted = ones.map(({ index, last }) => {
    const y = heights[index]?.[last] ?? 0;
    const before = heights[index]?.[last - 1] ?? y;
    return before >= y ? y - 12 : y + 14;
  });
  const places = spread(wanted, LINE + 2, axes.top - 8, axes.bottom) ?? wanted;
  return ones.map(({ index, label, last, text }, at) => {
    const x = xs[last] ?? 0;
    const hasRoom = (words: string) => x - DOT - scene.textWidth(words, true) > axes.left - GAP;
    const whole = `${label} ${text}`;
    // Before the line has risen there is nothing to run over; behind it there may be others.
    const words = hasRoom(whole) || !hasRoom(text) ? whole : text;
    const isBefore = hasRoom(words);
    const along = isBefore ? x - DOT : x + DOT;
    return svg`<text class="end ${classes[index]}" x=${px(along)} y=${px((places[at] ?? 0) + 4)} text-anchor=${isBefore ? "end" : "start"}>${words}</text>`;
  });
}
