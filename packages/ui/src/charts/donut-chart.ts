import { svg } from "lit";
import type { ChartData } from "./data.ts";
import { type Drawing, fitted, type Kind, px, type Scene } from "./scene.ts";

const MOST = 5;
const RING = 18;
const ROW = 24;
const GAP = 24;

/** At most five parts, the largest first; what is left is one of them, the last. */
function shape(data: ChartData, rest: (count: number) => string): ChartData {
  const [series] = data.series;
  if (!series) return data;
  // A part of a whole is more than nothing.
  const all = data.points
    .map((point, index) => ({ point, value: series.values[index] ?? 0 }))
    .filter(({ value }) => value > 0);
  all.sort((one, other) => other.value - one.value);
  const shown = all.length > MOST ? all.slice(0, MOST - 1) : all;
  const left = all.slice(shown.length);
  const sum = left.reduce((total, { value }) => total + value, 0);
  const parts = left.length ? [...shown, { point: rest(left.length), value: sum }] : shown;
  return {
    ...data,
    points: parts.map(({ point }) => point),
    series: [{ ...series, values: parts.map(({ value }) => value) }],
  };
}

/** A piece of a ring, from one share of it to another, clockwise from above. */
function arc(radius: number, from: number, to: number): string {
  const at = (share: number, distance: number) => {
    const angle = share * 2 * Math.PI;
    return `${px(Math.sin(angle) * distance)} ${px(-Math.cos(angle) * distance)}`;
  };
  const inner = radius - RING;
  // An arc from a place to itself is none: a whole ring has two halves.
  if (to - from > 0.9999) {
    const ring = (distance: number, turn: number) =>
      `M0 ${-distance}A${distance} ${distance} 0 1 ${turn} 0 ${distance}A${distance} ${distance} 0 1 ${turn} 0 ${-distance}Z`;
    return ring(radius, 1) + ring(inner, 0);
  }
  const far = to - from > 0.5 ? 1 : 0;
  return `M${at(from, radius)}A${radius} ${radius} 0 ${far} 1 ${at(to, radius)}L${at(to, inner)}A${inner} ${inner} 0 ${far} 0 ${at(from, inner)}Z`;
}

function draw(scene: Scene): Drawing {
  const { data, width, height, figures, formats, at, isNarrow } = scene;
  const values = data.points.map((_, index) => data.series[0]?.values[index] ?? 0);
  const total = values.reduce((sum, value) => sum + value, 0);
  const radius = (isNarrow ? 112 : Math.min(160, height)) / 2 - 2;
  const [middleX, middleY] = [radius + 2, isNarrow ? radius + 2 : height / 2];
  const listX = isNarrow ? 0 : middleX + radius + GAP;
  const listEnd = isNarrow ? width : Math.min(width, listX + 320);
  const listY = isNarrow ? middleY + radius + 16 : (height - values.length * ROW) / 2;
  let from = 0;
  const arcs = values.map((value) => {
    const piece = { from, to: from + value / total };
    from = piece.to;
    return piece;
  });
  const parts = arcs.map(({ from: start, to }, index) => {
    const isOther = at !== null && at.point !== index;
    return svg`<path class="bar part s${index + 1} ${isOther ? "dim" : ""}" d=${arc(radius, start, to)}/>`;
  });
  const shares = values.map((value) => formats.percent(value / total));
  const shareWidth = Math.max(0, ...shares.map((text) => scene.textWidth(text)));
  const names = values.map((value, index) => {
    const y = listY + index * ROW + ROW / 2;
    const text = figures.full(value);
    const room = listEnd - listX - 20 - scene.textWidth(text) - shareWidth - 28;
    return svg`<rect class="bar s${index + 1}" x=${px(listX)} y=${px(y - 5)} width="10" height="10" rx="2"/><text class="name" x=${px(listX + 20)} y=${px(y + 4)}>${fitted(scene.pointText(index), room, scene)}</text><text class="val" x=${px(listEnd - shareWidth - 16)} y=${px(y + 4)} text-anchor="end">${text}</text><text x=${px(listEnd)} y=${px(y + 4)} text-anchor="end">${shares[index]}</text>`;
  });
  const sum = figures.short(total);
  return {
    ...{ height, hasLegend: false },
    picture: svg`<g transform="translate(${px(middleX)} ${px(middleY)})">${parts}<text class="sum" y="5" text-anchor="middle">${fitted(sum, 2 * (radius - RING) - 8, scene, true)}</text></g>${names}`,
    spot({ point }) {
      const piece = arcs[point];
      if (!piece) return null;
      const angle = (piece.from + piece.to) * Math.PI;
      const distance = radius - RING / 2;
      return { x: middleX + Math.sin(angle) * distance, y: middleY - Math.cos(angle) * distance };
    },
    find(x, y) {
      const row = Math.floor((y - listY) / ROW);
      if (x >= listX && (!isNarrow || y >= listY)) return values[row] === undefined ? null : { point: row, series: 0 };
      const [alongX, alongY] = [x - middleX, y - middleY];
      const distance = Math.hypot(alongX, alongY);
      if (distance > radius + 4 || distance < radius - RING - 8) return null;
      const share = (Math.atan2(alongX, -alongY) / (2 * Math.PI) + 1) % 1;
      const point = arcs.findIndex((piece) => share >= piece.from && share < piece.to);
      return point < 0 ? null : { point, series: 0 };
    },
  };
}

/** Shares of a whole, five at most; of more, the rest is one. To compare them, rows are easier to read. */
export const donutChart: Kind = {
  ...{ draw, shape, isDown: true, isFilled: true, textSize: 13 },
  heightOf: ({ points }, isNarrow) => (isNarrow ? 132 + points.length * ROW : Math.max(160, points.length * ROW)),
};
