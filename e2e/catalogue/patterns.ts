import type { Browser, CDPSession, Page } from "playwright-core";
import { aVisitor, type Visitor } from "../testkit/visitor.ts";
import type { Look } from "./page.ts";

/** When the patterns are told. */
const NOW = "2026-05-12T06:42:00.000Z";

/** How a pattern is seen beside light and dark. */
type Variant = "compact" | "rtl" | "panel" | "german";

/** A page that is rebuilt from parts. */
export interface Pattern {
  readonly name: string;
  readonly file: string;
  readonly story: string;
  readonly variants: readonly Variant[];
}

const pattern = (name: string, story: string, variants: readonly Variant[] = []): Pattern => ({
  ...{ name, story, variants },
  file: `storybook/patterns/${name}.stories.ts`,
});

/** All patterns, as their screens are called. */
export const PATTERNS: readonly Pattern[] = [
  pattern("home", "Home", ["compact", "rtl", "german"]),
  pattern("board", "Deals", ["compact", "rtl", "german"]),
  pattern("department", "Think", ["german"]),
  pattern("department-see", "See", ["german"]),
  pattern("record", "Deal", ["german"]),
  pattern("list", "WithPanel", ["panel", "german"]),
  pattern("states", "States", ["german"]),
  pattern("embed", "Intranet"),
];

/** One picture of a pattern. */
export interface Shot {
  readonly name: string;
  readonly pattern: Pattern;
  readonly width: number;
  readonly look: Look;
  readonly variant: Variant | "";
}

const WIDTHS = [1440, 390] as const;

/** All pictures: each pattern at both widths in light and dark, and in what else it has. */
export const SHOTS: readonly Shot[] = PATTERNS.flatMap((each) =>
  WIDTHS.flatMap((width) => {
    const shot = (theme: Look["theme"], variant: Variant | ""): Shot => ({
      ...{ name: [each.name, width, theme, variant].filter(Boolean).join("-"), pattern: each, width, variant },
      look: {
        ...{ theme, locale: variant === "german" ? "de" : "en-GB" },
        ...(variant === "compact" ? { density: "compact" as const } : {}),
        ...(variant === "rtl" ? { direction: "rtl" as const } : {}),
      },
    });
    // The panel of a list is open on a desk, and a sheet over the list on a phone.
    const variants = each.variants.filter((variant) => (variant === "panel" ? width < 720 : true));
    return [shot("light", ""), shot("dark", ""), ...variants.map((variant) => shot("light", variant))];
  }),
);

/** A page of the catalogue at the hour of the patterns. */
export async function atTheHour(browser: Browser, url: string): Promise<Visitor> {
  const visitor = await aVisitor(browser, { reducedMotion: "reduce", timezoneId: "Europe/Berlin" });
  await visitor.page.clock.setFixedTime(NOW);
  await visitor.page.goto(url);
  return visitor;
}

/** Carries the deal with Ostsee Energie over to the column at the end, as the specimen of the board has it. */
async function carry(page: Page): Promise<void> {
  const box = (text: string) => page.getByRole("listitem").filter({ hasText: text }).first().boundingBox();
  const [from, to] = [await box("Ostsee Energie"), await box("Port of Zeebrugge")];
  if (!from || !to) throw new Error("The board has no such cards.");
  await page.mouse.move(from.x + 60, from.y + 40);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 40, { steps: 3 });
  await page.mouse.move(to.x + 40, to.y + 50, { steps: 5 });
}

/** Shows a pattern as it is when it is opened. */
export async function show(page: Page, { pattern: of, width, look, variant }: Shot): Promise<void> {
  await page.mouse.up();
  await page.mouse.move(0, 0);
  await page.setViewportSize({ width, height: 900 });
  // On a phone a list is seen first, and its panel when somebody opens a row.
  const story = of.name === "list" && width < 720 && variant !== "panel" ? "Invoices" : of.story;
  await page.evaluate(([file, name, how]) => globalThis.catalogue.show(file, name, how), [
    of.file,
    story,
    look,
  ] as const);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** Does what is being done in the specimen: a card is carried, a field edited, a finding dismissed. */
export async function act(page: Page, { pattern: { name }, width }: Shot): Promise<void> {
  if (name === "board" && width > 720) await carry(page);
  if (name === "record") await page.locator("#field-shown-closes").click();
  if (name === "department-see") await page.locator(".finding").nth(1).locator("[aria-haspopup=menu]").click();
}

/** Long enough for what enters, and for boxes of what loads, which are not shown at once. */
const ENTERED = 300;

/** The whole page as WebP, which Chromium makes half as large as PNG. */
export async function picture(page: Page, session: CDPSession, width: number): Promise<Buffer> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(ENTERED);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 66 });
  return Buffer.from(data, "base64");
}
