import { type Browser, chromium } from "playwright-core";
import { BROWSER_FLAGS, browserPath } from "../../tools/browser.ts";
import { type Demo, startDemo } from "./nexus.ts";
import { type Site, startSite } from "./pages.ts";

/** A browser, Nexus with its demo, and a company's site that embeds it. */
export interface Surroundings {
  readonly browser: Browser;
  readonly demo: Demo;
  readonly site: Site;
}

export async function amid<T>(act: (surroundings: Surroundings) => Promise<T>): Promise<T> {
  const demo = await startDemo();
  try {
    const site = await startSite(demo);
    const browser = await chromium.launch({ executablePath: browserPath(), args: [...BROWSER_FLAGS] });
    try {
      return await act({ browser, demo, site });
    } finally {
      await browser.close();
      await site.stop();
    }
  } finally {
    await demo.stop();
  }
}
