import { advice } from "../../advice.ts";
import { date, decimal, instant, integer, money, oneOf, optional, percent } from "../../fields.ts";
import { deals } from "./noun.ts";
import { OPEN_STAGES } from "./rules.ts";

/** Large open deals that nobody has touched for some time. */
export const goneQuiet = advice(deals, "gone-quiet", {
  summary: "An open deal of some size has not changed for days: say what comes next, and when.",
  where: { stage: OPEN_STAGES },
  thresholds: {
    /** Smaller deals are left alone; an amount in another currency counts as more. */
    least: money(),
    days: integer({ least: 1, most: 365 }),
  },
  usual: { least: 10_000, days: 14 },
  evidence: {
    amount: money(),
    stage: oneOf(OPEN_STAGES),
    /** When it was changed last, and how many days ago. */
    since: instant(),
    days: integer(),
    /** How many deals have gone quiet, this one among them. */
    count: integer({ least: 1 }),
    /** Every how many days the deals that were won last had been changed, and how many those are. */
    wonEvery: optional(decimal({ scale: 1 })),
    wonSample: integer(),
    /** What share of the deals that were decided within a year was won. */
    winRate: optional(percent()),
    followUpOn: date(),
  },
  metrics: ["deals.win-rate"],
  effect: { metric: "deals.won-value", direction: "up", unit: "money" },
  act: { verb: "update", input: { changes: { nextStepOn: { from: "followUpOn" } } } },
  holds: 7,
  measuredAfter: 30,
});
