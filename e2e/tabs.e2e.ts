import type { BrowserContext, Page, Request } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { AT_ONCE, boardOn, signInAt } from "./testkit/board.ts";
import { INES, JONAS } from "./testkit/caller.ts";
import { aProduct, type Product } from "./testkit/product.ts";

let product: Product;

beforeAll(async () => {
  product = await aProduct();
});
afterEach(() => product.everybodyLeaves());
afterAll(() => product.close());

/** Watches the streams of a browser window: each page with the addresses of those that it holds. */
function streamsOf(context: BrowserContext) {
  const open = new Map<string, Page>();
  let lists = 0;
  context.on("request", (request) => {
    if (request.url().includes("/trpc/deals.list")) lists += 1;
    if (request.url().includes("/live?")) open.set(request.url(), request.frame().page());
  });
  const over = (request: Request): void => void open.delete(request.url());
  context.on("requestfinished", over).on("requestfailed", over);
  const held = () => [...open].filter(([, page]) => !page.isClosed());
  return { held, lists: () => lists, holder: () => held()[0]?.[1] };
}

/** Another tab in the window of somebody. */
async function aTab(context: BrowserContext, url: string) {
  const page = await context.newPage();
  await page.goto(url);
  const board = boardOn(page);
  await board.shown();
  return { page, ...board };
}

test("tabs of one person share one stream; when its tab is closed the others go on without a gap", async () => {
  const watcher = await product.visitor();
  const streams = streamsOf(watcher.context);
  await signInAt(watcher.page, product.url, INES);
  await watcher.shown();
  const tabs = [watcher, await aTab(watcher.context, product.url), await aTab(watcher.context, product.url)];
  const deal = await product.aDeal("qualify");
  for (const { sees } of tabs) await sees(deal, "qualify");
  expect(streams.held()).toHaveLength(1);
  const lists = streams.lists();

  for (const stage of ["discovery", "proposal"] as const) {
    const holder = streams.holder();
    const left = tabs.filter((tab) => tab.page !== holder && !tab.page.isClosed());
    // One change the moment before the holder goes, and one the moment after.
    await product.caller.move(deal.id, "negotiation");
    await holder?.close();
    await product.caller.move(deal.id, stage);
    for (const { sees } of left) await sees(deal, stage);
    await expect.poll(() => streams.held().length, AT_ONCE).toBe(1);
    expect(streams.held()[0]?.[0]).toMatch(/&after=\d+$/);
  }
  // Nobody had to read the whole list again.
  expect(streams.lists()).toBe(lists);
});

test("people in different windows share nothing; who signs out in one tab has no stream in any", async () => {
  const ines = await product.inPortal(INES);
  const [own, others] = [streamsOf(ines.context), await product.visitor()];
  await ines.page.reload();
  await ines.shown();
  const tab = await aTab(ines.context, product.url);
  const theirs = streamsOf(others.context);
  await signInAt(others.page, product.url, JONAS);
  await others.shown();
  const deal = await product.aDeal("qualify");
  for (const { sees } of [ines, tab, others]) await sees(deal, "qualify");
  expect([own.held().length, theirs.held().length]).toEqual([1, 1]);

  ines.expects(/status of 401/);
  await tab.page.evaluate(() =>
    fetch("/auth/sign-out", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" }),
  );
  await expect.poll(() => own.held().length, { timeout: 3000 }).toBe(0);
  for (const { page } of [ines, tab]) await page.getByRole("heading", { name: "Sign in again" }).waitFor();
  await product.caller.move(deal.id, "contract");
  await others.sees(deal, "contract");
});

test("tabs of an intranet share one stream, too", async () => {
  const watcher = await product.visitor();
  const streams = streamsOf(watcher.context);
  await watcher.page.goto(`${product.intranet}/#pipeline`);
  await watcher.shown();
  const tab = await aTab(watcher.context, `${product.intranet}/#pipeline`);
  const deal = await product.aDeal("qualify");
  for (const { sees } of [watcher, tab]) await sees(deal, "qualify");
  expect(streams.held()).toHaveLength(1);
});

test("a browser without locks has a stream in each tab", async () => {
  const watcher = await product.visitor();
  await watcher.context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
  const streams = streamsOf(watcher.context);
  await watcher.page.goto(`${product.intranet}/#pipeline`);
  await watcher.shown();
  const tab = await aTab(watcher.context, `${product.intranet}/#pipeline`);
  const deal = await product.aDeal("qualify");
  for (const { sees } of [watcher, tab]) await sees(deal, "qualify");
  expect(streams.held()).toHaveLength(2);
});
