/** The middle of the values; between the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("there is no median of nothing");
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** What the rounds of a measurement say: the median, and how far apart they were. */
export interface Figure {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly n: number;
}

export function figureOf(values: readonly number[]): Figure {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values), n: values.length };
}

/** How many times the limit something costs. */
export interface Ratio {
  /** The ratio of the medians. */
  readonly ratio: number;
  /** The least and the greatest ratio of one round, in which both were measured one after the other. */
  readonly least: number;
  readonly most: number;
}

export function ratioOf(cost: readonly number[], limit: readonly number[]): Ratio {
  if (cost.length !== limit.length) throw new Error("a round is missing on one side");
  const rounds = cost.map((value, index) => value / (limit[index] ?? Number.NaN));
  return { ratio: median(cost) / median(limit), least: Math.min(...rounds), most: Math.max(...rounds) };
}
