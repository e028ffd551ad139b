// `npm run bench [measure…] [--quick] [--gate]`: measures Nexus beside its limits and peers, in turn, in one run, and writes
// RESULTS.md. With --gate it fails where a figure is above its gate in gates.json.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { findBrowser } from "../tools/browser.ts";
import { machine } from "./figures/machine.ts";
import type { Effort, Measure } from "./measures/measure.ts";
import { speed1 } from "./measures/speed-1.ts";
import { speed2 } from "./measures/speed-2.ts";
import { speed3 } from "./measures/speed-3.ts";
import { speed4 } from "./measures/speed-4.ts";
import { speed5 } from "./measures/speed-5.ts";
import { speed6 } from "./measures/speed-6.ts";
import { speed9 } from "./measures/speed-9.ts";
import { speed10 } from "./measures/speed-10.ts";
import { speed11 } from "./measures/speed-11.ts";
import { speed12 } from "./measures/speed-12.ts";
import { speed13 } from "./measures/speed-13.ts";
import { speed14 } from "./measures/speed-14.ts";
import { speed15 } from "./measures/speed-15.ts";
import { missed, readGates } from "./report/gates.ts";
import { reportOf, type Section } from "./report/report.ts";

const MEASURES: readonly Measure[] = [
  ...[speed1, speed2, speed3, speed4, speed5, speed6, speed9, speed10, speed11, speed12, speed13, speed14, speed15],
];
const RESULTS = join(import.meta.dirname, "RESULTS.md");
const ROUNDS = { usual: 5, quick: 3 } as const;

const INTRO = [
  "# Results",
  "",
  "Written by `npm run bench`; a measure made anew replaces its section. What counts is a ratio: Nexus over a limit that was",
  "written by hand for the same work, both measured in turn in the same run. A cost is processor time, not time on a clock;",
  "it holds for the machine that is named and says little about another one. Behind each median stand the least and the",
  "most of its rounds. The kernel counts processor time in ticks of ten milliseconds, a sample takes some",
  "dozens of them, and caches are shared with whatever else runs: differences under a fifth are noise.",
  "No figure here was chosen from several runs.",
].join("\n");

const words = process.argv.slice(2);
const quick = words.includes("--quick");
const gate = words.includes("--gate");
const wanted = words.filter((word) => word !== "--quick" && word !== "--gate");
const unknown = wanted.filter((word) => !MEASURES.some(({ name }) => name === word));
if (unknown.length > 0) {
  console.error(
    `There is no measure ${unknown.join(", ")}. There are: ${MEASURES.map(({ name }) => name).join(", ")}.`,
  );
  process.exit(1);
}

const chosen = MEASURES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const about = [`- ${new Date().toISOString().slice(0, 10)}`, ...machine(findBrowser())];
const sections: Section[] = [];
for (const { name, run } of chosen) {
  const effort: Effort = {
    ...{ rounds: quick ? ROUNDS.quick : ROUNDS.usual, share: quick ? 0.35 : 1 },
    say: (line) => console.log(`· ${name}: ${line}`),
  };
  const section = await run(effort);
  sections.push({ ...section, lines: [...about, "", ...section.lines] });
}
console.log(`\n${reportOf(INTRO, sections, "")}`);
if (quick) {
  console.log("A quick run is for a look: RESULTS.md stays as it is.");
} else {
  writeFileSync(RESULTS, reportOf(INTRO, sections, existsSync(RESULTS) ? readFileSync(RESULTS, "utf8") : ""));
  console.log(`Written to ${relative(process.cwd(), RESULTS)}`);
}
const failures = gate ? sections.flatMap(({ name, gated = [] }) => missed(readGates(), name, gated)) : [];
for (const failure of failures) console.error(failure);
if (gate && failures.length === 0) console.log("Every gate was kept.");
process.exit(failures.length === 0 ? 0 : 1);
