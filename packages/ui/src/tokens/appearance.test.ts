import { expect } from "@open-wc/testing";
import { define } from "../element/define.ts";
import { NexusProvider } from "../element/nexus-provider.ts";
import { staged } from "../fixture/stage.ts";
import { appear } from "./appearance.ts";
import { brandCss } from "./brand.ts";
import { themeOf } from "./theme.ts";

const page = await (await fetch(new URL("tokens.css", import.meta.url))).text();
define("provider", NexusProvider);

/** A colour as the browser tells it. */
function told(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r}, ${g}, ${b})`;
}

/** The colour that a token has inside an element. */
function inside(host: HTMLElement, name: string): string {
  const probe = document.createElement("i");
  probe.style.setProperty("color", `var(--n-${name})`);
  host.shadowRoot?.append(probe);
  return getComputedStyle(probe).color;
}

async function anElement(into: HTMLElement = document.body) {
  const element = staged({ styles: [], build: () => () => "x" });
  into.append(element);
  await element.updateComplete;
  return element;
}

const { light, dark } = themeOf("#7a2e6b");

describe("an appearance", () => {
  let portal: CSSStyleSheet;

  beforeEach(() => {
    portal = new CSSStyleSheet();
    portal.replaceSync(page);
  });

  afterEach(() => {
    document.body.replaceChildren();
    document.adoptedStyleSheets = [];
  });

  it("gives an element its brand, in light and dark, also in a page that has the tokens of the portal", async () => {
    for (const sheets of [[], [portal]]) {
      document.adoptedStyleSheets = sheets;
      const [one, other] = [await anElement(), await anElement()];
      appear(one, { brand: "#7a2e6b", theme: "light" });
      expect(inside(one, "accent")).to.equal(told("#7a2e6b"));
      expect(inside(one, "text")).to.equal(told(light.neutral[11] ?? ""));
      expect(inside(other, "accent")).to.not.equal(told("#7a2e6b"));
      appear(one, { theme: "dark" });
      expect(inside(one, "accent")).to.equal(told(dark.accent[8] ?? ""));
      expect(inside(one, "surface")).to.equal(told(dark.neutral[2] ?? ""));
      one.dataset["contrast"] = "more";
      expect(inside(one, "text")).to.equal("rgb(255, 255, 255)");
      expect(inside(one, "accent")).to.equal(told(dark.accent[10] ?? ""));
    }
  });

  it("of a provider is that of the elements inside, and of no other", async () => {
    const provider = document.createElement("nexus-provider");
    provider.appearance = { brand: "#1db954", theme: "dark" };
    document.body.append(provider);
    const [within, outside] = [await anElement(provider), await anElement()];
    const green = told(themeOf("#1db954").dark.accent[10] ?? "");
    while (inside(within, "accent-text") !== green) await new Promise(requestAnimationFrame);
    expect(inside(outside, "accent-text")).to.not.equal(green);
  });

  it("built for a page outweighs the tokens of the house in each of their themes", async () => {
    const brand = new CSSStyleSheet();
    brand.replaceSync(brandCss(themeOf("#7a2e6b"), ":root:root"));
    document.adoptedStyleSheets = [portal, brand];
    const element = await anElement();
    const root = document.documentElement;
    const seen: string[] = [];
    for (const [theme, more] of [["light"], ["dark"], ["dark", "more"]] as const) {
      root.dataset["theme"] = theme;
      if (more) root.dataset["contrast"] = more;
      seen.push(inside(element, "accent"));
    }
    for (const name of ["theme", "contrast"]) root.removeAttribute(`data-${name}`);
    expect(seen).to.deep.equal([light.accent[8], dark.accent[8], dark.accent[10]].map((hex) => told(hex ?? "")));
  });
});
