import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";
import { BROWSER_FLAGS, browserPath } from "../../tools/browser.ts";
import { CHARTS, EVERY, type Live, SIZE } from "../limits/charts-data.ts";
import { PEERS, preparePeers } from "./peers.ts";
import { scriptFrom } from "./script.ts";

/** The charts that are compared: the limit, ours, and those of others. */
export const CHART_KITS = ["limit", "nexus", "uplot", "chartjs", "echarts"] as const;
export type ChartKit = (typeof CHART_KITS)[number];

/** What they are called in the results. */
export const KIT_NAMES: Readonly<Record<ChartKit, string>> = {
  limit: "plain JavaScript (limit)",
  nexus: "Nexus",
  uplot: "uPlot",
  chartjs: "chart.js",
  echarts: "echarts",
};

const FILES: Readonly<Record<ChartKit, string>> = {
  limit: join(import.meta.dirname, "../limits/charts-plain.ts"),
  nexus: join(import.meta.dirname, "charts-nexus.ts"),
  uplot: join(PEERS, "charts-uplot.mjs"),
  chartjs: join(PEERS, "charts-chartjs.mjs"),
  echarts: join(PEERS, "charts-echarts.mjs"),
};

const scriptOf = (kit: ChartKit): Promise<string> =>
  scriptFrom(`
    import { begun, next } from ${JSON.stringify(join(import.meta.dirname, "../limits/charts-data.ts"))};
    import { open } from ${JSON.stringify(FILES[kit])};
    window.charts = { begun, next, open };`);

/** The bytes of a kit's code when packed by gzip, with all that it needs. */
export const bytesOf = async (kit: ChartKit): Promise<number> =>
  gzipSync(await scriptFrom(`import { open } from ${JSON.stringify(FILES[kit])}; window.charts = open;`), { level: 9 })
    .length;

declare global {
  interface Window {
    charts: {
      readonly begun: (chart: number) => Live;
      readonly next: (data: Live, chart: number) => Live;
      readonly open: (hosts: HTMLElement[], first: Live[]) => Promise<(chart: number, data: Live) => void>;
    };
    run: (seconds: number) => Promise<number>;
  }
}

/** What live charts needed. */
export interface Needed {
  /** Processor time of the main thread in a second, in milliseconds. */
  readonly main: number;
  /** Processor time of all of the browser's processes in a second, in milliseconds. */
  readonly all: number;
  /** The share of updates that were painted before the next one of their chart came. */
  readonly delivered: number;
}

/** Shows the charts for some seconds, each with a clock of its own, and tells what that needed. */
async function needed(browser: Browser, script: string, slowDown: number, seconds: number): Promise<Needed> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 900 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const ofAll = await browser.newBrowserCDPSession();
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.setContent("<!doctype html><html lang=en><title>Meters</title><main></main>");
    await page.addScriptTag({ content: script });
    await page.evaluate(
      async ({ count, every, size }) => {
        const main = document.querySelector("main") as HTMLElement;
        main.style.cssText = "display: grid; grid-template-columns: repeat(6, max-content); gap: 8px";
        const hosts = Array.from({ length: count }, () => {
          const host = document.createElement("div");
          host.style.cssText = `width: ${size.width}px; height: ${size.height}px`;
          main.append(host);
          return host;
        });
        const data = hosts.map((_, chart) => window.charts.begun(chart));
        const show = await window.charts.open(hosts, data);
        window.run = (length) =>
          new Promise((done) => {
            const waiting = new Set<number>();
            let painted = 0;
            const looked = (): void => {
              // What stands here in a frame was given before it, and is painted with it.
              painted += waiting.size;
              waiting.clear();
            };
            const clocks = hosts.map((_, chart) => {
              let clock = 0;
              const start = setTimeout(
                () => {
                  clock = window.setInterval(() => {
                    const later = window.charts.next(data[chart] as Live, chart);
                    data[chart] = later;
                    show(chart, later);
                    if (waiting.size === 0) requestAnimationFrame(looked);
                    waiting.add(chart);
                  }, every);
                },
                (chart * every) / count,
              );
              return () => {
                clearTimeout(start);
                clearInterval(clock);
              };
            });
            setTimeout(
              () => {
                for (const stop of clocks) stop();
                done(painted / ((count * length * 1000) / every));
              },
              length * 1000 + every,
            );
          });
      },
      { count: CHARTS, every: EVERY, size: SIZE },
    );
    if (slowDown > 1) await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
    const mainUntilNow = async (): Promise<number> => {
      const { metrics } = await devtools.send("Performance.getMetrics");
      return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
    };
    const allUntilNow = async (): Promise<number> => {
      const { processInfo } = await ofAll.send("SystemInfo.getProcessInfo");
      return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1000;
    };
    await page.evaluate(() => window.run(0.5));
    const [mainBefore, allBefore] = [await mainUntilNow(), await allUntilNow()];
    const delivered = await page.evaluate((length) => window.run(length), seconds);
    const [main, all] = [(await mainUntilNow()) - mainBefore, (await allUntilNow()) - allBefore];
    return { main: main / seconds, all: all / seconds, delivered: Math.min(1, delivered) };
  } finally {
    await context.close();
  }
}

/** Measures live charts of a kit. */
export type MeasureCharts = (kit: ChartKit, slowDown: number, seconds: number) => Promise<Needed>;

/** A browser, and live charts of any kit in it. */
export async function amidCharts<T>(
  say: (line: string) => void,
  act: (measure: MeasureCharts) => Promise<T>,
): Promise<T> {
  preparePeers(say);
  const scripts = new Map<ChartKit, string>();
  for (const kit of CHART_KITS) scripts.set(kit, await scriptOf(kit));
  const browser = await chromium.launch({ executablePath: browserPath(), args: [...BROWSER_FLAGS] });
  try {
    return await act((kit, slowDown, seconds) => needed(browser, scripts.get(kit) ?? "", slowDown, seconds));
  } finally {
    await browser.close();
  }
}
