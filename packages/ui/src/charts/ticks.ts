/** A range of values, and the round ones in it. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly ticks: readonly number[];
}

/** The step of a round number (1, 2 or 5 by a power of ten) that divides a span into at most so many pieces. */
function stepOf(span: number, count: number): number {
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return power * (share <= 1 + 1e-9 ? 1 : share <= 2 + 1e-9 ? 2 : share <= 5 + 1e-9 ? 5 : 10);
}

/**
 * The range that shows values, its ends at half steps so that it stays as it is while values move a little. What is
 * counted has no halves: its step is at least one.
 */
export function rangeOf(values: Iterable<number>, count: number, says: RangeSays = {}): Range {
  let [least, most] = says.isFromZero === false ? [Infinity, -Infinity] : [0, 0];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least > most) [least, most] = [0, 0];
  if (least === most) {
    if (least === 0) most = says.one ?? 1;
    else if (least > 0) least = says.isFromZero === false ? least * 0.9 : 0;
    else most = 0;
  }
  let step = stepOf(most - least, count);
  if (says.isWhole) step = Math.max(1, step);
  const half = step / 2;
  const from = Math.floor(least / half + 1e-9) * half;
  const to = Math.ceil(most / half - 1e-9) * half;
  const ticks: number[] = [];
  for (let index = Math.ceil(from / step - 1e-9); index * step <= to + step * 1e-9; index += 1) {
    // A product of a step below one carries what binary fractions add: 3 × 0.1.
    ticks.push(Number((index * step).toPrecision(12)));
  }
  return { least: from, most: to, ticks };
}

/** What is known of the values of a range. */
export interface RangeSays {
  /** Whether zero is part of it, as it is unless this is false. */
  readonly isFromZero?: boolean;
  /** Whether there are no values between whole numbers. */
  readonly isWhole?: boolean;
  /** What is shown as the most where all values are zero. */
  readonly one?: number;
}
