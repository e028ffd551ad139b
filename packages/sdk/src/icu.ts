/** The named parameters of a message. */
export type Params = Readonly<Record<string, string | number | Date>>;

/** A piece of a message: plain text, or what a parameter is written as. */
export type Piece = string | Argument;

/** `{name}`, `{name, kind, style}`, or `{name, plural, …}` with its cases; `#` is the count of the plural around it. */
export interface Argument {
  readonly name: string;
  readonly kind: string;
  readonly style: string;
  readonly offset: number;
  readonly cases: ReadonlyMap<string, readonly Piece[]> | null;
}

/** Who is spoken to: in which language, and in which time zone moments are told. */
export interface Listener {
  readonly locale: string;
  readonly timeZone?: string | undefined;
}

interface Reader {
  readonly text: string;
  at: number;
}

/** Reads a message of ICU. One that is not well formed is what it is: plain text. */
export function read(text: string): readonly Piece[] {
  const reader = { text, at: 0 };
  const pieces = piecesOf(reader, false);
  return reader.at === text.length && pieces ? pieces : [text];
}

/** What stands up to the closing brace of a case, or up to the end; null where an argument in it is not well formed. */
function piecesOf(reader: Reader, inPlural: boolean): Piece[] | null {
  const pieces: Piece[] = [];
  const { text } = reader;
  let plain = "";
  const add = (piece: Argument): void => {
    if (plain) pieces.push(plain);
    plain = "";
    pieces.push(piece);
  };
  for (; reader.at < text.length && text[reader.at] !== "}"; reader.at += 1) {
    const char = text[reader.at] as string;
    if (char === "{") {
      reader.at += 1;
      const argument = argumentOf(reader, inPlural);
      if (!argument) return null;
      add(argument);
    } else if (char === "#" && inPlural) {
      add({ name: "#", kind: "number", style: "", offset: 0, cases: null });
    } else if (char === "'" && /['{}#]/.test(text[reader.at + 1] ?? "")) {
      // A quoted part is plain text; two quotes are one, inside of it, too.
      const [quoted = ""] = /^'(?:'|(?:[^']|'')*'?)/.exec(text.slice(reader.at)) ?? [];
      plain += quoted === "''" ? "'" : quoted.slice(1).replace(/'$/, "").replace(/''/g, "'");
      reader.at += quoted.length - 1;
    } else {
      plain += char;
    }
  }
  if (plain) pieces.push(plain);
  return pieces;
}

function wordOf(reader: Reader): string {
  const [word = ""] = /^[^,{}]*/.exec(reader.text.slice(reader.at)) ?? [];
  reader.at += word.length;
  return word.trim();
}

function partOf(reader: Reader): string {
  if (reader.text[reader.at] !== ",") return "";
  reader.at += 1;
  return wordOf(reader);
}

function argumentOf(reader: Reader, inPlural: boolean): Argument | null {
  const name = wordOf(reader);
  const kind = partOf(reader);
  const hasCases = /^(plural|selectordinal|select)$/.test(kind);
  let style = partOf(reader);
  let offset = 0;
  let cases: Map<string, readonly Piece[]> | null = null;
  if (hasCases) {
    const isPlural = kind !== "select";
    cases = new Map();
    const [all, amount, first = ""] = /^offset:\s*(\d+)\s*(.*)$/.exec(style) ?? [];
    if (all !== undefined) offset = Number(amount);
    for (style = all === undefined ? style : first; reader.text[reader.at] === "{"; style = wordOf(reader)) {
      reader.at += 1;
      const pieces = piecesOf(reader, isPlural || inPlural);
      if (!pieces || !style || reader.text[reader.at] !== "}") return null;
      cases.set(style, pieces);
      reader.at += 1;
    }
    if (!cases.size) return null;
  }
  return name && reader.text[reader.at] === "}" ? { name, kind, style: hasCases ? "" : style, offset, cases } : null;
}

/** Writes pieces with their parameters. One that is not given stays visible as its name in braces. */
export function write(pieces: readonly Piece[], params: Params, listener: Listener, count?: number): string {
  return pieces
    .map((piece) => (typeof piece === "string" ? piece : writeArgument(piece, params, listener, count)))
    .join("");
}

function writeArgument(argument: Argument, params: Params, listener: Listener, count: number | undefined): string {
  const { name, kind, offset, cases } = argument;
  const value = name === "#" ? count : params[name];
  if (value === undefined) return name === "#" ? "#" : `{${name}}`;
  if (!cases) return valueText(value, argument, listener);
  const { locale } = listener;
  if (kind === "select") return write(cases.get(String(value)) ?? cases.get("other") ?? [], params, listener, count);
  const amount = Number(value);
  const type = kind === "plural" ? "cardinal" : "ordinal";
  const rules = kept(locale + type, () => new Intl.PluralRules(locale, { type }));
  const chosen = cases.get(`=${amount}`) ?? cases.get(rules.select(amount - offset)) ?? cases.get("other") ?? [];
  return write(chosen, params, listener, amount - offset);
}

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|nqo|ps|sd|ug|ur|yi)\b/;

/** Whether a language is written from right to left. */
export const isRightToLeft = (locale: string): boolean => RIGHT_TO_LEFT.test(locale);

/** A name keeps its own direction, and turns nothing around it: between the signs FSI and PDI (UAX #9). */
const isolated = (text: string, { locale }: Listener): string => (isRightToLeft(locale) ? `\u2068${text}\u2069` : text);

function valueText(value: string | number | Date, { kind, style }: Argument, listener: Listener): string {
  const { locale } = listener;
  if (kind === "number" || (kind === "" && typeof value === "number")) {
    const options: Intl.NumberFormatOptions =
      style === "percent" ? { style } : style === "integer" ? { maximumFractionDigits: 0 } : {};
    return kept(locale + style, () => new Intl.NumberFormat(locale, options)).format(Number(value));
  }
  if (kind !== "date" && kind !== "time" && !(value instanceof Date)) return isolated(String(value), listener);
  // A day of the calendar is that day wherever it is read.
  const timeZone = typeof value === "string" && value.length === 10 ? "UTC" : listener.timeZone;
  const length = /^(short|long|full)$/.test(style) ? (style as "short") : kind === "time" ? "short" : "medium";
  const options: Intl.DateTimeFormatOptions =
    kind === "time" ? { timeStyle: length, timeZone } : { dateStyle: length, timeZone };
  const make = () => new Intl.DateTimeFormat(locale, options);
  return kept(`${locale} ${kind} ${length} ${timeZone}`, make).format(new Date(value));
}

const formats = new Map<string, unknown>();

function kept<T>(key: string, make: () => T): T {
  const known = (formats.get(key) as T | undefined) ?? make();
  formats.set(key, known);
  return known;
}
