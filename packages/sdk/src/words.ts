/** Messages by their keys, in the syntax of ICU: `{name}`, `{when, date, medium}`, `{n, plural, one {# deal} other {# deals}}`. */
export type Words = Readonly<Record<string, string>>;

/** The named parameters of a message. */
export type Params = Readonly<Record<string, string | number | Date>>;

type Piece =
  | string
  | { readonly name: string; readonly kind: string; readonly style: string; readonly cases: Cases | null };
type Cases = ReadonlyMap<string, readonly Piece[]>;

const read = new Map<string, readonly Piece[]>();

/** Says a message in a language. A parameter that is not given stays visible as its name in braces. */
export function translate(message: string, params: Params = {}, locale = "en"): string {
  let pieces = read.get(message);
  if (!pieces) {
    pieces = piecesOf({ text: message, at: 0 });
    read.set(message, pieces);
  }
  return said(pieces, params, locale, undefined);
}

/** Says one of somebody's words in a language. */
export function say<W extends Words>(words: W, key: keyof W & string, params: Params = {}, locale = "en"): string {
  return translate(words[key] ?? key, params, locale);
}

interface Reader {
  readonly text: string;
  at: number;
}

function piecesOf(reader: Reader): Piece[] {
  const pieces: Piece[] = [];
  const { text } = reader;
  let plain = "";
  const keep = (): void => {
    if (plain) pieces.push(plain);
    plain = "";
  };
  for (; reader.at < text.length && text[reader.at] !== "}"; reader.at += 1) {
    const char = text[reader.at];
    if (char === "{") {
      keep();
      reader.at += 1;
      pieces.push(argumentOf(reader));
    } else if (char === "#") {
      keep();
      pieces.push({ name: "#", kind: "number", style: "", cases: null });
    } else if (char === "'" && /['{}#]/.test(text[reader.at + 1] ?? "")) {
      // A quoted part is plain text; two quotes are one.
      const end = text[reader.at + 1] === "'" ? reader.at + 1 : text.indexOf("'", reader.at + 1);
      plain += text.slice(reader.at + 1, end) || "'";
      reader.at = end;
    } else {
      plain += char;
    }
  }
  keep();
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

function argumentOf(reader: Reader): Piece {
  const name = wordOf(reader);
  const kind = partOf(reader);
  if (kind !== "plural" && kind !== "select") return { name, kind, style: partOf(reader), cases: null };
  const cases = new Map<string, readonly Piece[]>();
  for (let key = partOf(reader); reader.text[reader.at] === "{"; key = wordOf(reader)) {
    reader.at += 1;
    cases.set(key, piecesOf(reader));
    reader.at += 1;
  }
  return { name, kind, style: "", cases };
}

function said(pieces: readonly Piece[], params: Params, locale: string, count: number | undefined): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : sayOne(piece, params, locale, count))).join("");
}

function sayOne(piece: Exclude<Piece, string>, params: Params, locale: string, count: number | undefined): string {
  const { name, kind, style, cases } = piece;
  if (name === "#" && count === undefined) return "#";
  const value = name === "#" ? count : params[name];
  if (value === undefined) return `{${name}}`;
  if (cases) {
    const amount = Number(value);
    const key = kind === "plural" ? new Intl.PluralRules(locale).select(amount) : String(value);
    const chosen = cases.get(`=${amount}`) ?? cases.get(key) ?? cases.get("other") ?? [];
    return said(chosen, params, locale, kind === "plural" ? amount : count);
  }
  if (kind === "number" || (kind === "" && typeof value === "number")) {
    return new Intl.NumberFormat(locale, style === "percent" ? { style } : {}).format(Number(value));
  }
  if (kind === "date" || value instanceof Date) {
    return new Intl.DateTimeFormat(locale, { dateStyle: dateStyleOf(style) }).format(new Date(value));
  }
  return String(value);
}

function dateStyleOf(style: string): "short" | "medium" | "long" | "full" {
  return style === "short" || style === "long" || style === "full" ? style : "medium";
}
