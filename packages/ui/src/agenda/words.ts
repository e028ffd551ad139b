import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of an agenda. */
export const words = {
  "agenda.allDay": "All day",
  "agenda.now": "Now, {time}",
  "agenda.none": "Nothing is planned.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
