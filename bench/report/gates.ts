import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A figure that a gate may be set for. */
export interface Gated {
  /** What it is, as bench/gates.json names it. */
  readonly what: string;
  /** Where it was measured: a database. */
  readonly where: string;
  readonly value: number;
}

/** The most that each figure may be, by measure and by what it is. */
export type Gates = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function readGates(): Gates {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../gates.json"), "utf8")) as Gates;
}

/** The gates of a measure that were missed, and those of which nothing was measured. */
export function missed(gates: Gates, measure: string, figures: readonly Gated[]): readonly string[] {
  return Object.entries(gates[measure] ?? {}).flatMap(([what, most]) => {
    const found = figures.filter((each) => each.what === what);
    if (found.length === 0) return [`${measure}: ${what} was not measured`];
    return found
      .filter(({ value }) => !(value <= most))
      .map(({ where, value }) => `${measure}: ${what} is ${value.toFixed(2)} on ${where}, and may be ${most}`);
  });
}
