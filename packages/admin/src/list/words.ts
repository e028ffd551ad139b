import { spokenIn, type Words } from "@nexus-os/sdk";

/** What every list of administration says. */
export const listWords = {
  "list.show": "Show",
  "list.all": "All",
  "list.none.reset": "Show all",
  "list.newest": "These are the newest {count}. Older ones are not shown.",
  "list.actions": "Actions",
  "list.close": "Close",
  "list.leave": "Leave it as it is",
  "list.note": "Note",
  "list.note.optional": "may stay empty",
  "list.by.nexus": "Nexus",
  "list.changed.many": "{count} changes.",
  "list.refused": "That did not work. {why}",
  "list.refused.CONFLICT": "It has changed since you saw it. Look at it as it is now, and decide again.",
  "list.refused.FORBIDDEN": "Your role does not allow that. An owner of your organization can grant it.",
  "list.refused.OFFLINE": "The server cannot be reached. Check the connection and try again.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });

/** A key of these words. */
export type ListWord = keyof typeof listWords;
