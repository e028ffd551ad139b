import { exponentOf, isOpen, type NewDeal, OPEN_STAGES, type Stage } from "@nexus-os/contracts";
import { CUSTOMERS, EXTENTS, NEXT_STEPS, PRODUCTS, WORTH } from "./company.ts";
import { type Random, seededRandom } from "./random.ts";

const DEALS = 300;
const DAY = 86_400_000;
/** How far back the stories reach, in milliseconds: 18 months. */
export const SPAN = 18 * 30.4 * DAY;
const SEED = 20_260_512;

/** A deal's made-up life: how it began, and when it was moved where. */
export interface DealStory {
  readonly begins: number;
  readonly deal: Omit<NewDeal, "account" | "owner"> & { readonly customer: number; readonly seller: number };
  readonly moves: readonly { readonly at: number; readonly stage: Stage }[];
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day, or the Monday after it: nobody calls customers at the weekend. */
function workday(time: number): string {
  const weekday = new Date(time).getUTCDay();
  const ahead = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return day(time + ahead * DAY);
}

function amount(random: Random, currency: string): { minor: number; currency: string } {
  // Many small deals, few large ones, in round figures.
  const euros = Math.round(4000 * 10 ** (random.next() ** 1.7 * 2.5));
  const major = (euros * (WORTH[currency] ?? 100)) / 100;
  const step = 10 ** Math.max(1, Math.floor(Math.log10(major)) - 2);
  return { minor: Math.round(major / step) * step * 10 ** exponentOf(currency), currency };
}

/** The stages that a deal passes from its beginning to today, some weeks apart; four in ten are won, most others lost. */
function path(random: Random, begins: number, today: number): DealStory["moves"] {
  const moves: { at: number; stage: Stage }[] = [];
  let at = begins;
  const losesAt = random.next() < 0.52 ? random.between(1, 5) : 6;
  for (const [index, stage] of [...OPEN_STAGES.slice(1), "won" as const].entries()) {
    at += random.between(6, 38) * DAY + random.between(0, 8 * 3_600_000);
    if (at > today) return moves;
    if (index + 1 === losesAt) return [...moves, { at, stage: "lost" }];
    moves.push({ at, stage });
  }
  return moves;
}

function steps(random: Random, today: number, open: boolean): Pick<NewDeal, "nextStep" | "nextStepOn" | "closeDate"> {
  const closeDate = day(today + (open ? random.between(-6, 120) : random.between(-300, -5)) * DAY);
  if (!open || random.next() < 0.14) return { closeDate };
  return { closeDate, nextStep: random.pick(NEXT_STEPS), nextStepOn: workday(today + random.between(0, 24) * DAY) };
}

/** 300 deals over the 18 months before `today`, always the same but for the days. The oldest comes first. */
export function dealStories(today: number, sellers: number): readonly DealStory[] {
  const random = seededRandom(SEED);
  const stories = Array.from({ length: DEALS }, (): DealStory => {
    const begins = today - 3_600_000 - Math.floor(random.next() * SPAN);
    const customer = random.between(0, CUSTOMERS.length - 1);
    const moves = path(random, begins, today);
    const stage = moves.at(-1)?.stage ?? "qualify";
    const name = `${random.pick(PRODUCTS)}, ${random.pick(EXTENTS)}`;
    const open = isOpen(stage);
    const deal = {
      ...{
        name,
        customer,
        seller: random.between(0, sellers - 1),
        amount: amount(random, CUSTOMERS[customer]?.[2] ?? "EUR"),
      },
      ...steps(random, today, open),
    };
    return { begins, deal, moves };
  });
  return stories.sort((one, other) => one.begins - other.begins);
}
