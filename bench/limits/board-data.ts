/** What the boards of both limits read: the open deals, laid ready as a file. */
export interface Deal {
  readonly id: string;
  readonly name: string;
  readonly account: { readonly name: string };
  readonly owner: { readonly name: string };
  readonly stage: string;
  readonly amount: { readonly minor: number; readonly currency: string };
  readonly nextStep: string | null;
  readonly nextStepOn: string | null;
}

const STAGES = ["qualify", "discovery", "proposal", "negotiation", "contract"] as const;
const moneys = new Map<string, Intl.NumberFormat>();
const days = new Intl.DateTimeFormat("en", { day: "numeric", month: "short" });

export function money(minor: number, currency: string): string {
  let format = moneys.get(currency);
  if (!format) {
    format = new Intl.NumberFormat("en", { style: "currency", currency, maximumFractionDigits: 0 });
    moneys.set(currency, format);
  }
  return format.format(minor / 100);
}

export function step({ nextStep, nextStepOn }: Deal): string {
  return [nextStep, nextStepOn && days.format(new Date(nextStepOn))].filter(Boolean).join(", ");
}

export function initials(name: string): string {
  return name
    .split(" ")
    .map((part) => part[0])
    .join("");
}

/** The columns of the board, each with its cards and what they are worth together. */
export async function columns(): Promise<{ stage: string; deals: Deal[]; sum: string }[]> {
  const deals = (await (await fetch("/deals.json")).json()) as Deal[];
  return STAGES.map((stage) => {
    const own = deals.filter((deal) => deal.stage === stage);
    const sums: Record<string, number> = {};
    for (const { amount } of own) sums[amount.currency] = (sums[amount.currency] ?? 0) + amount.minor;
    const sum = Object.entries(sums).map(([currency, minor]) => money(minor, currency));
    return { stage, deals: own, sum: sum.join(" + ") };
  });
}

/** Says to the measurement that the board stands. */
export function ready(): void {
  document.documentElement.dataset["ready"] = "";
}
