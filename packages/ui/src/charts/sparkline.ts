import { html, svg, type TemplateResult } from "lit";
import { linePath } from "./path.ts";

const HEIGHT = 36;
const INSET = 4;

/** A line without axis: how a figure moved, and how the one moved that it is compared with. */
export interface SparklineSays {
  readonly values: readonly (number | null)[];
  readonly compare?: readonly (number | null)[];
}

/** Draws how a figure moved, as wide as its place. What it says stands in figures beside it, so nobody hears it. */
export function sparkline({ values, compare = [] }: SparklineSays): TemplateResult {
  const known = [...values, ...compare].filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  // What does not move lies in the middle.
  const size = most > least ? (HEIGHT - 2 * INSET) / (most - least) : 0;
  const count = Math.max(values.length, compare.length, 1);
  const line = (all: readonly (number | null)[]) =>
    linePath(
      all.map((_, index) => (count === 1 ? 50 : (index / (count - 1)) * 100)),
      all.map((value) => (value === null ? null : size ? HEIGHT - INSET - (value - least) * size : HEIGHT / 2)),
    );
  return html`<svg class="spark" viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${compare.length ? svg`<path class="compare" d=${line(compare)}/>` : null}${svg`<path class="own" d=${line(values)}/>`}</svg>`;
}
