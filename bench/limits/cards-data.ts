/** A piece of work, as the boards that are compared show it. */
export interface Card {
  readonly id: string;
  readonly company: string;
  readonly name: string;
  readonly euros: number;
  readonly step: string;
  readonly owner: string;
  readonly column: string;
}

/** The columns. */
export const COLUMNS = ["Qualify", "Discovery", "Proposal", "Negotiation", "Contract", "Won"] as const;

const COMPANIES = [
  "Kestrel Water",
  "Brouwerij De Kroon",
  "Rheinland Chemiepark",
  "Stadtwerke Lüneburg",
  "Maison Verlaine",
];
const NAMES = [
  "Gas metering, 3,200 points",
  "CIP conductivity probes",
  "Tank farm level metering",
  "Filling line calibration",
];
const STEPS = ["Call, Thu 14 May", "Workshop, Wed 20 May", "Email, today", "Site visit, Mon 18 May"];
const OWNERS = ["JW", "LM", "AO", "TZ", "SA"];

const of = (list: readonly string[], at: number): string => list[at % list.length] ?? "";

/** So many cards, always the same ones, spread evenly over the columns. */
export const cards = (count: number): Card[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `c${index}`, company: `${of(COMPANIES, index)} ${index}`, name: of(NAMES, index), step: of(STEPS, index) },
    ...{ euros: 40_000 + ((index * 7919) % 900_000), owner: of(OWNERS, index), column: of(COLUMNS, index) },
  }));

const figure = new Intl.NumberFormat("en", { style: "currency", currency: "EUR", maximumFractionDigits: 0 });

/** An amount, as all of them write it. */
export const euros = (amount: number): string => figure.format(amount);

/** What the cards of a column come to. */
export const sum = (all: readonly Card[]): number => all.reduce((total, card) => total + card.euros, 0);

/** A board as the measure takes it. */
export interface Measured {
  /** The first card of the first column. */
  readonly first: Element;
  /** The heads of the columns, in order. */
  readonly heads: readonly Element[];
  /** In which column a card is. */
  columnOf(id: string): string | undefined;
}
