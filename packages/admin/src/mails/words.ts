import { spokenIn, type Words } from "@nexus-os/sdk";
import { listWords } from "../list/words.ts";

/** What the list of mails says. */
export const words = {
  ...listWords,
  "mails.title": "Mails",
  "mails.column.mail": "Mail",
  "mails.column.state": "State",
  "mails.column.to": "To",
  "mails.column.when": "When",
  "mails.part.queued": "Waiting",
  "mails.part.sent": "Sent",
  "mails.part.written": "In the folder",
  "mails.part.trouble": "Failed or unknown",
  "mails.none": "Mails that Nexus sends will stand here.",
  "mails.none.part": "There is no mail in this state.",
  "mails.state.queued": "Waiting",
  "mails.state.sent": "Sent",
  "mails.state.failed": "Failed",
  "mails.state.written": "In the folder",
  "mails.state.unknown": "Unknown",
  "mails.said.queued": "It has not left yet. Where that lasts, its job says why.",
  "mails.said.sent": "The mail server has taken it. Whether it was read, nobody can know.",
  "mails.said.failed": "Nobody has received it, and it will not be tried again.",
  "mails.said.written":
    "Nobody has received it: without a mail server, Nexus writes mails as files to the folder outbox.",
  "mails.said.unknown":
    "It may have arrived or not: Nexus was interrupted while it sent it, and does not send a mail twice.",
  "mails.told": "{mail}: {state}",
  "mails.to": "To",
  "mails.state": "State",
  "mails.why": "Why",
  "mails.read.loading": "Fetching the letter",
  "mails.read.letter": "The letter",
  "mails.read.owners": "Only owners can read what mails to others say.",
  "mails.read.refused": "The letter could not be shown. {why}",
  "mails.read.gone": "What it said is not kept any more.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
