import {
  type Deal,
  deals,
  goneQuiet,
  type Money,
  OPEN_STAGES,
  PROBABILITY,
  type ThresholdsOf,
} from "@nexus-os/contracts";
import { advise, type Looking } from "../../../core/advice/advise.ts";

const DAY = 86_400_000;
const PAGE = 500;
/** How many deals are looked through, the longest unchanged first, and how many are told of. */
const MOST_PAGES = 20;
const MOST_TOLD = 500;
/** Of so many deals that were won last it is asked how often they had been changed. */
const WON = 20;
/** Twice as quiet as it may be is twice as urgent. */
const URGENT = 2;

type Here = Looking<typeof goneQuiet>;
type Limits = ThresholdsOf<typeof goneQuiet>;

const daysBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / DAY);

/** An amount in another currency counts as more: there is no rate to tell otherwise. */
function isLarge({ minor, currency }: Money, { least }: Limits): boolean {
  return currency !== least.currency || minor >= least.minor;
}

/** The large open deals that were not changed for so many days. */
async function quietDeals({ query, thresholds, now }: Here): Promise<Deal[]> {
  const until = new Date(Date.parse(now) - thresholds.days * DAY).toISOString();
  const quiet: Deal[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, next }: { readonly items: readonly Deal[]; readonly next: string | null } = await query(
      deals,
      "list",
      {
        ...{ filter: { stage: OPEN_STAGES }, sort: { by: "updatedAt" as const }, limit: PAGE },
        ...(after === null ? {} : { after }),
      },
    );
    const old = items.filter(({ updatedAt }) => updatedAt <= until);
    quiet.push(...old.filter(({ amount }) => isLarge(amount, thresholds)));
    if (old.length < items.length || next === null) break;
    after = next;
  }
  return quiet.sort((one, other) => other.amount.minor - one.amount.minor).slice(0, MOST_TOLD);
}

/** Every how many days the deals that were won last had been changed until they were. */
async function rhythmOfWon({ query }: Here): Promise<{ readonly every: string | null; readonly sample: number }> {
  const won = await query(deals, "list", {
    ...{ filter: { stage: "won" }, sort: { by: "stageSince", direction: "down" }, limit: WON },
  });
  let [days, changes] = [0, 0];
  for (const { id, createdAt, stageSince } of won.items) {
    const { items } = await query(deals, "timeline", { id, limit: 100 });
    days += (Date.parse(stageSince) - Date.parse(createdAt)) / DAY;
    changes += items.filter(({ at }) => at > createdAt && at <= stageSince).length;
  }
  return { every: changes === 0 ? null : (days / changes).toFixed(1), sample: won.items.length };
}

/** What share of the deals that were decided within a year was won, and how many those are. */
async function winRate({ metric, now }: Here): Promise<{ readonly rate: number | null; readonly sample: number }> {
  const to = now.slice(0, 10);
  const from = new Date(Date.parse(now) - 365 * DAY).toISOString().slice(0, 10);
  const time = { from, to, compare: null };
  const [rate, won, lost] = await Promise.all(
    ["deals.win-rate", "deals.won-count", "deals.lost-count"].map(async (word) => {
      const { figures } = await metric({ metric: word, ...time });
      return figures[0]?.value ?? null;
    }),
  );
  return { rate: rate ?? null, sample: (won ?? 0) + (lost ?? 0) };
}

/** The day after this one in the organization's zone on which people work: from Monday to Friday. */
function nextWorkingDay(now: string, zone: string): string {
  let day = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  while (day.dayOfWeek > 5) day = day.add({ days: 1 });
  return day.toString();
}

/** What a deal is worth by the organization's own win rate; by what is usual at its stage where nothing was decided yet. */
function worthOf({ amount, stage }: Deal, rate: number | null): Money {
  return { ...amount, minor: Math.round(amount.minor * (rate ?? PROBABILITY[stage] / 100)) };
}

export const goneQuietAdvice = advise(
  goneQuiet,
  async (here) => {
    const quiet = await quietDeals(here);
    if (quiet.length === 0) return [];
    const { every, sample: wonSample } = await rhythmOfWon(here);
    const { rate, sample } = await winRate(here);
    const followUpOn = nextWorkingDay(here.now, here.organization.timeZone);
    return quiet.map((deal) => {
      const { id, version, name, amount, updatedAt } = deal;
      const days = daysBetween(updatedAt, here.now);
      return {
        ...{ record: { id, version }, title: name },
        severity: days >= URGENT * here.thresholds.days ? "high" : "medium",
        evidence: {
          ...{ amount, stage: deal.stage as (typeof OPEN_STAGES)[number], since: updatedAt, days, count: quiet.length },
          ...{ wonEvery: every, wonSample, winRate: rate === null ? null : Math.round(rate * 10_000), followUpOn },
        },
        ...{ effect: worthOf(deal, rate), sample },
      };
    });
  },
  async ({ query }, { record, actedAt, claimedAt }) => {
    const { stage, stageSince, amount } = await query(deals, "get", { id: record });
    if (stage === "won") return { state: "succeeded", effect: amount };
    // It moved on, and is worth what it will be worth: nothing has come in yet.
    const hasMoved = stage !== "lost" && stageSince > (actedAt ?? claimedAt ?? "");
    return { state: hasMoved ? "succeeded" : "failed", effect: null };
  },
);
