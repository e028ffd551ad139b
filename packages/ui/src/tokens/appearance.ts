import { brandCss } from "./brand.ts";
import { themeOf } from "./theme.ts";

/** How an element, or all that a provider holds, looks. What is not said stays as the page has it. */
export interface Appearance {
  /** A brand colour in hex; a whole theme is made of it. */
  readonly brand?: string;
  readonly theme?: "light" | "dark" | "auto";
  readonly density?: "comfortable" | "compact";
}

const sheets = new Map<string, CSSStyleSheet>();

function sheetOf(brand: string): CSSStyleSheet {
  let sheet = sheets.get(brand);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(brandCss(themeOf(brand), `[data-brand="${brand}"]`));
    sheets.set(brand, sheet);
  }
  return sheet;
}

/** Makes an element that stands in a page look so, and what is inside of it. */
export function appear(element: HTMLElement, { brand, theme, density }: Appearance): void {
  const { dataset, style } = element;
  if (theme) {
    dataset["theme"] = theme;
    style.colorScheme = theme === "auto" ? "light dark" : theme;
  }
  if (density) dataset["density"] = density;
  if (!brand) return;
  const sheet = sheetOf(brand);
  dataset["brand"] = brand;
  // A sheet reaches what lies in its own root alone.
  const root = element.getRootNode() as Document | ShadowRoot;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
