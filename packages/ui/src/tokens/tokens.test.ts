import { expect } from "@open-wc/testing";
import { ELEMENT_COLOURS, elementModule, pageCss } from "./css.ts";
import { type Colour, type Group, resolved, type Tokens, valueAt } from "./resolve.ts";

const read = async (name: string): Promise<string> => (await fetch(new URL(name, import.meta.url))).text();
const tokens = JSON.parse(await read("tokens.json")) as Tokens;

const linear = (part: string): number => {
  const x = Number.parseInt(part, 16) / 255;
  return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
};

/** The contrast of two sRGB colours, as WCAG 2 has it. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other]
    .map((hex) => [hex.slice(1, 3), hex.slice(3, 5), hex.slice(5, 7)].map(linear))
    .map(([r = 0, g = 0, b = 0]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const hexOf = (theme: Group, name: string): string => (valueAt(theme, `semantic.${name}`) as Colour).hex;

const GROUNDS = ["page", "frame", "surface", "surface-raised", "surface-sunken", "hover", "active", "selected"];
const CALM = GROUNDS.slice(0, 5).filter((ground) => ground !== "frame");
const KINDS = ["positive", "negative", "warning", "info"];
const CHARTS = [1, 2, 3, 4, 5, 6, 7, 8].map((series) => `chart-${series}`);

type Pair = readonly [ink: string, ground: string, least: number];
const pairs = (inks: readonly string[], grounds: readonly string[], least: number): Pair[] =>
  inks.flatMap((ink) => grounds.map((ground): Pair => [ink, ground, least]));

const ALL: readonly Pair[] = [
  ...pairs(["on-accent"], ["accent", "accent-hover"], 4.5),
  ...pairs(["text", "text-quiet", "accent-text"], [...GROUNDS, "accent-soft"], 4.5),
  ...KINDS.flatMap((kind) => [
    ...pairs([`${kind}-text`], [...GROUNDS, `${kind}-soft`], 4.5),
    ...pairs(["text", "text-quiet"], [`${kind}-soft`], 4.5),
    ...pairs([`on-${kind}`], [kind], 4.5),
    ...pairs([`${kind}-mark`], CALM, 3),
  ]),
  ...pairs(["border-control", "focus", "accent-border"], GROUNDS.slice(0, 6), 3),
  ...pairs([...CHARTS, "accent", "chart-compare", "chart-target", "chart-zero"], ["page", "surface"], 3),
  ...pairs(["chart-axis"], ["page", "surface"], 4.5),
];

describe("the tokens", () => {
  it("are built into the stylesheets that stand here", async () => {
    expect(await read("tokens.css")).to.equal(pageCss(tokens));
    // The server of this test hands out TypeScript compiled; what was written is in the source as one line of CSS.
    const [, css = ""] = /css`([^`]*)`/.exec(elementModule(tokens)) ?? [];
    const { tokens: built } = await import("./tokens.styles.ts");
    expect(built.cssText).to.equal(css);
  });

  for (const theme of Object.keys(tokens.modifiers.theme.contexts)) {
    it(`can be read by everybody: ${theme}`, () => {
      const group = resolved(tokens, theme, "comfortable");
      const failing = ALL.filter(([ink, ground, least]) => contrast(hexOf(group, ink), hexOf(group, ground)) < least);
      expect(failing).to.deep.equal([]);
    });
  }

  it("are, in an element of a page that has none, the same colours as in the portal", () => {
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(/css`([^`]*)`/.exec(elementModule(tokens))?.[1] ?? "");
    root.adoptedStyleSheets = [sheet];
    document.body.append(host);
    const probe = document.createElement("i");
    root.append(probe);
    for (const theme of ["light", "dark"]) {
      host.dataset["theme"] = theme;
      const group = resolved(tokens, theme, "comfortable");
      for (const name of ELEMENT_COLOURS.filter((one) => one !== "scrim")) {
        probe.style.setProperty("color", `var(--n-${name})`);
        const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hexOf(group, name).slice(at, at + 2), 16));
        expect(getComputedStyle(probe).color, `${name} in ${theme}`).to.equal(`rgb(${r}, ${g}, ${b})`);
      }
    }
    host.remove();
  });
});
