import { svg } from "lit";
import type { ChartData } from "./data.ts";
import { type Drawing, fitted, type Kind, px, type Scene, valuesOf } from "./scene.ts";

const ROW = 28;
const FOOT = 24;
const GAP = 2;
const LEVELS = 6;

/** How strong a cell's colour is: 0 is nothing, 6 the most there is. */
const levelOf = (value: number, most: number): number =>
  value === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((Math.abs(value) / most) * LEVELS - 1e-9));

/** A row for each series, a cell for each point; what is more has more of one colour. Its value stands in it, too. */
function draw(scene: Scene): Drawing {
  const { data, width, figures, at, isNarrow } = scene;
  const { points, series } = data;
  const names = series.map(({ label }) => label);
  const widest = Math.ceil(Math.max(0, ...names.map((name) => scene.textWidth(name))));
  const left = Math.min(widest, isNarrow ? 88 : 160) + 12;
  const size = (width - left) / Math.max(1, points.length);
  const most = Math.max(0, ...[...valuesOf(data)].map(Math.abs));
  const texts = series.map(({ values }) =>
    points.map((_, index) => {
      const value = values[index] ?? null;
      return value === null ? "" : figures.short(value);
    }),
  );
  const isWritten = texts.flat().every((text) => scene.textWidth(text) <= size - GAP - 4);
  const rows = series.map(({ values }, of) => {
    const y = of * ROW;
    const cells = points.map((_, point) => {
      const value = values[point] ?? null;
      if (value === null) return null;
      const x = left + point * size;
      const isAt = at?.point === point && at.series === of;
      return svg`<rect class="cell l${levelOf(value, most)} ${value < 0 ? "below" : ""} ${isAt ? "at" : ""}" x=${px(x + GAP / 2)} y=${y + GAP / 2} width=${px(Math.max(1, size - GAP))} height=${ROW - GAP} rx="3"/>${isWritten ? svg`<text class="val" x=${px(x + size / 2)} y=${y + ROW / 2 + 4} text-anchor="middle">${texts[of]?.[point]}</text>` : null}`;
    });
    return svg`<text class="name" x="0" y=${y + ROW / 2 + 4}>${fitted(names[of] ?? "", left - 12, scene)}</text>${cells}`;
  });
  const labels = points.map((_, index) => scene.pointText(index));
  const every = Math.max(1, Math.ceil((Math.max(0, ...labels.map((text) => scene.textWidth(text))) + 6) / size));
  const below = labels.map((text, index) => {
    if (index % every !== 0) return null;
    const half = scene.textWidth(text) / 2;
    const x = Math.min(left + (index + 0.5) * size, width - half);
    return svg`<text x=${px(x)} y=${series.length * ROW + 17} text-anchor="middle">${text}</text>`;
  });
  return {
    ...{ height: series.length * ROW + FOOT, hasLegend: false },
    picture: svg`${rows}${below}`,
    spot({ point, series: of }) {
      const value = series[of]?.values[point] ?? null;
      return value === null ? null : { x: left + (point + 0.5) * size, y: of * ROW + 4 };
    },
    find(x, y) {
      const place = { point: Math.floor((x - left) / size), series: Math.floor(y / ROW) };
      const isIn = x >= left && place.point < points.length && place.series >= 0 && place.series < series.length;
      return isIn ? place : null;
    },
  };
}

/** Values of two directions at once: when in the week, which stage in which month. */
export const heatMap: Kind = {
  ...{ draw, isSingle: true, isFilled: true },
  heightOf: ({ series }: ChartData) => Math.max(1, series.length) * ROW + FOOT,
};
