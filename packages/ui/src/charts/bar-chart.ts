import { svg } from "lit";
import { type Axes, axesOf, marksOf, namesAlong } from "./axes.ts";
import type { ChartData, Place } from "./data.ts";
import { barPath } from "./path.ts";
import { classesOf, type Drawing, type Kind, px, type Scene, valuesOf } from "./scene.ts";

const MOST = 40;

/** One bar: which value it shows, and where. */
interface Bar extends Place {
  readonly x: number;
  readonly width: number;
  readonly base: number;
  readonly end: number;
}

/** Whether a point's bar has its colour, or is one of those that do not matter. */
export const accented = ({ accents }: ChartData, point: number): boolean => !accents?.length || accents.includes(point);

function bandsOf({ data }: Scene, { left, right }: Axes): { readonly size: number; readonly xs: readonly number[] } {
  const size = (right - left) / Math.max(1, data.points.length);
  return { size, xs: data.points.map((_, index) => left + (index + 0.5) * size) };
}

/** Bars beside each other, one for each series that is not a target. */
function grouped({ data }: Scene, axes: Axes, size: number): Bar[] {
  const shown = data.series.map((_, index) => index).filter((index) => data.series[index]?.role !== "target");
  const width = Math.min(MOST, (size * 0.72) / Math.max(1, shown.length));
  return data.points.flatMap((_, point) => {
    const from = axes.left + (point + 0.5) * size - (width * shown.length) / 2;
    return shown.flatMap((series, place) => {
      const value = data.series[series]?.values[point] ?? null;
      if (value === null) return [];
      const gap = shown.length > 1 ? Math.min(2, width / 4) : 0;
      return [
        { ...{ point, series, base: axes.y(0), end: axes.y(value) }, x: from + place * width, width: width - gap },
      ];
    });
  });
}

/** Bars on top of each other: what is above zero upwards, what is below downwards. */
function stacked({ data }: Scene, axes: Axes, size: number): Bar[] {
  const width = Math.min(MOST, size * 0.72);
  return data.points.flatMap((_, point) => {
    let [up, down] = [0, 0];
    return data.series.flatMap(({ values, role }, series) => {
      const value = values[point] ?? null;
      if (value === null || role === "target") return [];
      const from = value < 0 ? down : up;
      if (value < 0) down += value;
      else up += value;
      const x = axes.left + (point + 0.5) * size - width / 2;
      return [{ ...{ point, series, x, width }, base: axes.y(from), end: axes.y(from + value) }];
    });
  });
}

/** The sums of what is stacked, above and below zero, and what is to be reached. */
function* sumsOf({ points, series }: ChartData): Generator<number> {
  for (let point = 0; point < points.length; point += 1) {
    let [up, down] = [0, 0];
    for (const { values, role } of series) {
      const value = values[point] ?? 0;
      if (role === "target") yield value;
      else if (value < 0) down += value;
      else up += value;
    }
    yield up;
    yield down;
  }
}

/** What each bar is, written above it: where there is one series, and all of them have the room. */
function valuesAbove(scene: Scene, axes: Axes, bars: readonly Bar[], size: number): unknown {
  const { data, figures } = scene;
  if (data.series.length > 1) return null;
  const texts = bars.map(({ point, series }) => figures.short(data.series[series]?.values[point] ?? 0));
  if (texts.some((text) => scene.textWidth(text) > size - 4)) return null;
  return bars.map(({ x, width, base, end }, index) => {
    const y = end > base ? Math.min(end + 14, axes.bottom + 14) : Math.max(end - 5, 10);
    return svg`<text class="val" x=${px(x + width / 2)} y=${px(y)} text-anchor="middle">${texts[index]}</text>`;
  });
}

function draw(scene: Scene, isStacked: boolean): Drawing {
  const { data, at } = scene;
  const { series, points } = data;
  const classes = classesOf(data);
  const axes = axesOf(scene, { values: isStacked ? sumsOf(data) : valuesOf(data), end: 0 });
  const { size, xs } = bandsOf(scene, axes);
  const bars = isStacked ? stacked(scene, axes, size) : grouped(scene, axes, size);
  const bar = ({ point, series: of, x, width, base, end }: Bar) => {
    const kind = accented(data, point) ? classes[of] : "rest";
    const isOther = at !== null && at.point !== point;
    return svg`<path class="bar ${kind} ${isOther ? "dim" : ""}" d=${barPath(x, base, width, end)}/>`;
  };
  const goals = series.map(({ role, values }) =>
    role !== "target"
      ? null
      : values.slice(0, points.length).map((value, point) => {
          if (value === null) return null;
          const [x, y] = [xs[point] ?? 0, px(axes.y(value))];
          return svg`<path class="line target" d=${`M${px(x - size * 0.42)} ${y}H${px(x + size * 0.42)}`}/>`;
        }),
  );
  const words = namesAlong(scene, xs, axes.right).map(
    ({ x, text, anchor }) => svg`<text x=${px(x)} y=${axes.bottom + 20} text-anchor=${anchor}>${text}</text>`,
  );
  return {
    picture: svg`${axes.picture}${words}${marksOf(scene, axes, xs)}${bars.map(bar)}${valuesAbove(scene, axes, bars, size)}${goals}`,
    height: scene.height,
    hasLegend: series.length > 1,
    spot({ point, series: of }) {
      const one = bars.find((each) => each.point === point && each.series === of);
      if (one) return { x: one.x + one.width / 2, y: Math.min(one.base, one.end) };
      const goal = series[of]?.role === "target" ? (series[of]?.values[point] ?? null) : null;
      return goal === null ? null : { x: xs[point] ?? 0, y: axes.y(goal) };
    },
    find(x, y) {
      const point = Math.floor((x - axes.left) / size);
      if (point < 0 || point >= points.length) return null;
      const near = bars.filter((one) => one.point === point);
      const away = ({ x: from, width, base, end }: Bar) =>
        Math.max(0, from - x, x - from - width) * 4 + Math.max(0, Math.min(base, end) - y, y - Math.max(base, end));
      const [first] = near.sort((one, other) => away(one) - away(other));
      return first ? { point, series: first.series } : { point, series: 0 };
    },
  };
}

/** Upright bars, for amounts of a few periods or kinds; those of several series stand beside each other. */
export const barChart: Kind = { draw: (scene) => draw(scene, false), isFilled: true };

/** Bars on top of each other, for parts of a whole over a few periods. */
export const stackedChart: Kind = { draw: (scene) => draw(scene, true), isFilled: true };
