import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firefoxPath } from "../../tools/browser.ts";
import { aCatalogue, type Catalogue, STORIES } from "./catalogue.ts";

let catalogue: Catalogue;
let browser: Browser;

beforeAll(async () => {
  catalogue = await aCatalogue();
  browser = await puppeteer.launch({ browser: "firefox", executablePath: firefoxPath(), headless: true });
});
afterAll(() => Promise.all([catalogue.close(), browser.close()]));

test.each(STORIES)("in Firefox everything is drawn and nothing is complained about: %s", async (file) => {
  const page = await browser.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  await page.goto(catalogue.url);
  await page.waitForFunction(() => "catalogue" in globalThis);
  const names = await page.evaluate((of) => globalThis.catalogue.names(of), file);
  const blank: string[] = [];
  for (const name of names) {
    await page.evaluate(
      (of, story) => globalThis.catalogue.show(of, story, { theme: "light", locale: "en" }),
      file,
      name,
    );
    if (!(await page.evaluate(() => globalThis.catalogue.isSeen()))) blank.push(name);
  }
  await page.close();
  expect(troubles).toEqual([]);
  expect(blank).toEqual([]);
});
