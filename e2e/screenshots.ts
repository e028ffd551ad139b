// `node e2e/screenshots.ts`: takes the pictures of docs/screenshots from what `npm start` has brought up.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { boardOn, signInAt } from "./testkit/board.ts";
import { INES, PASSWORD } from "./testkit/caller.ts";
import { aBrowser, aVisitor } from "./testkit/visitor.ts";

const portal = process.env["NEXUS_URL"] ?? "http://localhost:4000";
const intranet = process.env["NEXUS_INTRANET_URL"] ?? "http://localhost:4100";
const folder = join(import.meta.dirname, "../docs/screenshots");
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

mkdirSync(folder, { recursive: true });
const browser = await aBrowser();

async function take(name: string, options: BrowserContextOptions, come: (page: Page) => Promise<void>): Promise<void> {
  const { page, context, troubles } = await aVisitor(browser, { reducedMotion: "reduce", ...options });
  await come(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(troubles.length > 0 ? `${name}: ${troubles.join("; ")}` : name);
  await context.close();
}

async function toBoard(page: Page): Promise<void> {
  await signInAt(page, portal, INES);
  await boardOn(page).shown();
}

/** A page of administration, as soon as it shows its records, or that there are none. */
const toAdmin = (word: string) => async (page: Page) => {
  await signInAt(page, `${portal}/admin/${word}`, INES);
  await page.locator(`nexus-${word}-list`).locator(".row[data-id], .msg").first().waitFor();
};

async function toBoardInArabic(page: Page): Promise<void> {
  await page.route("**/sales/deals", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('lang="en"', 'lang="ar" dir="rtl"') });
  });
  await page.goto(`${portal}/sales/deals`);
  await page.getByLabel("Work email").fill(INES);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await boardOn(page).shown();
}

try {
  for (const colorScheme of ["light", "dark"] as const) {
    await take(`sign-in-${colorScheme}`, { colorScheme }, async (page) => {
      await page.goto(portal);
      await page.getByLabel("Work email").fill(INES);
    });
    await take(`board-1440-${colorScheme}`, { colorScheme }, toBoard);
    await take(`board-390-${colorScheme}`, { ...PHONE, colorScheme }, toBoard);
  }
  await take("board-1440-right-to-left", { colorScheme: "light" }, toBoardInArabic);
  await take("deal-light", { colorScheme: "light" }, async (page) => {
    await toBoard(page);
    await boardOn(page).stage("proposal").getByRole("article").first().getByRole("button").first().click();
    await page.getByRole("dialog").getByLabel("Amount").waitFor();
  });
  await take("jobs-1440-light", { colorScheme: "light" }, toAdmin("jobs"));
  await take("mails-390-light", { ...PHONE, deviceScaleFactor: 1, colorScheme: "light" }, toAdmin("mails"));
  await take("approvals-1440-dark", { colorScheme: "dark" }, toAdmin("approvals"));
  await take("intranet-1440-light", { colorScheme: "light" }, async (page) => {
    await page.goto(`${intranet}/#pipeline`);
    await boardOn(page).shown();
  });
} finally {
  await browser.close();
}
