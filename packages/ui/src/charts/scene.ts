import type { Formats } from "../format/formats.ts";
import type { ChartData, ChartLook, KindTraits, Place } from "./data.ts";
import type { Figures } from "./figure.ts";

/** What a kind of chart draws from: the data, the room there is, and how figures and words are written. */
export interface Scene {
  readonly says: ChartLook;
  readonly data: ChartData;
  readonly width: number;
  readonly height: number;
  /** Whether it is as narrow as a phone: then another drawing is made, not a smaller one. */
  readonly isNarrow: boolean;
  readonly formats: Formats;
  readonly figures: Figures;
  /** The value that is pointed at. */
  readonly at: Place | null;
  /** How wide a text of the drawing is. */
  textWidth(text: string, isStrong?: boolean): number;
  /** How a point is called below the drawing: the day, the hour, the name. */
  pointText(index: number): string;
  /** How it is called where it is told by itself: the day with its year. */
  pointName(index: number): string;
}

/** A chart that has been drawn: the content of its SVG, and what is where in it. */
export interface Drawing {
  readonly picture: unknown;
  readonly height: number;
  /** Whether its series are told apart by a legend, because they could not be named where they are. */
  readonly hasLegend: boolean;
  /** Where a value is; null where there is none. */
  spot(place: Place): Spot | null;
  /** Which value is nearest to a place in the drawing. */
  find(x: number, y: number): Place | null;
}

/** A place in a drawing, in pixels from its upper left. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A way to draw a chart. */
export interface Kind extends KindTraits {
  draw(scene: Scene): Drawing;
}

/** Which colour each series has: those of their own in fixed order, comparisons and targets none. */
export function classesOf({ series }: ChartData): readonly string[] {
  let own = 0;
  return series.map(({ role }) => {
    if (role) return role;
    own += 1;
    // There are eight; a ninth series would be one that nobody can tell from the first.
    return `s${((own - 1) % 8) + 1}`;
  });
}

/** The values of all series. */
export function valuesOf({ series }: ChartData): readonly number[] {
  const all: number[] = [];
  for (const { values } of series) for (const value of values) if (value !== null) all.push(value);
  return all;
}

/** A text that fits into a width, cut with an ellipsis where it is longer. */
export function fitted(text: string, width: number, scene: Pick<Scene, "textWidth">, isStrong = false): string {
  if (scene.textWidth(text, isStrong) <= width) return text;
  let [least, most] = [0, text.length];
  while (least < most) {
    const middle = (least + most + 1) >> 1;
    if (scene.textWidth(`${text.slice(0, middle).trimEnd()}…`, isStrong) <= width) least = middle;
    else most = middle - 1;
  }
  return least === 0 ? "" : `${text.slice(0, least).trimEnd()}…`;
}

/** A number of pixels as it is written into a path. */
export const px = (value: number): number => Math.round(value * 10) / 10;
