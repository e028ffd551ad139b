import { expect } from "@open-wc/testing";
import { brandModule } from "./brand-module.ts";
import { contrast } from "./colour.ts";
import { chartModule, ELEMENT_COLOURS, elementModule, pageCss } from "./css.ts";
import { PAIRS } from "./fixture/pairs.ts";
import { type Colour, type Group, resolved, type Tokens, valueAt } from "./resolve.ts";

const read = async (name: string): Promise<string> => (await fetch(new URL(name, import.meta.url))).text();
const tokens = JSON.parse(await read("tokens.json")) as Tokens;

const hexOf = (theme: Group, name: string): string => (valueAt(theme, `semantic.${name}`) as Colour).hex;

describe("the tokens", () => {
  it("are built into the stylesheets that stand here", async () => {
    expect(await read("tokens.css")).to.equal(pageCss(tokens));
    // The server of this test hands out TypeScript compiled; what was written is in the source as one line of CSS.
    const [, css = ""] = /css`([^`]*)`/.exec(elementModule(tokens)) ?? [];
    const { tokens: built } = await import("./tokens.styles.ts");
    expect(built.cssText).to.equal(css);
    const { MORE, USUAL } = await import("./brand-names.ts");
    for (const names of [USUAL, MORE]) expect(brandModule(tokens)).to.include(JSON.stringify(names, null, 2));
    const [, ofCharts = ""] = /css`([^`]*)`/.exec(chartModule(tokens)) ?? [];
    const { chartTokens } = await import("./chart-tokens.styles.ts");
    expect(chartTokens.cssText).to.equal(ofCharts);
  });

  for (const theme of Object.keys(tokens.modifiers.theme.contexts)) {
    it(`can be read by everybody: ${theme}`, () => {
      const group = resolved(tokens, theme, "comfortable");
      const failing = PAIRS.filter(([ink, ground, least]) => contrast(hexOf(group, ink), hexOf(group, ground)) < least);
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
