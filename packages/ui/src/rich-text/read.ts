import { type Block, type Run, safeAddress } from "./blocks.ts";

type Look = Omit<Run, "text">;

// A sign behind a backslash is kept apart in a private place until it is written, so that it closes nothing.
const HIDDEN = 0xe000;
const hidden = (line: string): string =>
  line.replace(/\\([\\*_`[\]()#.+-])/g, (_, sign: string) => String.fromCharCode(HIDDEN + sign.charCodeAt(0)));
const plain = (text: string): string =>
  text.replace(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - HIDDEN));

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

interface Piece {
  readonly runs: readonly Run[];
  readonly end: number;
}

/** What begins at a sign, if it ends somewhere. Each search that finds nothing is not made again: a line of stars is no work. */
class Line {
  readonly #text: string;
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  runs(look: Look): Run[] {
    const all: Run[] = [];
    let from = 0;
    for (let at = 0; at < this.#text.length; at += 1) {
      const piece = this.#pieceAt(at, look);
      if (!piece) continue;
      if (at > from) all.push({ ...look, text: plain(this.#text.slice(from, at)) });
      all.push(...piece.runs);
      from = piece.end;
      at = from - 1;
    }
    if (from < this.#text.length) all.push({ ...look, text: plain(this.#text.slice(from)) });
    return all;
  }

  #pieceAt(at: number, look: Look): Piece | null {
    const text = this.#text;
    if (text[at] === "`")
      return this.#within(at, "`", (inner) => [{ ...hrefOf(look), code: true, text: plain(inner) }]);
    if (text.startsWith("**", at) && !look.bold)
      return this.#within(at, "**", (inner) => new Line(inner).runs({ ...look, bold: true }));
    if (text[at] === "_" && !look.italic && !isLetter(text[at - 1])) {
      const piece = this.#within(at, "_", (inner) => new Line(inner).runs({ ...look, italic: true }));
      return piece && !isLetter(text[piece.end]) ? piece : null;
    }
    return text[at] === "[" && !look.href ? this.#link(at, look) : null;
  }

  #find(what: string, from: number): number {
    if (this.#missing.has(what)) return -1;
    const at = this.#text.indexOf(what, from);
    if (at < 0) this.#missing.add(what);
    return at;
  }

  #within(at: number, mark: string, make: (inner: string) => Run[]): Piece | null {
    const from = at + mark.length;
    const to = this.#find(mark, from);
    return to > from ? { runs: make(this.#text.slice(from, to)), end: to + mark.length } : null;
  }

  #link(at: number, look: Look): Piece | null {
    const middle = this.#find("](", at + 1);
    const to = middle < 0 ? -1 : this.#find(")", middle);
    if (to < 0) return null;
    const label = new Line(this.#text.slice(at + 1, middle));
    const href = safeAddress(plain(this.#text.slice(middle + 2, to)));
    // Where the address is none, its label stays.
    return { runs: label.runs(href ? { ...look, href } : look), end: to + 1 };
  }
}

const hrefOf = ({ href }: Look): Look => (href ? { href } : {});

const STARTS = [
  ["heading", /^#{1,6} +/],
  ["bullet", /^[-+*] +/],
  ["number", /^\d{1,9}[.)] +/],
] as const;

/** What a text in our part of Markdown says. Anything that is not of it is text, HTML too. */
export function readRichText(text: string): Block[] {
  const blocks: Block[] = [];
  let isCode = false;
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    if (line.startsWith("```")) isCode = !isCode;
    else if (isCode) blocks.push({ kind: "code", runs: line ? [{ text: line }] : [] });
    else if (line.trim()) {
      const safe = hidden(line.trim());
      const [kind, start] = STARTS.find(([, begins]) => begins.test(safe)) ?? ["text" as const, /^/];
      blocks.push({ kind, runs: new Line(safe.replace(start, "")).runs({}) });
    }
  }
  return blocks;
}
