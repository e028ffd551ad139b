import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import type { CpuProfile } from "../figures/profile.ts";

/** How long code that is loaded after the first drawing is waited for, in milliseconds. */
export const AFTER_MS = 5000;

/** What a page needed of the main thread's processor time, in milliseconds. */
export interface Visit {
  /** Until the widget stood and was painted. */
  readonly total: number;
  /** Of it style and layout. */
  readonly layout: number;
}

/** Opens a page in a browser that knows nothing of it, and counts until it is ready and painted. */
export async function visit(browser: Browser, url: string, slowDown: number): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    if (slowDown > 1) await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForSelector("html[data-ready]", { state: "attached", timeout: 30_000 });
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    const { metrics } = await devtools.send("Performance.getMetrics");
    const of = (name: string): number => (metrics.find((each) => each.name === name)?.value ?? 0) * 1000;
    return { total: of("TaskDuration"), layout: of("LayoutDuration") + of("RecalcStyleDuration") };
  } finally {
    await context.close();
  }
}

/** Where the main thread's time goes until a page is ready. */
export async function profileOf(browser: Browser, url: string): Promise<CpuProfile> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await page.goto(new URL("/static", url).href);
    await devtools.send("Profiler.enable");
    await devtools.send("Profiler.setSamplingInterval", { interval: 200 });
    await devtools.send("Profiler.start");
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    const { profile } = await devtools.send("Profiler.stop");
    return profile as CpuProfile;
  } finally {
    await context.close();
  }
}

/** A file of code that a page loaded. */
export interface Loaded {
  readonly path: string;
  /** Its bytes when packed by gzip at level 9. */
  readonly bytes: number;
  /** Whether it came only after the first drawing. */
  readonly after: boolean;
}

/** Every file of code that a page loads from one server, and whether it came before the widget stood. */
export async function codeOf(browser: Browser, url: string, server: string): Promise<readonly Loaded[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let isReady = false;
    const loading: Promise<Loaded>[] = [];
    page.on("response", (response) => {
      if (!response.url().startsWith(server) || response.request().resourceType() !== "script") return;
      const after = isReady;
      const path = new URL(response.url()).pathname;
      loading.push(response.body().then((body) => ({ path, after, bytes: gzipSync(body, { level: 9 }).length })));
    });
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForSelector("html[data-ready]", { state: "attached" });
    isReady = true;
    await sleep(AFTER_MS);
    return await Promise.all(loading);
  } finally {
    await context.close();
  }
}
