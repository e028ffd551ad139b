import type { Piece } from "./icu.ts";

const LETTERS =
  "aáAÁbƀBƁcçCÇdðDÐeéEÉfƒFƑgĝGĜhĥHĤiíIÍjĵJĴkķKĶlļLĻmɱMṀnñNÑoöOÖpþPÞqʠQǪrŕRŔsšSŠtţTŢuûUÛvṽVṼwŵWŴxẋXẊyýYÝzžZŽ";
const ACCENTED = new Map(Array.from({ length: LETTERS.length / 2 }, (_, at) => [LETTERS[at * 2], LETTERS[at * 2 + 1]]));
/** How much longer than English other languages are. */
const GROWTH = 1.4;

function everyText(pieces: readonly Piece[], change: (text: string) => string): Piece[] {
  return pieces.map((piece) => {
    if (typeof piece === "string") return change(piece);
    const cases =
      piece.cases && new Map([...piece.cases].map(([key, each]) => [key, everyText(each, change)] as const));
    return { ...piece, cases };
  });
}

function accented(text: string): string {
  const end = /\s*$/.exec(text)?.[0] ?? "";
  const grown = text
    .trimEnd()
    .replace(/[A-Za-z]/g, (letter) => (ACCENTED.get(letter) ?? letter).repeat(/[aeiou]/.test(letter) ? 2 : 1));
  return grown.padEnd(Math.ceil(text.trimEnd().length * GROWTH), "~") + end;
}

/** English with accents, two fifths longer, in brackets: what is plain was never translated, what lacks a bracket is cut. */
export const enXA = (english: readonly Piece[]): readonly Piece[] =>
  english.length ? ["[", ...everyText(english, accented), "]"] : english;

/** English that is written from right to left, each word turned by the signs that Unicode has for it. */
export const arXB = (english: readonly Piece[]): readonly Piece[] =>
  everyText(english, (text) => text.replace(/\S+/gu, (word) => `\u200f\u202e${word}\u202c\u200f`));
