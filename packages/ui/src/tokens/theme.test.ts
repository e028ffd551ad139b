import { expect } from "@open-wc/testing";
import { contrast, labOf, linearOf } from "./colour.ts";
import { CHARTS, PAIRS } from "./fixture/pairs.ts";
import { type Colour, type Group, resolved, type Tokens, valueAt } from "./resolve.ts";
import { type Theme, themeOf } from "./theme.ts";

const tokens = JSON.parse(await (await fetch(new URL("tokens.json", import.meta.url))).text()) as Tokens;
const THEMES = Object.keys(tokens.modifiers.theme.contexts);

const BRANDS = [
  "#7a2e6b #3466dd #000000 #ffffff #808080 #ffff00 #ff0000 #00ff00 #0000ff #00ffff #ff00ff #ffd700",
  "#e20074 #1db954 #ff6600 #003366 #8b4513 #2f4f4f #c0c0c0 #111827 #fef08a #f472b6 #a3e635 #06b6d4",
  "#4a154b #0061d5 #b00020 #f5f5dc #228b22 #ff9900 #6b7280 #fa8072 #1a1a1a #e6e6fa #d2b48c #5b21b6",
].flatMap((line) => line.split(" "));

/** The tokens with a brand's steps in the place of the house's. */
function branded({ light, dark }: Theme): Tokens {
  const steps = (scale: readonly string[]) =>
    Object.fromEntries(scale.map((hex, at) => [String(at + 1), { $value: { components: [], hex } }]));
  const side = ({ neutral, accent }: Theme["light"]) => ({ neutral: steps(neutral), accent: steps(accent) });
  const brand = { reference: { light: side(light), dark: side(dark) } };
  const { reference, ...sets } = tokens.sets;
  return { ...tokens, sets: { ...sets, reference: { sources: [...reference.sources, brand] } } };
}

const hexIn = (group: Group, name: string): string => (valueAt(group, `semantic.${name}`) as Colour).hex;

const failingIn = (of: Tokens) =>
  THEMES.flatMap((theme) => {
    const group = resolved(of, theme, "comfortable");
    return PAIRS.filter(([ink, ground, least]) => contrast(hexIn(group, ink), hexIn(group, ground)) < least).map(
      ([ink, ground, least]) =>
        `${theme}: ${ink} on ${ground} is ${contrast(hexIn(group, ink), hexIn(group, ground)).toFixed(2)}, not ${least}`,
    );
  });

describe("a theme of one brand colour", () => {
  for (const brand of BRANDS) {
    it(`can be read by everybody: ${brand}`, () => {
      expect(failingIn(branded(themeOf(brand)))).to.deep.equal([]);
    });
  }

  it("keeps the brand's own colour for its solids, where white reads on it", () => {
    expect(themeOf("#7a2e6b").light.accent[8]).to.equal("#7a2e6b");
    expect(themeOf("#000").light.accent[8]).to.equal("#000000");
    expect(themeOf("#ffff00").light.accent[8]).to.not.equal("#ffff00");
  });

  it("is near to the one that was made by hand", () => {
    const [made, own] = [themeOf("#3466dd"), resolved(tokens, "light", "comfortable")];
    const far = made.light.accent.map((hex, at) => {
      const { hex: other } = valueAt(own, `reference.light.accent.${at + 1}`) as Colour;
      const [one, two] = [labOf(linearOf(hex)), labOf(linearOf(other))];
      return 100 * Math.hypot(...one.map((part, index) => part - (two[index] ?? 0)));
    });
    expect(Math.max(...far)).to.be.lessThan(3);
  });

  it("is refused where the colour is none", () => {
    expect(() => themeOf("plum")).to.throw("#7a2e6b");
  });
});

// How a colour looks without one of the three kinds of cones (Machado and others, 2009).
const EYES = {
  most: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

describe("the series of a chart", () => {
  for (const [eyes, matrix] of Object.entries(EYES)) {
    it(`are told apart by everybody: ${eyes}`, () => {
      for (const theme of THEMES) {
        const group = resolved(tokens, theme, "comfortable");
        const seen = CHARTS.map((name) => {
          const light = linearOf(hexIn(group, name));
          const [r = 0, g = 0, b = 0] = matrix.map((row) =>
            Math.min(
              1,
              Math.max(
                0,
                row.reduce((sum, part, at) => sum + part * (light[at] ?? 0), 0),
              ),
            ),
          );
          return labOf([r, g, b]);
        });
        seen.forEach((one, at) => {
          for (const other of seen.slice(0, at)) {
            const far = 100 * Math.hypot(...one.map((part, index) => part - (other[index] ?? 0)));
            expect(far, `${theme}, ${at + 1}`).to.be.greaterThan(10);
          }
        });
      }
    });
  }
});
