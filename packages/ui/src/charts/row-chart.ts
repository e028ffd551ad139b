import { svg } from "lit";
import { accented } from "./bar-chart.ts";
import type { ChartData, Place } from "./data.ts";
import { lyingPath } from "./path.ts";
import { classesOf, type Drawing, fitted, type Kind, px, type Scene, valuesOf } from "./scene.ts";

const ROW = 24;
const BAR = 8;
const GAP = 12;

const shownOf = ({ series }: ChartData): readonly number[] =>
  series.flatMap(({ role }, index) => (role === "target" ? [] : [index]));

/** How much room a bar has with its text; a little more lies between the points of several series. */
const PITCH = 18;

const stepOf = (data: ChartData): number => {
  const count = shownOf(data).length;
  return count > 1 ? count * PITCH + 8 : ROW;
};

interface Row extends Place {
  readonly y: number;
  readonly end: number;
  readonly text: string;
}

/** Names at the left, bars on one zero line, what they are at the right: no axis has to be read. */
function draw(scene: Scene, noteOf: (point: number) => string): Drawing {
  const { data, width, figures, at, isNarrow } = scene;
  const { points, series } = data;
  const shown = shownOf(data);
  const step = stepOf(data);
  const classes = classesOf(data);
  const names = points.map((_, index) => scene.pointText(index));
  const widest = (texts: readonly string[]) => Math.ceil(Math.max(0, ...texts.map((text) => scene.textWidth(text))));
  const most = Math.round(isNarrow ? Math.max(96, width * 0.32) : Math.max(144, width * 0.3));
  const left = Math.min(widest(names), most) + GAP;
  const values = points.flatMap((_, point) => shown.map((of) => series[of]?.values[point] ?? null));
  const texts = values.map((value) => (value === null ? "–" : figures.full(value)));
  const notes = points.map((_, point) => noteOf(point));
  const note = widest(notes);
  const ends = width - note - (note ? GAP : 0);
  const right = Math.max(left + 24, ends - widest(texts) - GAP);
  let [down, up] = [0, 0];
  for (const value of valuesOf(data)) {
    down = Math.min(down, value);
    up = Math.max(up, value);
  }
  const size = (right - left) / (up - down || 1);
  const zero = left - down * size;
  const rows: Row[] = points.flatMap((_, point) =>
    shown.map((of, place) => {
      const value = series[of]?.values[point] ?? 0;
      // What is not zero is seen, however small it is.
      const length = value === 0 ? 0 : Math.max(2, Math.abs(value) * size);
      const y = point * step + (step - shown.length * PITCH) / 2 + place * PITCH + (PITCH - BAR) / 2;
      const text = texts[point * shown.length + place] ?? "";
      return { point, series: of, y, end: zero + Math.sign(value) * length, text };
    }),
  );
  const bar = ({ point, series: of, y, end, text }: Row) => {
    const kind = accented(data, point) ? classes[of] : "rest";
    const isOther = at !== null && at.point !== point;
    return svg`<path class="bar ${kind} ${isOther ? "dim" : ""}" d=${lyingPath(y, zero, BAR, end)}/><text class="val" x=${px(ends)} y=${px(y + BAR)} text-anchor="end">${text}</text>`;
  };
  const head = points.map((_, point) => {
    const y = point * step + step / 2 + 4;
    return svg`<text class="name" x="0" y=${px(y)}>${fitted(names[point] ?? "", left - GAP, scene)}</text>${note ? svg`<text x=${px(width)} y=${px(y)} text-anchor="end">${notes[point]}</text>` : null}`;
  });
  const height = points.length * step;
  const line = down < 0 ? svg`<line class="zero" x1=${px(zero)} x2=${px(zero)} y1="0" y2=${height}/>` : null;
  return {
    ...{ height, hasLegend: shown.length > 1 },
    picture: svg`${head}${rows.map(bar)}${line}`,
    spot(place) {
      const row = rows.find(({ point, series: of }) => point === place.point && of === place.series);
      return row ? { x: row.end, y: row.y } : null;
    },
    find(_x, y) {
      const point = Math.floor(y / step);
      if (point < 0 || point >= points.length) return null;
      const near = rows.filter((row) => row.point === point);
      const [first] = near.sort((one, other) => Math.abs(one.y + BAR / 2 - y) - Math.abs(other.y + BAR / 2 - y));
      return first ? { point, series: first.series } : null;
    },
  };
}

const heightOf = (data: ChartData): number => Math.max(1, data.points.length) * stepOf(data);

/** Bars that lie, for kinds with names: the longest first, unless they have an order of their own. */
export const rowChart: Kind = {
  draw: (scene) => draw(scene, () => ""),
  heightOf,
  isDown: true,
  isFilled: true,
  textSize: 13,
};

/** The stages of a way, and what share of the one before came so far. */
export const funnelChart: Kind = {
  draw(scene) {
    const values = scene.data.series[0]?.values ?? [];
    return draw(scene, (point) => {
      const before = values[point - 1];
      return before ? scene.formats.percent((values[point] ?? 0) / before) : "";
    });
  },
  heightOf,
  isDown: true,
  isFilled: true,
  textSize: 13,
};
