import { join } from "node:path";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { BROWSER_FLAGS, browserPath } from "../../tools/browser.ts";
import type { Measured } from "../limits/table-data.ts";
import { PEERS, preparePeers } from "./peers.ts";
import { scriptFrom } from "./script.ts";

/** The tables that are compared: the limit, ours, and those of others. */
export const TABLES = ["limit", "nexus", "tanstack", "ag-grid", "vaadin"] as const;
export type TableName = (typeof TABLES)[number];

/** What they are called in the results. */
export const TABLE_NAMES: Readonly<Record<TableName, string>> = {
  limit: "plain JavaScript (limit)",
  nexus: "Nexus",
  tanstack: "TanStack Table + Virtual",
  "ag-grid": "AG Grid Community",
  vaadin: "Vaadin Grid",
};

const ROWS = 100_000;

const FILES: Readonly<Record<TableName, string>> = {
  limit: join(import.meta.dirname, "../limits/table-plain.ts"),
  nexus: join(import.meta.dirname, "table-nexus.ts"),
  tanstack: join(PEERS, "table-tanstack.mjs"),
  "ag-grid": join(PEERS, "table-ag-grid.mjs"),
  vaadin: join(PEERS, "table-vaadin.mjs"),
};

function scriptOf(name: TableName): Promise<string> {
  const contents = `
    import { orders } from ${JSON.stringify(join(import.meta.dirname, "../limits/table-data.ts"))};
    import { open } from ${JSON.stringify(FILES[name])};
    const rows = orders(${ROWS});
    window.opened = async () => { window.measured = await open(document.querySelector("main"), rows); };`;
  return scriptFrom(contents);
}

declare global {
  interface Window {
    opened: () => Promise<void>;
    measured: Measured;
  }
}

/** A page with the rows in memory, and a table as soon as it is opened. */
export interface TablePage {
  readonly page: Page;
  readonly devtools: CDPSession;
  open(): Promise<void>;
  /** The processor time of the main thread until now, in milliseconds. */
  spent(): Promise<number>;
  /** What the page keeps in memory, after what it does not need has been thrown away, in bytes. */
  heap(): Promise<number>;
}

/** Two frames, after which what was asked for is painted. */
export const painted = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Runs something with a page of its own for a table. */
export type WithTable = <T>(name: TableName, slowDown: number, act: (table: TablePage) => Promise<T>) => Promise<T>;

async function pageOf(browser: Browser, script: string, slowDown: number): Promise<TablePage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 750 }, locale: "en-GB" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.setContent("<!doctype html><html lang=en><title>Orders</title><main></main>");
  await page.addScriptTag({ content: script });
  if (slowDown > 1) await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  const metric = async (wanted: string): Promise<number> => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === wanted)?.value ?? 0;
  };
  return {
    ...{ page, devtools },
    open: async () => {
      await page.evaluate(() => window.opened());
      await painted(page);
    },
    spent: async () => (await metric("TaskDuration")) * 1000,
    heap: async () => {
      await devtools.send("HeapProfiler.collectGarbage");
      return metric("JSHeapUsedSize");
    },
  };
}

/** A browser, and a page in it for any of the tables. */
export async function amidTables<T>(say: (line: string) => void, act: (open: WithTable) => Promise<T>): Promise<T> {
  preparePeers(say);
  const scripts = new Map<TableName, string>();
  for (const name of TABLES) scripts.set(name, await scriptOf(name));
  const browser = await chromium.launch({ executablePath: browserPath(), args: [...BROWSER_FLAGS] });
  try {
    return await act(async (name, slowDown, measure) => {
      const table = await pageOf(browser, scripts.get(name) ?? "", slowDown);
      try {
        return await measure(table);
      } finally {
        await table.page.context().close();
      }
    });
  } finally {
    await browser.close();
  }
}
