import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of a timeline, of what is written into it, and of comments. */
export const words = {
  "timeline.today": "Today",
  "timeline.yesterday": "Yesterday",
  "timeline.older": "{count, plural, one {Show # earlier} other {Show # earlier}}",
  "timeline.more": "Show earlier",
  "timeline.loading": "Loading what was before",
  "timeline.empty": "Nothing has happened here yet.",
  "timeline.send.failed": "This could not be saved. Your text is still here.",
  "timeline.people": "People to mention",
  "timeline.people.found": "{count, plural, one {# person} other {# people}}",
  "timeline.edit": "Edit",
  "timeline.delete": "Delete",
  "timeline.reply": "Reply",
  "timeline.save": "Save",
  "timeline.cancel": "Cancel",
  "timeline.acts": "Reply to or change the comment of {name}",
  "timeline.edited": "edited",
  "timeline.comment": "Comment",
  "timeline.comment.edit": "Change your comment",
  "timeline.comment.reply": "Reply to {name}",
  "timeline.deleted": "Your comment is deleted.",
  "timeline.undo": "Undo",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
