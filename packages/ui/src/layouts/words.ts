import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of the pages and of the rows on them. */
export const words = {
  "layouts.finding.expected": "Expected",
  "layouts.finding.dismiss": "Dismiss",
  "layouts.finding.later": "Later",
  "layouts.finding.why": "Why dismiss?",
  "layouts.finding.done": "Already done",
  "layouts.finding.untrue": "Not true",
  "layouts.finding.small": "True, not worth it",
  "layouts.finding.other": "Other reason…",
  "layouts.playbook.creates": "Creates",
  "layouts.playbook.fared": "Last time",
  "layouts.panel.close": "Close",
  "layouts.record.next": "Next step",
  "layouts.record.done": "Done",
  "layouts.record.details": "Details",
  "layouts.record.timeline": "Timeline",
  "layouts.record.related": "Related",
  "layouts.record.before": "Previous",
  "layouts.record.after": "Next",
  "layouts.record.add": "Add",
  "layouts.record.edit": "Edit {field}",
  "layouts.portal.skip": "Go to the content",
  "layouts.portal.navigation": "Navigation",
  "layouts.portal.places": "Main places",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
