import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of a tour's player. */
export const words = {
  "tour.step": "Step {step} of {steps}",
  "tour.next": "Next",
  "tour.back": "Back",
  "tour.done": "Done",
  "tour.end": "End the tour",
  "tour.absent": "This is not on the page at the moment.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
