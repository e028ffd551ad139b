import { BOARDS, type PageName } from "../browser/pages.ts";
import { amid, type Surroundings } from "../browser/surroundings.ts";
import { profileOf, type Visit, visit } from "../browser/visit.ts";
import { figureOf, median, ratioOf } from "../figures/figures.ts";
import { costsOf } from "../figures/profile.ts";
import { table } from "../report/report.ts";
import type { Effort, Measure } from "./measure.ts";

const AIM = 1.3;
const NAMES = { plain: "plain JavaScript (limit)", lit: "bare Lit", embed: "Nexus, embedded" } as const;
const ORDER: readonly PageName[] = ["static", ...BOARDS];

type Visits = Readonly<Record<PageName, Visit[]>>;

async function visits({ browser, site }: Surroundings, slowDown: number, { rounds, say }: Effort): Promise<Visits> {
  say(`${slowDown} × slow-down`);
  const made: Visits = { static: [], plain: [], lit: [], embed: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of ORDER) {
      const one = await visit(browser, `${site.url}/${name}`, slowDown);
      // The first round fills the caches of the system and of the server.
      if (round > 0) made[name].push(one);
    }
  }
  return made;
}

function linesOf(made: Visits): string[] {
  const still = made.static.map(({ total }) => total);
  const above = (name: PageName): number[] => made[name].map(({ total }, round) => total - (still[round] ?? 0));
  const limit = above("plain");
  const rows = BOARDS.map((name) => {
    const own = above(name);
    const { median: middle, least, most } = figureOf(own);
    const { ratio, least: low, most: high } = ratioOf(own, limit);
    const aimed =
      name === "embed"
        ? [`≤ ${AIM}`, ratio <= AIM ? "reached" : `${((ratio / AIM - 1) * 100).toFixed(0)} % above`]
        : ["", ""];
    const layout = median(made[name].map((each) => each.layout)).toFixed(0);
    return [
      ...[NAMES[name], `${middle.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`, layout],
      ...[`${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`, ...aimed],
    ];
  });
  const head = ["board", "ms above the static page", "of it style and layout", "ratio to the limit", "aim", "gap"];
  return [...table(head, rows), "", `The static page itself: ${median(still).toFixed(0)} ms. ${still.length} rounds.`];
}

export const speed2: Measure = {
  name: "speed-2",
  run: async (effort) =>
    amid(async (surroundings) => {
      const usual = await visits(surroundings, 1, effort);
      const slow = await visits(surroundings, 4, effort);
      const { browser, site } = surroundings;
      const found = costsOf(await profileOf(browser, `${site.url}/embed`)).slice(0, 5);
      const costs = found.map(({ place, share }) => `- ${(share * 100).toFixed(0)} % ${place}`);
      const lines = [
        "Processor time of the main thread from an empty tab until the board stands and is painted, by the devtools protocol",
        "(TaskDuration in thread ticks), less that of the same page without a board. Each visit is a new context of Chromium",
        "without caches. Nexus signs the page in by a client secret, opens its live stream and reads the deals over the",
        `network; the limits read the same ${surroundings.demo.deals.length} deals from a file and draw them once.`,
        ...["", "### As the machine is", "", ...linesOf(usual), "", "### At 4 × slow-down", "", ...linesOf(slow)],
        ...["", "Where the time of the embedded board goes (a profile of one visit, by file):", "", ...costs],
      ];
      return { name: "speed-2", title: "processor time to the first board", lines };
    }),
};
