import { gzipSync } from "node:zlib";
import { amid } from "../browser/surroundings.ts";
import { AFTER_MS, codeOf, type Loaded } from "../browser/visit.ts";
import { table } from "../report/report.ts";
import type { Measure } from "./measure.ts";

/** The loader of Stripe, as it was when the aims were set. */
const LOADER_AIM = 2140;
const WIDGET_AIM = 12_000;
/** What the first widget may weigh, as a multiple of bare Lit. */
const LIT_AIM = 1.75;
const REQUESTS_AIM = 2;

const sum = (files: readonly Loaded[]): number => files.reduce((all, { bytes }) => all + bytes, 0);
const bytes = (count: number): string => count.toLocaleString("en");
const against = (value: number, aim: number): string =>
  value <= aim ? "reached" : `${((value / aim - 1) * 100).toFixed(0)} % above`;

export const speed1: Measure = {
  name: "speed-1",
  run: async ({ say }) => {
    say("the code that a page with the board loads");
    return amid(async ({ browser, demo, site }) => {
      const files = await codeOf(browser, `${site.url}/embed`, demo.url);
      const loader = files.filter(({ path }) => path === "/embed.js");
      const before = files.filter(({ after }) => !after);
      const behind = files.filter(({ after }) => after);
      const requests = before.length - loader.length;
      const size = (text: string): number => gzipSync(text, { level: 9 }).length;
      const [plain, lit] = [size(site.scripts.plain), size(site.scripts.lit)];
      const rows = [
        ["loader alone", bytes(sum(loader)), `≤ ${bytes(LOADER_AIM)}`, against(sum(loader), LOADER_AIM)],
        [
          "everything until the board stands",
          bytes(sum(before)),
          `≤ ${bytes(WIDGET_AIM)}`,
          against(sum(before), WIDGET_AIM),
        ],
        ["the same over bare Lit", (sum(before) / lit).toFixed(2), `≤ ${LIT_AIM}`, against(sum(before) / lit, LIT_AIM)],
        ["the same over plain JavaScript", (sum(before) / plain).toFixed(2), "", ""],
        [
          "code requests behind the loader, until the board stands",
          String(requests),
          String(REQUESTS_AIM),
          against(requests, REQUESTS_AIM),
        ],
        [`loaded in the ${AFTER_MS / 1000} s after`, bytes(sum(behind)), "", ""],
        ["limit: plain JavaScript", bytes(plain), "", ""],
        ["limit: bare Lit", bytes(lit), "", ""],
      ];
      const each = files.map(
        ({ path, bytes: own, after }) =>
          `- ${path.replace(/-[\w-]{8}\.js$/, ".js")}: ${bytes(own)}${after ? " (after)" : ""}`,
      );
      const lines = [
        "Bytes of code, gzip level 9, as a page of another origin loads it to show the board: everything that Chromium asked",
        "Nexus for. The limits draw the same cards once, from a file; what they leave out stands in their first lines. The aim",
        "was set for a table of 50 rows; the board also drags, has menus, keyboard, live updates and the states of trouble.",
        "",
        ...table(["what", "bytes", "aim", "gap"], rows),
        "",
        ...each,
      ];
      return { name: "speed-1", title: "bytes of the embedded board", lines };
    });
  },
};
