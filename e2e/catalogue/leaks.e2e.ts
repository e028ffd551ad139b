import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBrowser, aVisitor } from "../testkit/visitor.ts";
import { aCatalogue, type Catalogue } from "./catalogue.ts";

const MOUNTS = 200;
/** What is made once and kept (templates, formats, fonts) is made by then. */
const WARM = 20;
/** What an element may leave behind in the heap each time it goes: the engine's own bookkeeping, no drawing. */
const BYTES_A_MOUNT = 4_000;

/** A story of every element. */
const ELEMENTS: Readonly<Record<string, readonly [file: string, story: string]>> = {
  "nexus-deals-board": ["packages/sales/src/deals/deals-board.stories.ts", "ThreeDeals"],
  "nexus-jobs-list": ["packages/admin/src/jobs/jobs-list.stories.ts", "Full"],
  "nexus-mails-list": ["packages/admin/src/mails/mails-list.stories.ts", "Full"],
  "nexus-approvals-list": ["packages/admin/src/approvals/approvals-list.stories.ts", "Full"],
  "nexus-tour": ["packages/ui/src/tour/tour.stories.ts", "InTheMiddle"],
};

interface Held {
  readonly nodes: number;
  readonly listeners: number;
  readonly bytes: number;
  /** Timers that are still to come. */
  readonly timers: number;
}

declare global {
  /** Timers that were set and have neither come nor been cleared. */
  var timersLeft: Set<unknown>;
}

let catalogue: Catalogue;
let browser: Browser;

beforeAll(async () => {
  [catalogue, browser] = await Promise.all([aCatalogue(), aBrowser()]);
});
afterAll(() => Promise.all([catalogue.close(), browser.close()]));

/** Notes timers as they are set, before anything of the page runs. */
function noteTimers(): void {
  const left = new Set<unknown>();
  globalThis.timersLeft = left;
  const { setTimeout: later, setInterval: again, clearTimeout: drop, clearInterval: end } = globalThis;
  const noted =
    (set: typeof later, isOnce: boolean) =>
    (act: TimerHandler, ...rest: unknown[]): number => {
      const id = (set as (...given: unknown[]) => number)(
        (...given: unknown[]) => {
          if (isOnce) left.delete(id);
          if (typeof act === "function") act(...given);
        },
        ...rest,
      );
      left.add(id);
      return id;
    };
  globalThis.setTimeout = noted(later, true) as typeof later;
  globalThis.setInterval = noted(again as typeof later, false) as unknown as typeof again;
  globalThis.clearTimeout = (id) => {
    left.delete(id);
    drop(id);
  };
  globalThis.clearInterval = (id) => {
    left.delete(id);
    end(id);
  };
}

async function anEmptyStage(): Promise<{ page: Page; devtools: CDPSession }> {
  const { page } = await aVisitor(browser);
  await page.addInitScript(noteTimers);
  await page.goto(catalogue.url);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  return { page, devtools };
}

const mount = (page: Page, file: string, story: string, times: number): Promise<void> =>
  page.evaluate(
    async ([of, name, count]) => {
      for (let time = 0; time < count; time += 1) {
        await globalThis.catalogue.show(of, name, { theme: "light", locale: "en" });
        document.body.replaceChildren();
      }
    },
    [file, story, times] as const,
  );

/** What the page holds once nothing is on it and all that can be collected is. */
async function held(page: Page, devtools: CDPSession): Promise<Held> {
  await devtools.send("HeapProfiler.collectGarbage");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const timers = await page.evaluate(() => globalThis.timersLeft.size);
  return { nodes: of("Nodes"), listeners: of("JSEventListeners"), bytes: of("JSHeapUsedSize"), timers };
}

/** What was left behind by so many mounts. */
async function leftBehind(page: Page, devtools: CDPSession, file: string, story: string): Promise<Held> {
  await mount(page, file, story, WARM);
  await expect.poll(() => page.evaluate(() => globalThis.timersLeft.size), { timeout: 30_000 }).toBe(0);
  const before = await held(page, devtools);
  await mount(page, file, story, MOUNTS);
  await expect.poll(() => page.evaluate(() => globalThis.timersLeft.size), { timeout: 30_000 }).toBe(0);
  const after = await held(page, devtools);
  return {
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
    bytes: after.bytes - before.bytes,
    timers: after.timers,
  };
}

describe("after two hundred mounts and unmounts nothing is left behind", () => {
  test.each(Object.entries(ELEMENTS))("%s", async (tag, [file, story]) => {
    const { page, devtools } = await anEmptyStage();
    expect(await page.evaluate((of) => globalThis.catalogue.names(of), file)).toContain(story);
    const left = await leftBehind(page, devtools, file, story);
    await page.context().close();
    expect(left.nodes, `${tag}: nodes`).toBeLessThan(MOUNTS / 2);
    expect(left.listeners, `${tag}: listeners`).toBeLessThan(MOUNTS / 2);
    expect(left.bytes, `${tag}: bytes`).toBeLessThan(MOUNTS * BYTES_A_MOUNT);
    expect(left.timers, `${tag}: timers`).toBe(0);
  });

  test("and what an element leaves behind is noticed", async () => {
    const { page, devtools } = await anEmptyStage();
    await page.evaluate(() => {
      const show = globalThis.catalogue.show;
      globalThis.catalogue.show = async (...given) => {
        await show(...given);
        const shown = document.querySelector("main");
        // As an element does that forgets to take its listener away.
        window.addEventListener("resize", () => shown?.isConnected);
      };
    });
    const [file, story] = ELEMENTS["nexus-tour"] ?? ["", ""];
    const left = await leftBehind(page, devtools, file, story);
    await page.context().close();
    expect(left.nodes).toBeGreaterThan(MOUNTS / 2);
    expect(left.listeners).toBeGreaterThanOrEqual(MOUNTS);
  });
});
