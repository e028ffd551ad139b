import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of the widgets in somebody else's page. */
export const words = {
  "patterns.embed.due": "Calibrations due",
  "patterns.embed.book": "Book a date",
  "patterns.embed.inDays": "In 2 days",
  "patterns.embed.booked": "Booked",
  "patterns.embed.done": "Done",
  "patterns.embed.inTime": "Calibrated in time",
  "patterns.embed.versus": "vs 12 months ago, target 90 %",
  "patterns.embed.month": "Month",
  "patterns.embed.invoices": "Havelmann invoices",
  "patterns.embed.all": "All 7",
  "patterns.embed.late": "16 days late",
  "patterns.embed.tomorrow": "Due tomorrow",
  "patterns.embed.paid": "Paid",
  "patterns.embed.closed": "Close",
  "patterns.embed.told": "{what}: done",
} as const satisfies Words;
spokenIn({ de: () => import("./embed-words.de.json", { with: { type: "json" } }) });
