import type { Gated } from "./gates.ts";

/** What a measure has to say: a section of RESULTS.md. */
export interface Section {
  /** The measure, as it is named on the command line. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** The figures that gates may be set for. */
  readonly gated?: readonly Gated[];
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

const HEAD = "## ";

/** The sections of a report by the measure that their title begins with. */
function sectionsIn(report: string): Map<string, string> {
  const [, ...parts] = `\n${report}`.split(`\n${HEAD}`);
  return new Map(parts.map((part) => [part.slice(0, part.search(/[:\n]/)), `${HEAD}${part.trimEnd()}`]));
}

/** A report with these sections, made anew, and those of an earlier one that were not measured this time. */
export function reportOf(intro: string, sections: readonly Section[], earlier: string): string {
  const all = sectionsIn(earlier);
  for (const { name, title, lines } of sections) all.set(name, [`${HEAD}${name}: ${title}`, "", ...lines].join("\n"));
  const numbered = [...all].sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));
  return `${[intro, ...numbered.map(([, text]) => text)].join("\n\n")}\n`;
}
