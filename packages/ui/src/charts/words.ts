import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of charts and tiles. */
export const words = {
  "charts.role": "chart",
  "charts.keys": "Arrow keys walk over the values, Escape leaves them.",
  "charts.about": "{series}: {value}, {point}",
  "charts.none": "no value",
  "charts.rest": "{count, plural, one {# other} other {# others}}",
  "charts.series": "Series",
  "charts.table": "Show as table",
  "charts.empty": "There is nothing to show for this time.",
  "charts.failed": "This could not be loaded.",
  "charts.retry": "Try again",
  "charts.moved.rest": "Everything else",
  "charts.up": "up",
  "charts.down": "down",
  "charts.better": "better",
  "charts.worse": "worse",
  "charts.points": "{points} pts",
  "charts.versus": "vs {value}",
  "charts.nothing": "No data",
  "charts.few": "Too little data to compare",
  "charts.loading": "Loading",
} as const satisfies Words;

spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
