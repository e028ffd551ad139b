import { metric, share } from "../../metric.ts";
import { deals } from "./noun.ts";
import { OPEN_STAGES } from "./rules.ts";

const amount = { field: "amount" } as const;
const open = { stage: OPEN_STAGES } as const;
const dimensions = ["stage", "owner", "account"] as const;
/** What is over happened on a day: few rows a day are read for a year of it, some more where it is asked by owner. */
const overTime = [[], ["owner"]] as const;

/** What open deals are worth now. */
export const pipelineValue = metric(deals, "pipeline-value", {
  summary: "What the deals that are still worked on are worth now.",
  ...{ of: { kind: "sum", value: amount }, where: open, time: null, by: dimensions, kept: [["stage", "owner"]] },
  synonyms: ["pipeline", "open value", "funnel"],
});

/** How many deals are open now. */
export const openCount = metric(deals, "open-count", {
  summary: "How many deals are still worked on now.",
  ...{ of: { kind: "count" }, where: open, time: null, by: dimensions, kept: [["stage", "owner"]] },
  synonyms: ["open deals", "deals in progress"],
});

/** What new deals are worth. */
export const newValue = metric(deals, "new-value", {
  summary: "What the deals that were added in a time are worth.",
  ...{ of: { kind: "sum", value: amount }, time: "createdAt", by: dimensions, kept: overTime, compare: "previous" },
  synonyms: ["new pipeline", "created value"],
});

/** How many deals are new. */
export const createdCount = metric(deals, "created-count", {
  summary: "How many deals were added in a time.",
  ...{ of: { kind: "count" }, time: "createdAt", by: dimensions, kept: overTime, compare: "previous" },
  synonyms: ["new deals", "deals created"],
});

const won = { stage: "won" } as const;

/** What won deals are worth. */
export const wonValue = metric(deals, "won-value", {
  summary: "What the deals that were won in a time are worth.",
  ...{ of: { kind: "sum", value: amount }, where: won, time: "stageSince", by: ["owner", "account"] },
  ...{ kept: overTime, compare: "previous", synonyms: ["bookings", "closed won", "sales"] },
});

/** How many deals were won. */
export const wonCount = metric(deals, "won-count", {
  summary: "How many deals were won in a time.",
  ...{ of: { kind: "count" }, where: won, time: "stageSince", by: ["owner", "account"] },
  ...{ kept: overTime, compare: "previous", synonyms: ["wins", "deals won"] },
});

/** What a won deal is worth on average. */
export const wonAverage = metric(deals, "won-average", {
  summary: "What a deal that was won in a time is worth on average.",
  ...{ of: { kind: "average", value: amount }, where: won, time: "stageSince", by: ["owner", "account"] },
  ...{ kept: overTime, compare: "previous", synonyms: ["average deal size", "deal size"] },
});

/** How long won deals took. */
export const cycleTime = metric(deals, "cycle-time", {
  summary: "How long it took on average from adding a deal to winning it.",
  of: { kind: "average", value: { since: "createdAt", until: "stageSince" } },
  ...{ where: won, time: "stageSince", by: ["owner", "account"], kept: overTime, good: "down", compare: "previous" },
  synonyms: ["sales cycle", "time to win"],
});

/** How many deals were lost. */
export const lostCount = metric(deals, "lost-count", {
  summary: "How many deals were lost in a time.",
  ...{ of: { kind: "count" }, where: { stage: "lost" }, time: "stageSince", by: ["owner", "account"] },
  ...{ kept: overTime, good: "down", compare: "previous", synonyms: ["losses", "deals lost"] },
});

/** What share of the decided deals was won. */
export const winRate = share("deals.win-rate", {
  summary: "What share of the deals that were decided in a time was won.",
  ...{ part: wonCount, whole: [wonCount, lostCount], compare: "previous" },
  synonyms: ["close rate", "hit rate", "conversion"],
});
