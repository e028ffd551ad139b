/** An order, as the tables that are compared show it. */
export interface Order {
  readonly id: string;
  readonly number: string;
  readonly customer: string;
  readonly contact: string;
  readonly city: string;
  readonly owner: string;
  readonly amount: number;
  readonly day: string;
  readonly state: string;
}

const NAMES = ["Kestrel Water", "Brouwerij De Kroon", "Rheinland Chemiepark", "Stadtwerke Lüneburg", "Maison Verlaine"];
const MORE = ["Services", "Nord", "Holding", "Anlagenbau", "Logistik", "Energie", "Pharma"];
const FIRST = ["Ines", "Jonas", "Mira", "Tomasz", "Lea", "Henrik", "Amélie", "Paolo"];
const LAST = ["Brandt", "Keller", "Okafor", "Zielinski", "Sommer", "Dahl", "Moreau", "Ricci", "Vogel"];
const CITIES = [
  "Potsdam",
  "Hamburg",
  "Rotterdam",
  "Lyon",
  "Bergamo",
  "Uppsala",
  "Bern",
  "Gdańsk",
  "Graz",
  "Porto",
  "Brno",
];
const STATES = ["Draft", "Sent", "Part paid", "Paid", "Late"];

const of = (list: readonly string[], at: number): string => list[at % list.length] ?? "";

/** So many orders, always the same ones, as they come from a server: texts that were put together here would not be whole yet. */
export function orders(count: number): Order[] {
  const made = Array.from({ length: count }, (_, index) => {
    // A step of a prime walks through all amounts in an order that is not sorted.
    const mixed = (index * 7_368_787) % 15_485_863;
    return {
      ...{ id: `o${index}`, number: `SO-${100_000 + index}` },
      customer: `${of(NAMES, mixed)} ${of(MORE, index)} ${index % 977}`,
      contact: `${of(FIRST, mixed)} ${of(LAST, index)}`,
      city: of(CITIES, mixed),
      owner: `${of(FIRST, index)} ${of(LAST, mixed)}`,
      amount: mixed,
      day: new Date(Date.UTC(2024, 0, 1 + (mixed % 900))).toISOString().slice(0, 10),
      state: of(STATES, mixed),
    };
  });
  return JSON.parse(JSON.stringify(made)) as Order[];
}

/** What is shown of an order, and how wide. */
export const SHOWN = [
  ["number", "Number", 110],
  ["customer", "Customer", 260],
  ["contact", "Contact", 150],
  ["city", "City", 110],
  ["owner", "Owner", 150],
  ["amount", "Amount", 120],
  ["day", "Day", 120],
  ["state", "State", 110],
] as const;

/** The columns that are searched. */
export const SEARCHED = ["customer", "contact", "city"] as const;

const figure = new Intl.NumberFormat("en");
const days = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A value as all of the tables show it. */
export function shown(order: Order, key: keyof Order): string {
  if (key === "amount") return figure.format(order.amount);
  return key === "day" ? days.format(new Date(order.day)) : order[key];
}

/** A table as the measures take it: to be scrolled, sorted by the amount, and searched. */
export interface Measured {
  readonly scroller: Element;
  sort(): void;
  find(text: string): void;
  /** The text that is painted at a place of the window. */
  textAt(x: number, y: number): string;
}
