import type { Figure, MetricPoint, Period } from "@nexus-os/contracts";
import { figuresOf, type Made, Sums } from "./figures.ts";

/** A row that was counted: of which part, on which day, in which place of the dimensions asked for. */
export interface CountedRow {
  readonly part: number;
  /** Empty where the metric is true now. */
  readonly day: string;
  readonly keys: readonly string[];
  readonly currency: string;
  readonly records: number;
  readonly total: number;
}

/** The times of an answer: what was asked for and what it is compared with, whole and in pieces. */
export interface Times {
  readonly period: Period | null;
  readonly compared: Period | null;
  readonly pieces: readonly Period[];
  readonly comparedPieces: readonly Period[];
}

/** What the rows of one place come to. */
class Bin {
  readonly now = new Sums();
  readonly earlier = new Sums();
  readonly #times: Times;
  readonly #pieces: readonly Sums[];
  readonly #comparedPieces: readonly Sums[];

  constructor(times: Times) {
    this.#times = times;
    this.#pieces = times.pieces.map(() => new Sums());
    this.#comparedPieces = times.comparedPieces.map(() => new Sums());
  }

  add({ part, day, currency, records, total }: CountedRow): void {
    const { period, compared, pieces, comparedPieces } = this.#times;
    // A day can lie in both, where more than a year is compared with the year before.
    if (period === null || isIn(day, period)) {
      this.now.add(part, currency, records, total);
      this.#pieces[placeOf(day, pieces)]?.add(part, currency, records, total);
    }
    if (compared !== null && isIn(day, compared)) {
      this.earlier.add(part, currency, records, total);
      this.#comparedPieces[placeOf(day, comparedPieces)]?.add(part, currency, records, total);
    }
  }

  /** The organization's own currency first. */
  currencies(first: string): string[] {
    const all = [...new Set([...this.now.currencies, ...this.earlier.currencies])].sort();
    return all.sort((one, other) => Number(other === first) - Number(one === first));
  }

  figures(made: Made, currencies: readonly string[]): Figure[] {
    return figuresOf(made, this.now, this.#times.compared && this.earlier, currencies);
  }

  series(made: Made, currencies: readonly string[]): MetricPoint[] {
    const { pieces, comparedPieces, compared } = this.#times;
    const none = new Sums();
    return pieces.map((piece, index) => {
      const then = compared ? (this.#comparedPieces[index] ?? none) : null;
      const figures = figuresOf(made, this.#pieces[index] ?? none, then, currencies);
      return { ...piece, compared: comparedPieces[index] ?? null, figures };
    });
  }
}

function isIn(day: string, { from, to }: Period): boolean {
  return day >= from && day <= to;
}

/** Where among pieces, which come one after another, a day lies. */
function placeOf(day: string, pieces: readonly Period[]): number {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.to ?? "") < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What all rows come to, and those of each place. */
export interface Folded {
  readonly all: Bin;
  readonly places: readonly { readonly keys: readonly string[]; readonly bin: Bin }[];
}

/** Adds rows up: over all, and by their places in the dimensions that were asked for. */
export function folded(rows: readonly CountedRow[], times: Times): Folded {
  const all = new Bin(times);
  const places = new Map<string, { keys: readonly string[]; bin: Bin }>();
  for (const row of rows) {
    all.add(row);
    if (row.keys.length === 0) continue;
    const name = row.keys.join("\n");
    const place = places.get(name) ?? { keys: row.keys, bin: new Bin(times) };
    places.set(name, place);
    place.bin.add(row);
  }
  return { all, places: [...places.values()] };
}
