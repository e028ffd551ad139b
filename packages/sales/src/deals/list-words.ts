import { spokenIn, type Words } from "@nexus-os/sdk";

/** What the list of deals says. It shares no words with the board, which is loaded without the list. */
export const listWords = {
  "deals.list.title": "Deals",
  "deals.list.one": "Deal",
  "deals.list.new": "New deal",
  "deals.list.none": "Deals stand here, those you work on and those that are over.",
  "deals.list.field.name": "Deal",
  "deals.list.field.account": "Account",
  "deals.list.field.owner": "Owner",
  "deals.list.field.stage": "Stage",
  "deals.list.field.stageSince": "In stage since",
  "deals.list.field.amount": "Amount",
  "deals.list.field.closeDate": "Closes",
  "deals.list.field.nextStep": "Next step",
  "deals.list.field.nextStepOn": "Next step on",
  "deals.list.stage.qualify": "Qualify",
  "deals.list.stage.discovery": "Discovery",
  "deals.list.stage.proposal": "Proposal",
  "deals.list.stage.negotiation": "Negotiation",
  "deals.list.stage.contract": "Contract",
  "deals.list.stage.won": "Won",
  "deals.list.stage.lost": "Lost",
} as const satisfies Words;
spokenIn({ de: () => import("./list-words.de.json", { with: { type: "json" } }) });
