import { spokenIn, type Words } from "@nexus-os/sdk";

/** What the board says with its first picture. */
export const words = {
  "deals.title": "Deals",
  "deals.pipeline": "Pipeline",
  "deals.new": "New deal",
  "deals.add": "Deal",
  "deals.add.to": "New deal in {stage}",
  "deals.find": "Find in deals",
  "deals.count": "{count, plural, one {# deal} other {# deals}}",
  "deals.open": "Open",
  "deals.weighted": "Weighted",
  "deals.look": "{count, plural, one {# needs a look} other {# need a look}}",
  "deals.probability": "{percent} %",
  "deals.probability.long": "{percent} percent likely",
  "deals.owner": "Owner",
  "deals.owner.is": "is",
  "deals.owner.remove": "Remove the filter on the owner",
  "deals.sort": "Sort by",
  "deals.sort.amount": "Amount",
  "deals.sort.nextStepOn": "Next step",
  "deals.sort.closeDate": "Close date",
  "deals.sort.stageSince": "Time in stage",
  "deals.sort.name": "Company",
  "deals.help": "Keys",
  "deals.trouble.step": "No next step",
  "deals.trouble.close": "Close date passed",
  "deals.step.on": "{step}, {date}",
  "deals.step.today": "today",
  "deals.actions": "Move or change {deal}",
  "deals.archive": "Archive",
  "deals.none": "Deals you work on will stand here, stage by stage.",
  "deals.none.viewer": "Deals that your team works on will stand here, stage by stage.",
  "deals.none.found": "No deal fits what you look for.",
  "deals.none.reset": "Show all deals",
  "deals.loading": "Loading deals",
  "deals.stage.qualify": "Qualify",
  "deals.stage.discovery": "Discovery",
  "deals.stage.proposal": "Proposal",
  "deals.stage.negotiation": "Negotiation",
  "deals.stage.contract": "Contract",
  "deals.stage.won": "Won",
  "deals.stage.lost": "Lost",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });

/** A key of the board's words. */
export type Word = keyof typeof words;
