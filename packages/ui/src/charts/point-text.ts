import type { DateStyle, Formats } from "../format/formats.ts";
import type { ChartData } from "./data.ts";
import type { ChartSays } from "./says.ts";
import { momentOf, monthText } from "./times.ts";

const DAY = 86_400_000;

/** How points are called: shortly below a drawing, and in full where each is told by itself. */
export interface PointTexts {
  short(index: number): string;
  long(index: number): string;
}

/** How points are called: months, where they are months apart, days, where they are days apart, else hours. */
export function pointTexts({ along = "names" }: ChartSays, { points }: ChartData, formats: Formats): PointTexts {
  const text = (index: number) => String(points[index] ?? "");
  if (along === "names") return { short: text, long: text };
  const gap = points.length > 1 ? Math.abs(momentOf(points[1] ?? 0) - momentOf(points[0] ?? 0)) : DAY;
  const at = (index: number) => points[index] ?? 0;
  const date = (style: DateStyle) => (index: number) => formats.date(at(index), style);
  if (gap >= 27 * DAY)
    return { short: (index) => monthText(at(index), formats, along === "days"), long: date("month") };
  if (gap >= DAY || along === "days") return { short: date("day"), long: date("medium") };
  return { short: (index) => formats.time(at(index)), long: (index) => formats.dateTime(at(index)) };
}
