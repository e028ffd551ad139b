import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBrowser, accessibilityTroubles, aVisitor, type Visitor } from "../testkit/visitor.ts";
import { aCatalogue, type Catalogue, STORIES } from "./catalogue.ts";
import type { Look } from "./page.ts";

let catalogue: Catalogue;
let browser: Browser;

beforeAll(async () => {
  [catalogue, browser] = await Promise.all([aCatalogue(), aBrowser()]);
});
afterAll(() => Promise.all([catalogue.close(), browser.close()]));

/** A part is no page: it has no heading of the first order and stands in no region of its own. */
const OF_PAGES = ["region", "page-has-heading-one", "landmark-one-main", "landmark-unique", "heading-order"];
/** What other words can break: names and the room that they take. */
const NAMES = [
  "aria-command-name",
  "aria-input-field-name",
  "aria-toggle-field-name",
  "button-name",
  "label",
  "link-name",
  "scrollable-region-focusable",
  "select-name",
  "target-size",
];
/** What a theme can break. */
const COLOURS = ["color-contrast", "link-in-text-block"];

const LOOKS: Readonly<Record<string, { readonly look: Look; readonly rules?: readonly string[] }>> = {
  light: { look: { theme: "light", locale: "en" } },
  dark: { look: { theme: "dark", locale: "en" }, rules: COLOURS },
  "light, more contrast": { look: { theme: "light", contrast: "more", locale: "en" }, rules: COLOURS },
  "dark, more contrast": { look: { theme: "dark", contrast: "more", locale: "en" }, rules: COLOURS },
  "words a half longer": { look: { theme: "light", locale: "en-XA" }, rules: NAMES },
  "right to left": { look: { theme: "light", locale: "ar-XB" }, rules: NAMES },
};

/** Some boards have hundreds of cards, and everything of a file is looked at one after another. */
const PATIENCE = 300_000;

const USUAL: Look = { theme: "light", locale: "en" };

async function opened(width: number): Promise<Visitor> {
  const visitor = await aVisitor(browser, { viewport: { width, height: 900 } });
  await visitor.page.goto(catalogue.url);
  return visitor;
}

const show = (page: Page, file: string, name: string, look: Look): Promise<void> =>
  page.evaluate(([of, story, how]) => globalThis.catalogue.show(of, story, how), [file, name, look] as const);

/** How many pixels of the page lie beside the window. */
const excess = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.concurrent.each(STORIES)("%s", (file) => {
  test(
    "no automatic check finds a barrier: light, dark, high contrast, long words, right to left",
    async () => {
      const { page, troubles } = await opened(1280);
      const names = await page.evaluate((of) => globalThis.catalogue.checked(of), file);
      const found: string[] = [];
      for (const name of names) {
        for (const [how, { look, rules }] of Object.entries(LOOKS)) {
          await show(page, file, name, look);
          const barriers = await accessibilityTroubles(page, rules ? { only: rules } : { without: OF_PAGES });
          found.push(...barriers.map((barrier) => `${name}, ${how}: ${barrier}`));
        }
      }
      await page.context().close();
      expect(names).not.toEqual([]);
      expect(found).toEqual([]);
      expect(troubles).toEqual([]);
    },
    PATIENCE,
  );

  test("nothing scrolls sideways at 320 pixels, nor at twice the size", async () => {
    const { page } = await opened(320);
    const names = await page.evaluate((of) => globalThis.catalogue.names(of), file);
    const found: string[] = [];
    for (const width of [320, 640]) {
      await page.setViewportSize({ width, height: 900 });
      for (const name of names) {
        await show(page, file, name, USUAL);
        const beside = await excess(page);
        if (beside > 0) found.push(`${name} at ${width}: ${beside} px too wide`);
      }
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});
