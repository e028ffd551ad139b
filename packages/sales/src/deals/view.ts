import { type Deal, exponentOf, type Money, PROBABILITY, type Stage, totalsOf } from "@nexus-os/contracts";

/** What a board can be sorted by. */
export const SORTS = ["amount", "nextStepOn", "closeDate", "stageSince", "name"] as const;
/** One of them. */
export type Sort = (typeof SORTS)[number];

/** What somebody looks for on the board. */
export interface Look {
  readonly text: string;
  readonly owner: string | null;
  readonly trouble: boolean;
  readonly sort: Sort;
}

/** The look of a board that was not touched. */
export const EVERYTHING: Look = { text: "", owner: null, trouble: false, sort: "amount" };

/** What needs a look about a deal. */
export type Trouble = "step" | "close";

/** One column of the board. */
export interface Column {
  readonly stage: Stage;
  readonly deals: readonly Deal[];
  readonly totals: readonly Money[];
}

/** The board as it is to be drawn. */
export interface View {
  readonly columns: readonly Column[];
  readonly count: number;
  readonly open: readonly Money[];
  readonly weighted: readonly Money[];
  /** How many of all deals need a look. */
  readonly troubles: number;
}

/** What is wrong with a deal, the worst first. Days are compared as text: YYYY-MM-DD. */
export function troubleOf(deal: Deal, today: string): Trouble | null {
  if (deal.nextStep === null) return "step";
  return deal.closeDate !== null && deal.closeDate < today ? "close" : null;
}

const LAST = "9999";

function order(sort: Sort, currency: string, locale: string): (one: Deal, other: Deal) => number {
  const { compare } = new Intl.Collator(locale);
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  // Amounts of two currencies cannot be compared: the house's come first, each currency by itself.
  const rank = ({ amount }: Deal) => (amount.currency === currency ? "" : amount.currency);
  const by: Record<Sort, (one: Deal, other: Deal) => number> = {
    amount: (one, other) => text(rank(one), rank(other)) || other.amount.minor - one.amount.minor,
    nextStepOn: (one, other) => text(one.nextStepOn ?? LAST, other.nextStepOn ?? LAST),
    closeDate: (one, other) => text(one.closeDate ?? LAST, other.closeDate ?? LAST),
    stageSince: (one, other) => text(one.stageSince, other.stageSince),
    name: (one, other) => compare(one.account.name, other.account.name),
  };
  return (one, other) => by[sort](one, other) || text(one.id, other.id);
}

/** An amount times its probability, to whole minor units. */
const weighted = ({ amount, stage }: Deal): Money => ({
  minor: Math.round((amount.minor * PROBABILITY[stage]) / 100),
  currency: amount.currency,
});

/** A forecast is no more exact than whole units of its currency. */
function whole({ minor, currency }: Money): Money {
  const unit = 10 ** exponentOf(currency);
  return { minor: Math.round(minor / unit) * unit, currency };
}

/** The board of these deals under this look. */
export function viewOf(
  deals: readonly Deal[],
  stages: readonly Stage[],
  given: { readonly look: Look; readonly today: string; readonly currency: string; readonly locale: string },
): View {
  const { look, today, currency, locale } = given;
  const wanted = look.text.trim().toLocaleLowerCase(locale);
  const inSight = deals.filter(
    (deal) =>
      stages.includes(deal.stage) &&
      (!look.owner || deal.owner.id === look.owner) &&
      (!wanted || `${deal.account.name} ${deal.name} ${deal.owner.name}`.toLocaleLowerCase(locale).includes(wanted)),
  );
  const inTrouble = inSight.filter((deal) => troubleOf(deal, today) !== null);
  const shown = [...(look.trouble ? inTrouble : inSight)].sort(order(look.sort, currency, locale));
  const columns = stages.map((stage): Column => {
    const own = shown.filter((deal) => deal.stage === stage);
    return { stage, deals: own, totals: totalsOf(own.map(({ amount }) => amount)) };
  });
  return {
    columns,
    count: shown.length,
    open: totalsOf(shown.map(({ amount }) => amount)),
    weighted: totalsOf(shown.map(weighted)).map(whole),
    troubles: inTrouble.length,
  };
}
