import { exponentOf, type LocalTime, type Money, type Ref } from "@nexus-os/contracts";
import { digitsOf } from "../format/digits.ts";
import { initials } from "../format/names.ts";
import { type Column, type Row, shownOf } from "./column.ts";

/** Writes a row's value into the cell that it was made for. */
export type Write<R extends Row = Row> = (row: R) => void;

/** How the values of a column are written. */
export interface Cell<R extends Row = Row> {
  /** Whether it holds figures, which stand at the end. */
  readonly isFigure: boolean;
  /** The value as it is read. */
  text(row: R): string;
  /** Builds what a cell holds, once; what it gives writes into it, as often as rows pass by. */
  make(cell: HTMLElement): Write<R>;
}

const FIGURES = new Set(["integer", "decimal", "money", "percent", "duration"]);
/** Above this an amount in major units is no longer exact as a float. */
const EXACT = 1e14;

type Text = (value: unknown) => string;

/** Amounts without their currency, with all its decimals. */
export function amountOf(locale: string): (money: Money) => string {
  const formats: Intl.NumberFormat[] = [];
  return (money) => {
    const places = exponentOf(money.currency);
    const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
    formats[places] ??= new Intl.NumberFormat(locale, digits);
    const isExact = Math.abs(money.minor) < EXACT;
    return formats[places].format(isExact ? money.minor / 10 ** places : digitsOf(money)).replace("-", "−");
  };
}

function numberOf(locale: string, options: Intl.NumberFormatOptions, share = 1): Text {
  const format = new Intl.NumberFormat(locale, options);
  return (value) => format.format((value as number) * share).replace("-", "−");
}

function dayOf(locale: string, options: Intl.DateTimeFormatOptions): Text {
  const year = new Intl.DateTimeFormat(locale, { ...options, year: "numeric" });
  const plain = new Intl.DateTimeFormat(locale, options);
  const now = new Date().getFullYear();
  return (value) => {
    const date = new Date(value as string);
    return (date.getFullYear() === now ? plain : year).format(date);
  };
}

/** How a field's values are read, by its kind. */
function textOf({ field, text }: Column, locale: string): Text {
  if (text) return text;
  const many = new Intl.ListFormat(locale, { type: "unit" });
  const instant = dayOf(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const amount = amountOf(locale);
  switch (field?.kind) {
    case "integer":
      return numberOf(locale, {});
    case "decimal":
      return numberOf(locale, { minimumFractionDigits: field.scale });
    case "percent":
      return numberOf(locale, { style: "percent", maximumFractionDigits: 2 }, 1 / 10_000);
    case "duration":
      return numberOf(locale, { style: "unit", unit: "hour", maximumFractionDigits: 1 }, 1 / 3600);
    case "money":
      return (value) => `${(value as Money).currency} ${amount(value as Money)}`;
    case "date":
      return dayOf(locale, { day: "numeric", month: "short", timeZone: "UTC" });
    case "instant":
      return instant;
    case "localTime":
      return (value) => instant((value as LocalTime).at);
    case "ref":
    case "file":
      return (value) => (value as Ref).name;
    case "refs":
      return (value) => many.format((value as readonly Ref[]).map(({ name }) => name));
    case "manyOf":
      return (value) => many.format(value as readonly string[]);
    default:
      return String;
  }
}

function child(parent: HTMLElement, look: string): HTMLElement {
  const element = document.createElement("span");
  element.className = look;
  return parent.appendChild(element);
}

const textIn = (parent: HTMLElement): Text_ => parent.appendChild(document.createTextNode(""));
type Text_ = globalThis.Text;

/** What writes the cells of a column. */
export function cellOf<R extends Row>(column: Column<R>, locale: string): Cell<R> {
  const read = textOf(column as unknown as Column, locale);
  const { field, tone, look } = column;
  const isFigure = FIGURES.has(field?.kind ?? "");
  const text = (row: R): string => {
    const value = shownOf(column, row);
    return value === null || value === undefined ? "" : read(value);
  };
  const plain = (cell: HTMLElement): Write<R> => {
    const node = textIn(cell);
    return (row) => {
      node.data = text(row);
    };
  };
  let make = plain;
  if (tone) {
    make = (cell) => {
      const dot = child(cell, "state");
      const write = plain(dot);
      return (row) => {
        const look = text(row) && `state ${tone(row)}`;
        if (dot.className !== look) dot.className = look;
        write(row);
      };
    };
  } else if (field?.kind === "money" && !column.text) {
    const amount = amountOf(locale);
    make = (cell) => {
      const figure = child(cell, "num");
      const currency = textIn(child(figure, "quiet cur"));
      const minor = textIn(figure);
      return (row) => {
        const money = shownOf(column, row) as Money | null;
        const code = money?.currency ?? "";
        if (currency.data !== code) currency.data = code;
        minor.data = money ? ` ${amount(money)}` : "";
      };
    };
  } else if (look === "person") {
    make = (cell) => {
      const face = child(cell, "avatar");
      face.ariaHidden = "true";
      const letters = textIn(face);
      const name = textIn(child(cell, "cut"));
      return (row) => {
        name.data = text(row);
        face.hidden = !name.data;
        letters.data = initials(name.data);
      };
    };
  } else if (isFigure) make = (cell) => plain(child(cell, "num"));
  return { isFigure, text, make };
}
