import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of what floats. */
export const words = {
  "overlays.close": "Close",
  "overlays.leave": "What you typed is not saved.",
  "overlays.leave.stay": "Keep editing",
  "overlays.leave.drop": "Discard",
  "overlays.confirm.no": "Cancel",
  "overlays.confirm.type": "Type {word} to confirm",
  "overlays.command.none": "Nothing matches “{query}”.",
  "overlays.command.found": "{count, plural, one {# result} other {# results}}",
  "overlays.command.busy": "Looking",
  "overlays.command.move": "move",
  "overlays.command.open": "open",
  "overlays.command.more": "actions",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
