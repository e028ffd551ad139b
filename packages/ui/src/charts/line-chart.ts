import { svg } from "lit";
import { type Axes, alongText, axesOf, marksOf, pointsAlong } from "./axes.ts";
import type { Place, Series } from "./data.ts";
import { type Ends, endsOf } from "./ends.ts";
import { areaPath, linePath } from "./path.ts";
import { classesOf, type Drawing, type Kind, px, type Scene, valuesOf } from "./scene.ts";

/** From how many points on the corners of a line are too small to be seen, and cost as much as the line. */
const MANY = 100;

/** The point whose place along an axis is nearest. */
function nearest(xs: readonly number[], x: number): number {
  let [least, most] = [0, xs.length - 1];
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if ((xs[middle] ?? 0) < x) least = middle;
    else most = middle;
  }
  return Math.abs((xs[least] ?? 0) - x) <= Math.abs((xs[most] ?? 0) - x) ? least : most;
}

function heightsOf({ values }: Series, axes: Axes, count: number): (number | null)[] {
  const heights: (number | null)[] = [];
  for (let index = 0; index < count; index += 1) {
    const value = values[index] ?? null;
    heights.push(value === null ? null : axes.y(value));
  }
  return heights;
}

function draw(scene: Scene, isFilled: boolean): Drawing {
  const { data, says, at } = scene;
  const { points, series } = data;
  const ends: Ends = endsOf(scene);
  const isFromZero = isFilled || says.isFromZero !== false;
  const axes = axesOf(scene, { values: valuesOf(data), end: ends.room, isFromZero });
  const xs = pointsAlong(scene, axes);
  const classes = classesOf(data);
  const heights = series.map((one) => heightsOf(one, axes, points.length));
  const base = xs.map(() => axes.y(0));
  const lines = series.map((one, index) => {
    const ys = heights[index] ?? [];
    const kind = classes[index];
    const area = isFilled && !one.role ? svg`<path class="area ${kind}" d=${areaPath(xs, ys, base)}/>` : null;
    return svg`${area}<path class="line ${kind} ${points.length > MANY ? "fine" : ""}" d=${linePath(xs, ys)}/>`;
  });
  const x = at ? xs[at.point] : undefined;
  const pointed =
    x === undefined
      ? null
      : svg`<line class="cross" x1=${px(x)} x2=${px(x)} y1=${axes.top} y2=${axes.bottom}/>${heights.map((ys, index) => {
          const y = ys[at?.point ?? -1] ?? null;
          return y === null ? null : svg`<circle class="dot ${classes[index]}" cx=${px(x)} cy=${px(y)} r="4.5"/>`;
        })}`;
  // What is compared lies below, what is told above.
  const order = series
    .map((_, index) => index)
    .sort((one, other) => Number(!series[one]?.role) - Number(!series[other]?.role));
  return {
    picture: svg`${axes.picture}${alongText(scene, axes, xs)}${marksOf(scene, axes, xs)}${order.map((index) => lines[index])}${ends.draw(axes, xs, heights, classes)}${pointed}`,
    height: scene.height,
    hasLegend: ends.hasLegend,
    spot({ point, series: of }) {
      const y = heights[of]?.[point] ?? null;
      return y === null ? null : { x: xs[point] ?? 0, y };
    },
    find(toX, toY): Place | null {
      if (points.length === 0) return null;
      const point = nearest(xs, toX);
      const away = heights.map((ys) => Math.abs((ys[point] ?? Infinity) - toY));
      return { point, series: Math.max(0, away.indexOf(Math.min(...away))) };
    },
  };
}

/** Lines, for what changes with time. */
export const lineChart: Kind = { draw: (scene) => draw(scene, false) };

/** A line with its ground, for one amount that grows and shrinks; of several, take lines or what is stacked. */
export const areaChart: Kind = { draw: (scene) => draw(scene, true) };
