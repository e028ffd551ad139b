import { spokenIn, type Words } from "@nexus-os/sdk";
import { words } from "./words.ts";

const own = {
  "deals.one": "Deal",
  "deals.field.name": "Deal",
  "deals.field.account": "Account",
  "deals.field.owner": "Owner",
  "deals.field.stage": "Stage",
  "deals.field.stageSince": "In stage since",
  "deals.field.amount": "Amount",
  "deals.field.closeDate": "Closes",
  "deals.field.nextStep": "Next step",
  "deals.field.nextStepOn": "Next step on",
} as const satisfies Words;
spokenIn({ de: () => import("./list-words.de.json", { with: { type: "json" } }) });

/** What the list of deals says: what the board says, and the names of fields. */
export const listWords = { ...words, ...own } as const;
