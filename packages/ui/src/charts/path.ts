import { px } from "./scene.ts";

/** Tenths of a pixel as they are written: to look them up takes a fifth of the time that writing a fraction does. */
const TENTHS: string[] = [];

function written(value: number): string {
  const tenths = Math.round(value * 10);
  if (!(tenths >= 0 && tenths < 40_000)) return String(tenths / 10);
  let text = TENTHS[tenths];
  if (text === undefined) {
    text = String(tenths / 10);
    TENTHS[tenths] = text;
  }
  return text;
}

/**
 * A line through points, broken where one is missing; a point alone becomes a dot, which a round cap draws. Where there are
 * many more points than pixels, of each pixel the first, least, most and last are drawn: nobody sees the others.
 */
export function linePath(xs: readonly number[], ys: readonly (number | null)[]): string {
  const { length } = ys;
  const first = xs[0] ?? 0;
  const isMany = length > 3 * Math.abs((xs[length - 1] ?? 0) - first);
  return isMany ? thinned(xs, ys) : through(xs, ys);
}

function through(xs: readonly number[], ys: readonly (number | null)[]): string {
  let path = "";
  let isOn = false;
  for (let index = 0; index < ys.length; index += 1) {
    const y = ys[index];
    if (y === null || y === undefined) {
      isOn = false;
      continue;
    }
    const isAlone = !isOn && (ys[index + 1] ?? null) === null;
    path += `${isOn ? "L" : "M"}${written(xs[index] ?? 0)} ${written(y)}${isAlone ? "h0" : ""}`;
    isOn = true;
  }
  return path;
}

function thinned(xs: readonly number[], ys: readonly (number | null)[]): string {
  const [keptX, keptY]: [number[], (number | null)[]] = [[], []];
  for (let start = 0; start < ys.length; ) {
    const pixel = Math.floor(xs[start] ?? 0);
    let end = start;
    while (end + 1 < ys.length && Math.floor(xs[end + 1] ?? 0) === pixel) end += 1;
    for (const index of extremes(ys, start, end)) {
      keptX.push(xs[index] ?? 0);
      keptY.push(ys[index] ?? null);
    }
    start = end + 1;
  }
  return through(keptX, keptY);
}

function extremes(ys: readonly (number | null)[], start: number, end: number): readonly number[] {
  let [least, most] = [start, start];
  for (let index = start; index <= end; index += 1) {
    if ((ys[index] ?? Infinity) < (ys[least] ?? Infinity)) least = index;
    if ((ys[index] ?? -Infinity) > (ys[most] ?? -Infinity)) most = index;
  }
  return [...new Set([start, Math.min(least, most), Math.max(least, most), end])];
}

/** The ground between a line and a base, in pieces where the line is broken. */
export function areaPath(xs: readonly number[], ys: readonly (number | null)[], base: readonly number[]): string {
  let path = "";
  for (let start = 0; start < ys.length; start += 1) {
    if (ys[start] === null || ys[start] === undefined) continue;
    let end = start;
    while (end + 1 < ys.length && ys[end + 1] !== null && ys[end + 1] !== undefined) end += 1;
    const over = through(xs.slice(start, end + 1), ys.slice(start, end + 1)).replace("h0", "");
    let back = "";
    for (let index = end; index >= start; index -= 1)
      back += `L${written(xs[index] ?? 0)} ${written(base[index] ?? 0)}`;
    path += `${over}${back}Z`;
    start = end;
  }
  return path;
}

/** A bar from a base to an end, its corners round where it ends. */
export function barPath(x: number, base: number, width: number, end: number): string {
  const radius = Math.min(2, width / 2, Math.abs(end - base));
  const sign = end < base ? 1 : -1;
  const right = px(x + width);
  const round = px(radius);
  return `M${px(x)} ${px(base)}V${px(end + sign * radius)}q0 ${-sign * round} ${round} ${-sign * round}H${px(x + width - radius)}q${round} 0 ${round} ${sign * round}V${px(base)}H${right}Z`;
}

/** A bar that lies, from a base to an end. */
export function lyingPath(y: number, base: number, height: number, end: number): string {
  const radius = Math.min(2, height / 2, Math.abs(end - base));
  const sign = end > base ? 1 : -1;
  const round = px(radius);
  return `M${px(base)} ${px(y)}H${px(end - sign * radius)}q${sign * round} 0 ${sign * round} ${round}V${px(y + height - radius)}q0 ${round} ${-sign * round} ${round}H${px(base)}Z`;
}
