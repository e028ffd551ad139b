import type { ChartData, Place } from "./data.ts";

const valueAt = ({ series }: ChartData, { point, series: of }: Place): number | null =>
  series[of]?.values[point] ?? null;

/** Where a key leads from a value: along the points, or to the next series; null where the key is for somebody else. */
export function walked(key: string, at: Place | null, data: ChartData, isDown: boolean): Place | null {
  const [forth, back, over, under] = isDown
    ? ["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"]
    : ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"];
  const last = data.points.length - 1;
  if (key === "Home" || (key === forth && !at)) return seek(data, { point: 0, series: at?.series ?? 0 }, 1);
  if (key === "End" || (key === back && !at)) return seek(data, { point: last, series: at?.series ?? 0 }, -1);
  if (!at) return key === over || key === under ? seek(data, { point: 0, series: 0 }, 1) : null;
  if (key === forth) return seek(data, { ...at, point: at.point + 1 }, 1) ?? at;
  if (key === back) return seek(data, { ...at, point: at.point - 1 }, -1) ?? at;
  if (key !== over && key !== under) return null;
  const count = data.series.length;
  for (let step = 1; step < count; step += 1) {
    const series = (at.series + (key === over ? step : -step) + count) % count;
    if (valueAt(data, { point: at.point, series }) !== null) return { point: at.point, series };
  }
  return at;
}

/** The next point at which any series has a value, and that series, or the nearest one that has. */
export function seek(data: ChartData, from: Place, step: 1 | -1): Place | null {
  for (let { point } = from; point >= 0 && point < data.points.length; point += step) {
    const place = { point, series: from.series };
    if (valueAt(data, place) !== null) return place;
    const series = data.series.findIndex(({ values }) => (values[point] ?? null) !== null);
    if (series >= 0) return { point, series };
  }
  return null;
}
