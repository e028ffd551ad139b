import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { INES } from "./testkit/caller.ts";
import { aProduct, type Product, type Watcher } from "./testkit/product.ts";
import { accessibilityTroubles } from "./testkit/visitor.ts";

let product: Product;

beforeAll(async () => {
  product = await aProduct();
});
afterEach(() => product.everybodyLeaves());
afterAll(() => product.close());

/** How much wider than the window a page is. */
const excess = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const stands = (page: Page): Promise<unknown> =>
  page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));

/** One card is drawn like the other: of some the check is as good as of all, and quicker. */
const someOf = (page: Page, text: string): Promise<void> =>
  page.getByRole("searchbox", { name: "Find in deals" }).fill(text);

describe.each(["light", "dark"] as const)("in the %s theme no automatic check finds a barrier", (colorScheme) => {
  test("on the sign-in page, whether or not something is wrong", async () => {
    const { page } = await product.visitor({ colorScheme });
    await page.goto(product.url);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Enter your e-mail address.").waitFor();
    const email = page.getByLabel("Work email");
    await email.fill(INES);
    expect(await email.evaluate((field) => field.scrollWidth - field.clientWidth)).toBe(0);
    expect(await accessibilityTroubles(page)).toEqual([]);
  });

  test("in the portal, on the board, in its menus and its forms", async () => {
    const { page, card, menu, sees } = await product.inPortal(INES, { colorScheme });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(colorScheme);
    const deal = await product.aDeal("qualify");
    await sees(deal, "qualify");
    await someOf(page, deal.account.name);
    await menu(deal);
    await stands(page);
    expect(await accessibilityTroubles(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await card(deal).click();
    const form = page.getByRole("dialog", { name: deal.account.name });
    await form.getByLabel("Deal", { exact: true }).fill("");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByRole("alert").waitFor();
    await stands(page);
    expect(await accessibilityTroubles(page)).toEqual([]);
  });

  test("on the intranet's page with the board in it", async () => {
    const { page } = await product.inIntranet({ colorScheme });
    await someOf(page, "Kestrel Water Services");
    expect(await accessibilityTroubles(page)).toEqual([]);
  });
});

test("on a phone the portal is as wide as the phone, and a deal is moved by a finger", async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { page, sees, board, ...ines } = await product.inPortal(INES, phone);
  expect(await excess(page)).toBe(0);
  await page.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Sales" }).waitFor();
  const deal = await product.aDeal("qualify");
  await sees(deal, "qualify");
  await board.getByRole("button", { name: new RegExp(`^Move or change .*${deal.name}$`) }).tap();
  await page.getByRole("menuitemradio", { name: "Proposal" }).tap();
  await sees(deal, "proposal");
  await ines.card(deal).scrollIntoViewIfNeeded();
  await ines.card(deal).tap();
  await page.getByRole("dialog", { name: deal.account.name }).getByLabel("Amount").waitFor();
  expect(await excess(page)).toBe(0);
  expect(await accessibilityTroubles(page)).toEqual([]);
});

test("on a page of 320 pixels, as wide as a zoom of 400 % makes it, nothing is lost", async () => {
  const { page } = await product.inPortal(INES, { viewport: { width: 320, height: 640 } });
  expect(await excess(page)).toBe(0);
  await page.getByRole("button", { name: "New deal", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "New deal" });
  await dialog.getByRole("button", { name: "Create deal" }).click();
  await dialog.getByRole("alert").waitFor();
  expect(await excess(page)).toBe(0);
});

/** The intranet as a page of a right-to-left language: what is embedded there speaks the page's own. */
async function inArabic(): Promise<Watcher> {
  const watcher = await product.visitor();
  await watcher.page.addInitScript(() => {
    // Once the page is read, before its scripts run.
    document.addEventListener("readystatechange", () =>
      Object.assign(document.documentElement, { lang: "ar", dir: "rtl" }),
    );
  });
  await watcher.page.goto(`${product.intranet}/#pipeline`);
  await watcher.shown();
  return watcher;
}

test("on a page that is read from right to left the board is, too, and its arrows follow", async () => {
  const { page, stage, card, sees } = await inArabic();
  const [first, second] = [await stage("qualify").boundingBox(), await stage("discovery").boundingBox()];
  expect(first?.x ?? 0).toBeGreaterThan(second?.x ?? Number.POSITIVE_INFINITY);
  const deal = await product.aDeal("qualify");
  await sees(deal, "qualify");
  await card(deal).focus();
  for (const key of ["Space", "ArrowLeft", "Enter"]) await page.keyboard.press(key);
  await sees(deal, "discovery");
  expect(await accessibilityTroubles(page)).toEqual([]);
});

test("the portal is turned whole for a language that is read from right to left", async () => {
  const { page } = await product.inPortal(INES);
  await page.goto(`${product.url}/sales/deals?locale=ar-XB`);
  await page.getByRole("article").first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dir)).toBe("rtl");
  expect(await excess(page)).toBe(0);
  const [places, main] = [
    await page.getByRole("navigation").first().boundingBox(),
    await page.getByRole("main").boundingBox(),
  ];
  expect(places?.x ?? 0).toBeGreaterThan(main?.x ?? Number.POSITIVE_INFINITY);
  expect(await accessibilityTroubles(page)).toEqual([]);
});

test("a theme that a person chose stays, against the system's, without a flash of the other", async () => {
  const { page, shown } = await product.inPortal(INES, { colorScheme: "light" });
  await page.getByRole("button", { name: "Ines Brandt: profile and settings" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await page.reload();
  expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
  await shown();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
});
