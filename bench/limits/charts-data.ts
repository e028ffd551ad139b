/** How many charts there are, how many points each shows, and how often each gets another one, in milliseconds. */
export const CHARTS = 24;
export const POINTS = 300;
export const EVERY = 100;
export const SIZE = { width: 300, height: 180 };

/** What a chart shows: moments in seconds, and values. */
export interface Live {
  readonly times: number[];
  readonly values: number[];
}

const START = 1_778_500_000;

/** What a meter told at a step: a slow wave, and what comes on top of it. */
const valueAt = (chart: number, step: number): number =>
  50 + 30 * Math.sin((step + chart * 10) / 20) + ((step * 7919 + chart * 31) % 101) / 12;

/** The first points of a chart. */
export function begun(chart: number): Live {
  const steps = Array.from({ length: POINTS }, (_, index) => index);
  return { times: steps.map((step) => START + step / 10), values: steps.map((step) => valueAt(chart, step)) };
}

/** The same chart a step later: the oldest point has gone, another one has come. */
export function next({ times, values }: Live, chart: number): Live {
  const step = Math.round(((times.at(-1) ?? START) - START) * 10) + 1;
  return { times: [...times.slice(1), START + step / 10], values: [...values.slice(1), valueAt(chart, step)] };
}

/** Charts as the measure takes them: opened once, then each is given its data again and again. */
export type OpenCharts = (
  hosts: readonly HTMLElement[],
  first: readonly Live[],
) => Promise<(chart: number, data: Live) => void>;
