import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of the small parts that need some of their own. */
export const words = {
  "parts.left": "about {time} left",
  "parts.empty.sample": "Fill with sample data",
  "parts.forbidden.who": "{names} can grant it.",
  "parts.forbidden.nobody": "An owner of your organization can grant it.",
  "parts.forbidden.ask": "Ask for access",
  "parts.forbidden.back": "Back",
  "parts.failed.retry": "Try again",
  "parts.failed.request": "Request",
  "parts.offline": "You are offline.",
  "parts.offline.text": "What you do is kept and sent when the connection is back.",
  "parts.approval.state": "Needs your approval",
  "parts.approval.expires": "expires {when}",
  "parts.approval.expired": "Expired",
  "parts.approval.approved": "Approved",
  "parts.approval.declined": "Declined",
  "parts.approval.decline": "Decline",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
