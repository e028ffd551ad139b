import { svg } from "lit";
import { fitted, px, type Scene } from "./scene.ts";
import { type Range, type RangeSays, rangeOf } from "./ticks.ts";
import { momentOf, timeTicks } from "./times.ts";

/** The room of a drawing inside its axes, and how values become places in it. */
export interface Axes {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly range: Range;
  /** Where a value is, from above. */
  y(value: number): number;
  /** The lines of the values, and what they are called. */
  readonly picture: unknown;
}

const GAP = 8;

/** What is asked of the axes. */
export interface AxesSays extends RangeSays {
  readonly values: Iterable<number>;
  /** The room that labels need at the end of the lines. */
  readonly end: number;
}

/** The axis of values at the left, its lines and its zero line. */
export function axesOf(scene: Scene, { values, end, ...says }: AxesSays): Axes {
  const { height, width, figures, data, isNarrow } = scene;
  const top = data.marks?.length ? 24 : 12;
  const bottom = height - (isNarrow ? 30 : 32);
  const count = Math.max(2, Math.floor((bottom - top) / (isNarrow ? 38 : 46)));
  const one = scene.says.figure.unit === "money" ? 10_000 : 1;
  const range = rangeOf(values, count, { one, isWhole: scene.says.figure.unit === "count", ...says });
  const texts = figures.axis(range.ticks);
  const left = Math.ceil(Math.max(...texts.map((text) => scene.textWidth(text)))) + GAP;
  const right = Math.max(left + 1, width - end);
  const size = (bottom - top) / (range.most - range.least);
  const y = (value: number) => bottom - (value - range.least) * size;
  const picture = range.ticks.map((tick, index) => {
    const at = px(y(tick));
    return svg`<line class=${tick === 0 ? "zero" : "grid"} x1=${left} x2=${right} y1=${at} y2=${at}/><text x=${left - GAP} y=${at + 4} text-anchor="end">${texts[index]}</text>`;
  });
  return { ...{ left, right, top, bottom, range, picture }, y };
}

/** Where the points of lines are, from the left: by their time, or evenly. */
export function pointsAlong(scene: Scene, { left, right }: Axes): readonly number[] {
  const { points } = scene.data;
  if (points.length === 1) return [(left + right) / 2];
  const isTime = (scene.says.along ?? "names") !== "names";
  const at = (index: number) => (isTime ? momentOf(points[index] ?? 0) : index);
  const first = at(0);
  const size = (right - left) / (at(points.length - 1) - first || 1);
  const xs: number[] = [];
  for (let index = 0; index < points.length; index += 1) xs.push(left + (at(index) - first) * size);
  return xs;
}

/** What stands below a line of time or names: as many as there is room for, none over another. */
export function alongText(scene: Scene, axes: Axes, xs: readonly number[]): unknown {
  const y = axes.bottom + 20;
  return wordsAlong(scene, axes, xs).map(
    ({ x, text, anchor }) => svg`<text transform=${`translate(${px(x)} ${y})`} text-anchor=${anchor}>${text}</text>`,
  );
}

interface Word {
  readonly x: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

function wordsAlong(scene: Scene, { left, right }: Axes, xs: readonly number[]): readonly Word[] {
  const { says, data, formats } = scene;
  const { points } = data;
  if ((says.along ?? "names") === "names" || points.length === 1) return namesAlong(scene, xs, right);
  const [from, to] = [momentOf(points[0] ?? 0), momentOf(points.at(-1) ?? 0)];
  const isCalendar = says.along === "days";
  const room = right - left;
  const isWide = room > 440;
  const ticks = timeTicks(from, to, room, { formats, isCalendar, isWide });
  const words: Word[] = [];
  for (const { at, text } of ticks) {
    const x = left + ((at - from) / (to - from || 1)) * room;
    const next = { x, text, anchor: "start" as const };
    const before = words.at(-1);
    // What is seen of the first month may be less than its name: then the name of the next one has the room.
    if (before && before.x + scene.textWidth(before.text) + GAP > x) words.pop();
    if (x + scene.textWidth(text) <= scene.width) words.push(next);
  }
  return words;
}

/** Names below their points: every second, third … of them where all would not fit. */
export function namesAlong(scene: Scene, xs: readonly number[], right: number): readonly Word[] {
  const { points } = scene.data;
  const gap = xs.length > 1 ? (xs[1] ?? 0) - (xs[0] ?? 0) : right;
  const texts = points.map((_, index) => scene.pointText(index));
  const widest = Math.max(0, ...texts.map((text) => scene.textWidth(text)));
  // Up to half of a long name may go before points go unnamed.
  const every = Math.max(1, Math.ceil(Math.min(widest, Math.max(widest / 2, 56)) / Math.max(1, gap - GAP)));
  return texts.flatMap((text, index) => {
    if (index % every !== 0) return [];
    const short = fitted(text, gap * every - GAP, scene);
    const half = scene.textWidth(short) / 2;
    const x = xs[index] ?? 0;
    return [{ x: Math.max(half, Math.min(x, scene.width - half)), text: short, anchor: "middle" as const }];
  });
}

/** The lines across at points that are named: "Today". */
export function marksOf(scene: Scene, axes: Axes, xs: readonly number[]): unknown {
  const { data, says } = scene;
  const isTime = (says.along ?? "names") !== "names";
  return data.marks?.map(({ at, label }) => {
    const index = data.points.indexOf(at);
    const [from, to] = [momentOf(data.points[0] ?? 0), momentOf(data.points.at(-1) ?? 0)];
    const along = axes.left + ((momentOf(at) - from) / (to - from || 1)) * (axes.right - axes.left);
    const x = index >= 0 ? xs[index] : isTime && along >= axes.left && along <= axes.right ? along : undefined;
    if (x === undefined) return null;
    const half = scene.textWidth(label) / 2;
    const text = Math.max(half, Math.min(x, scene.width - half));
    return svg`<line class="grid" x1=${px(x)} x2=${px(x)} y1=${axes.top} y2=${axes.bottom}/><text x=${px(text)} y=${axes.top - 6} text-anchor="middle">${label}</text>`;
  });
}
