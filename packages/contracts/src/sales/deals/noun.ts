import { event } from "../../event.ts";
import { byServer, date, initially, instant, money, onCreation, oneOf, optional, ref, text } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { verb } from "../../verb.ts";
import { STAGES } from "./rules.ts";

/** The sales that are being worked on, won or lost. */
export const deals = noun("deals", {
  singular: "deal",
  department: "sales",
  summary: "A sale that somebody works on.",
  title: "name",
  fields: {
    name: text({ max: 160 }),
    account: ref("accounts"),
    owner: ref("members"),
    stage: initially(onCreation(oneOf(STAGES)), "qualify"),
    stageSince: byServer(instant()),
    amount: money(),
    closeDate: optional(date()),
    nextStep: optional(text({ max: 160 })),
    nextStepOn: optional(date()),
  },
  sorts: ["name", "stageSince"],
  verbs: {
    move: verb({
      summary: "Moves a deal to another stage.",
      input: { stage: oneOf(STAGES) },
      emits: "moved",
      undoneBy: "move",
    }),
  },
  events: {
    moved: event({ summary: "A deal changed its stage.", fields: { from: oneOf(STAGES), to: oneOf(STAGES) } }),
  },
});

/** A sale. */
export interface Deal extends RecordOf<typeof deals> {}
/** What a new deal is made from. */
export interface NewDeal extends NewOf<typeof deals> {}
/** What can be changed of a deal. Its stage is changed by `move`. */
export interface DealChanges extends ChangesOf<typeof deals> {}
/** What a list of deals can be narrowed to. */
export interface DealFilter extends FilterOf<typeof deals> {}
/** What deals can be sorted by. */
export type DealSort = SortOf<typeof deals>;
