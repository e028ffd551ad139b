import type { Figure, Metric, Scale, Verdict } from "@nexus-os/contracts";

/** What records come to in one place: for each counted part and currency how many there are, and their total. */
export class Sums {
  readonly #sums = new Map<string, { records: number; total: number }>();
  /** Empty where values are no money. */
  readonly currencies = new Set<string>();

  add(part: number, currency: string, records: number, total: number): void {
    const name = `${part} ${currency}`;
    const known = this.#sums.get(name) ?? { records: 0, total: 0 };
    known.records += records;
    known.total += total;
    this.#sums.set(name, known);
    if (currency !== "") this.currencies.add(currency);
  }

  of(part: number, currency: string): { readonly records: number; readonly total: number } {
    return this.#sums.get(`${part} ${currency}`) ?? { records: 0, total: 0 };
  }
}

/** A metric with what it is made of: itself, or the parts of a ratio, the first of which is the one that the others are the whole of. */
export interface Made {
  readonly metric: Metric;
  readonly parts: readonly Metric[];
  /** The places among the parts of those that make the whole; empty where it is no ratio. */
  readonly whole: readonly number[];
  /** In what each part is told. */
  readonly scales: readonly Scale[];
}

/** A total of a part as it is told, divided by a number of records. Multiplied first: what is exact stays so. */
function totalOf({ scales }: Made, sums: Sums, part: number, currency: string, over = 1): number {
  const { times = 1, by = 1 } = scales[part] ?? {};
  return (sums.of(part, currency).total * times) / (by * over);
}

function plain(made: Made, sums: Sums, part: number, currency: string): number {
  const isCount = made.parts[part]?.of.kind === "count";
  return isCount ? sums.of(part, currency).records : totalOf(made, sums, part, currency);
}

function valueFrom(made: Made, sums: Sums, currency: string): number | null {
  const { metric, whole } = made;
  switch (metric.of.kind) {
    case "count":
    case "sum":
      return plain(made, sums, 0, currency);
    case "average": {
      const { records } = sums.of(0, currency);
      if (records === 0) return null;
      const value = totalOf(made, sums, 0, currency, records);
      // There is no half a cent, and no half a millisecond.
      return metric.unit === "money" || metric.unit === "duration" ? Math.round(value) : value;
    }
    case "ratio": {
      const all = whole.reduce((sum, at) => sum + plain(made, sums, at, currency), 0);
      return all === 0 ? null : plain(made, sums, 0, currency) / all;
    }
  }
}

function changeOf({ unit }: Metric, value: number, previous: number): number | null {
  if (unit === "percent") return value - previous;
  return previous === 0 ? null : (value - previous) / Math.abs(previous);
}

function verdictOf({ good }: Metric, value: number, previous: number): Verdict {
  if (value === previous) return "same";
  return value > previous === (good === "up") ? "better" : "worse";
}

/** The values of a metric beside what they are compared with: one for each of these currencies, in their order. */
export function figuresOf(made: Made, now: Sums, then: Sums | null, currencies: readonly string[]): Figure[] {
  const { metric } = made;
  const each = metric.unit === "money" ? currencies : [""];
  return each.map((currency) => {
    const value = valueFrom(made, now, currency);
    const previous = then && valueFrom(made, then, currency);
    const isCompared = value !== null && previous !== null;
    return {
      ...{ currency: currency === "" ? null : currency, value, previous },
      change: isCompared ? changeOf(metric, value, previous) : null,
      verdict: isCompared ? verdictOf(metric, value, previous) : null,
    };
  });
}
