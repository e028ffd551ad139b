/** Something from a minute of a day to another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where something stands beside others at the same time. */
export interface Lane<T> {
  readonly item: T;
  readonly lane: number;
  /** How many lanes those have that touch each other. */
  readonly lanes: number;
}

/** Puts what overlaps side by side: each into the first lane that is free, all that touch each other in equal widths. */
export function lanesOf<T extends Span>(items: readonly T[]): Lane<T>[] {
  const sorted = [...items].sort((one, other) => one.from - other.from || other.to - one.to);
  const placed: Lane<T>[] = [];
  let group: { item: T; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    placed.push(...group.map((one) => ({ ...one, lanes: ends.length })));
    group = [];
    ends = [];
  };
  for (const item of sorted) {
    if (ends.every((end) => end <= item.from)) close();
    const free = ends.findIndex((end) => end <= item.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = item.to;
    group.push({ item, lane });
  }
  close();
  return placed;
}
