import { join } from "node:path";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { BROWSER_FLAGS, browserPath } from "../../tools/browser.ts";
import type { Measured } from "../limits/cards-data.ts";
import { PEERS, preparePeers } from "./peers.ts";
import { scriptFrom } from "./script.ts";

/** The boards that are compared: the limit, ours, and that of others. */
export const BOARDS = ["limit", "nexus", "sortable"] as const;
export type BoardName = (typeof BOARDS)[number];

/** What they are called in the results. */
export const BOARD_NAMES: Readonly<Record<BoardName, string>> = {
  limit: "plain JavaScript (limit)",
  nexus: "Nexus",
  sortable: "SortableJS",
};

const CARDS = 2000;
const FILES: Readonly<Record<BoardName, string>> = {
  limit: join(import.meta.dirname, "../limits/cards-plain.ts"),
  nexus: join(import.meta.dirname, "cards-nexus.ts"),
  sortable: join(PEERS, "cards-sortable.mjs"),
};

function scriptOf(name: BoardName): Promise<string> {
  const contents = `
    import { cards } from ${JSON.stringify(join(import.meta.dirname, "../limits/cards-data.ts"))};
    import { open } from ${JSON.stringify(FILES[name])};
    window.boardOpened = async () => { window.board = await open(document.querySelector("main"), cards(${CARDS})); };`;
  return scriptFrom(contents);
}

declare global {
  interface Window {
    boardOpened: () => Promise<void>;
    board: Measured;
    /** When each frame came. */
    framesAt: number[];
  }
}

/** What a page has needed of the main thread until now, in milliseconds of its processor time. */
export interface Spent {
  readonly script: number;
  /** Style and layout. */
  readonly layout: number;
  readonly all: number;
}

/** A page with a board of 2,000 cards that is painted. */
export interface BoardPage {
  readonly page: Page;
  spent(): Promise<Spent>;
}

async function spentOf(devtools: CDPSession): Promise<Spent> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  const of = (wanted: string): number => (metrics.find(({ name }) => name === wanted)?.value ?? 0) * 1000;
  const layout = of("LayoutDuration") + of("RecalcStyleDuration");
  return { script: of("ScriptDuration"), layout, all: of("TaskDuration") };
}

async function pageOf(browser: Browser, script: string): Promise<BoardPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.setContent("<!doctype html><html lang=en><title>Pipeline</title><main></main>");
  await page.addScriptTag({ content: script });
  await page.evaluate(async () => {
    await window.boardOpened();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  return { page, spent: () => spentOf(devtools) };
}

/** Runs something with a page of its own for a board. */
export type WithBoard = <T>(name: BoardName, act: (board: BoardPage) => Promise<T>) => Promise<T>;

/** A browser, and a page in it for any of the boards. */
export async function amidBoards<T>(say: (line: string) => void, act: (open: WithBoard) => Promise<T>): Promise<T> {
  preparePeers(say);
  const scripts = new Map<BoardName, string>();
  for (const name of BOARDS) scripts.set(name, await scriptOf(name));
  const browser = await chromium.launch({ executablePath: browserPath(), args: [...BROWSER_FLAGS] });
  try {
    return await act(async (name, measure) => {
      const board = await pageOf(browser, scripts.get(name) ?? "");
      try {
        return await measure(board);
      } finally {
        await board.page.context().close();
      }
    });
  } finally {
    await browser.close();
  }
}
