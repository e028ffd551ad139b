import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aBrowser, type Visitor } from "../testkit/visitor.ts";
import { aCatalogue, type Catalogue } from "./catalogue.ts";
import { atTheHour, PATTERNS, SHOTS, show } from "./patterns.ts";

const PICTURES = join(import.meta.dirname, "../../docs/screenshots/patterns");
const LARGEST = 250_000;

let catalogue: Catalogue;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  [catalogue, browser] = await Promise.all([aCatalogue(PATTERNS.map(({ file }) => file)), aBrowser()]);
});
afterAll(() => Promise.all([catalogue.close(), browser.close()]));
beforeEach(async () => {
  visitor = await atTheHour(browser, catalogue.url);
});
afterEach(() => visitor.context.close());

/** A pattern as it is opened on a desk. */
async function opened(name: string): Promise<Page> {
  const shot = SHOTS.find((one) => one.name === `${name}-1440-light`);
  if (!shot) throw new Error(`There is no pattern “${name}”.`);
  await show(visitor.page, shot);
  return visitor.page;
}

describe("patterns", () => {
  test.each(PATTERNS)("$name has the landmarks, headings, roles and names that are written down", async ({ name }) => {
    const page = await opened(name);
    await expect(await page.locator("body").ariaSnapshot()).toMatchFileSnapshot(`./structure/${name}.yml`);
    expect(visitor.troubles).toEqual([]);
  });

  test("have their pictures, all of them and no others, each small", () => {
    const files = readdirSync(PICTURES);
    expect(files.sort()).toEqual(SHOTS.map(({ name }) => `${name}.webp`).sort());
    expect(files.filter((file) => statSync(join(PICTURES, file)).size > LARGEST)).toEqual([]);
  });

  test("a deal is moved by the keyboard, and the sums follow", async () => {
    const page = await opened("board");
    await page
      .getByRole("button", { name: /^Netzleitstelle Nord/ })
      .first()
      .focus();
    for (const key of ["Space", "ArrowRight", "Space"]) await page.keyboard.press(key);
    await expect.poll(() => page.locator('[data-column="contract"] .sum').textContent()).toContain("€2,394,700");
    expect(await page.locator('[data-column="negotiation"] .tile').count()).toBe(2);
  });

  test("a deal is moved by dragging it, and nothing is moved by Esc", async () => {
    const page = await opened("board");
    const over = page.locator('[data-column="contract"] .tile').first();
    await page.locator(".tile").filter({ hasText: "Ostsee" }).dragTo(over);
    await expect.poll(() => page.locator('[data-column="contract"] .tile').count()).toBe(3);
    await page.locator(".tile").filter({ hasText: "Ostsee" }).locator(".whole").focus();
    for (const key of ["Space", "ArrowLeft", "Escape"]) await page.keyboard.press(key);
    expect(await page.locator('[data-column="contract"] .tile').count()).toBe(3);
  });

  test("invoices are found, sorted and chosen, and the panel closes by Escape", async () => {
    const page = await opened("list");
    await page.getByRole("button", { name: "Clear selection" }).click();
    expect(await page.getByRole("region", { name: "Selection" }).count()).toBe(0);
    await page.getByRole("searchbox", { name: "Find in invoices" }).fill("Hanseatic");
    await expect.poll(() => page.getByText("2 of 212 invoices").count()).toBe(1);
    await page.getByRole("button", { name: "Record payment" }).focus();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("complementary", { name: /Invoice/ }).count()).toBe(0);
  });

  test("a finding is taken up, another one dismissed with a reason, and both come back by Undo", async () => {
    const page = await opened("department-see");
    await page.getByRole("button", { name: "Start the renewal playbook" }).click();
    await page.getByRole("button", { name: "Dismiss" }).first().click();
    await page.getByRole("menuitem", { name: "Not true" }).click();
    await expect.poll(() => page.getByText("4 findings", { exact: true }).count()).toBe(1);
    for (const undo of [0, 1]) await page.getByRole("button", { name: "Undo" }).nth(-undo).click();
    await expect.poll(() => page.getByText("6 findings", { exact: true }).count()).toBe(1);
  });

  test("what is written stands at the head of the timeline, and a field is changed where it stands", async () => {
    const page = await opened("record");
    await page.getByPlaceholder("Write a note.").fill("The date for Sassnitz is agreed.");
    await page.getByRole("button", { name: "Save" }).click();
    const first = page.getByRole("region", { name: "Timeline" }).getByRole("listitem").first();
    await expect.poll(() => first.textContent()).toContain("The date for Sassnitz is agreed.");
    await page.getByRole("button", { name: "Dr. Annegret Petersen" }).click();
    await page.keyboard.type("Renate Voß");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("button", { name: "Renate Voß" }).count()).toBe(1);
  });

  test("the command bar opens, finds and says what would open", async () => {
    const page = await opened("home");
    await page.getByRole("button", { name: "Search or do something" }).first().click();
    await page.keyboard.type("nord");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByText("Netzleitstelle Nord would open").count()).toBe(1);
  });
});
