import { contrast, hexOf, type Oklch, oklchOf, shown } from "./colour.ts";

/** Twelve steps of one hue, in hex: the first is step 1. */
export type Scale = readonly string[];

/** The scales that a brand changes, in light and in dark. Gain, loss and warning keep their colours. */
export interface Theme {
  readonly light: { readonly neutral: Scale; readonly accent: Scale };
  readonly dark: { readonly neutral: Scale; readonly accent: Scale };
}

type Steps = readonly number[];

/** How light each step is, how much of the brand's chroma it has, and how much chroma the neutral beside it. */
interface Ladder {
  readonly light: Steps;
  readonly share: Steps;
  readonly neutral: Steps;
  readonly trace: Steps;
}

const LIGHT: Ladder = {
  light: [0.992, 0.98, 0.958, 0.936, 0.91, 0.878, 0.832, 0.66, 0, 0, 0.5, 0.26],
  share: [0.02, 0.055, 0.14, 0.24, 0.33, 0.41, 0.52, 0.72, 1, 1, 0.92, 0.42],
  neutral: [0.994, 0.982, 0.962, 0.944, 0.922, 0.896, 0.85, 0.6375, 0.6, 0.56, 0.5, 0.225],
  trace: [0.0015, 0.003, 0.005, 0.006, 0.007, 0.008, 0.01, 0.014, 0.015, 0.016, 0.018, 0.018],
};
const DARK: Ladder = {
  light: [0.17, 0.2, 0.238, 0.272, 0.306, 0.35, 0.418, 0.55, 0, 0, 0.79, 0.945],
  share: [0.12, 0.16, 0.24, 0.32, 0.4, 0.46, 0.54, 0.74, 1, 1, 0.68, 0.22],
  neutral: [0.178, 0.205, 0.236, 0.264, 0.292, 0.326, 0.384, 0.56, 0.6, 0.64, 0.75, 0.95],
  trace: [0.008, 0.009, 0.01, 0.011, 0.012, 0.013, 0.015, 0.016, 0.016, 0.016, 0.014, 0.006],
};
const WHITE = "#ffffff";
/** A step of the search. */
const STEP = 0.0025;
/** A brand that is grey gives no hue; the neutrals keep their own. */
const GREY = 0.012;
const HOUSE_HUE = 264;
/** The least a solid is in dark, so that it stands out, and the darkest that can still be darker where it is pointed at. */
const LEAST_IN_DARK = 0.5;
const LEAST_TO_DARKEN = 0.22;
// A little more than is asked for: what is solved here is rounded to hex.
const CONTROL = 3.05;
const SOLID = 4.6;
const TEXT = 4.7;
const STRONG = 8;

/** Moves a lightness until a colour reads on every ground, or there is no further to go. */
function solved(colour: Oklch, by: number, grounds: readonly string[], least: number): Oklch {
  let next = colour;
  const reads = () => grounds.every((ground) => contrast(hexOf(next), ground) >= least);
  while (!reads() && next.l + by > 0 && next.l + by < 1) next = { ...next, l: next.l + by };
  return next;
}

function side(brand: Oklch, isDark: boolean): Theme["light"] {
  const { light, share, neutral: greys, trace } = isDark ? DARK : LIGHT;
  const hue = brand.c < GREY ? HOUSE_HUE : brand.h;
  const grey = (at: number, l = greys[at] ?? 0): Oklch => ({ l, c: trace[at] ?? 0, h: hue });
  const towards = isDark ? STEP : -STEP;
  const neutral = greys.map((_, at) => hexOf(grey(at)));
  // The ground of what is pointed at is the least kind to an edge; of what is chosen, to a text.
  const edges = neutral.slice(0, isDark ? 4 : 3);
  const grounds = neutral.slice(0, isDark ? 5 : 4);

  const bright = isDark
    ? solved({ ...brand, l: Math.max(brand.l, LEAST_IN_DARK) }, STEP, [neutral[2] ?? ""], CONTROL)
    : brand;
  const solid = shown(solved(bright, -STEP, [WHITE], SOLID));
  const pointed = { ...solid, l: solid.l + (solid.l > LEAST_TO_DARKEN ? -0.04 : 0.06) };
  const accent = (at: number, l = light[at] ?? 0): Oklch => ({ l, c: solid.c * (share[at] ?? 0), h: brand.h });
  const soft = [2, 3].map((at) => hexOf(accent(at)));

  neutral[7] = hexOf(solved(grey(7), towards, edges, CONTROL));
  neutral[10] = hexOf(solved(grey(10), towards, [...grounds, ...soft], TEXT));
  const twelve = light.map((_, at) => hexOf(accent(at)));
  twelve[7] = hexOf(solved(accent(7), towards, edges, CONTROL));
  twelve[8] = hexOf(solid);
  twelve[9] = hexOf(pointed);
  twelve[10] = hexOf(solved(accent(10), towards, [...grounds, ...soft], TEXT));
  twelve[11] = hexOf(solved(accent(11), towards, [...grounds, ...soft], STRONG));
  return { neutral, accent: twelve };
}

/**
 * A whole theme from one brand colour (`#7a2e6b`). Lightness is fixed for each step and chroma a share of the brand's, as
 * far as a screen can show it; what must be read is solved: edges to 3 : 1, solids until white reads on them, texts on
 * every ground they may stand on. A brand too light for white text, as yellow is, gets darker; its hue stays.
 */
export function themeOf(brand: string): Theme {
  const colour = oklchOf(brand);
  if (!colour) throw new TypeError(`"${brand}" is no colour. Give the brand in hex, as #7a2e6b.`);
  return { light: side(colour, false), dark: side(colour, true) };
}
