/** The most letters of a word that count: what follows them is not told apart. */
const LONGEST_WORD = 40;

/** Letters that no normal form takes apart, as people without them on the keyboard write them. */
const WRITTEN: Readonly<Record<string, string>> = {
  ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŋ: "n", ŧ: "t", ς: "σ" },
};
const APART = new RegExp(`[${Object.keys(WRITTEN).join("")}]`, "gu");

/** Letters that have two spellings without their marks: Müller is Muller and Mueller. */
const TWICE: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };
const DOUBLED = new RegExp(`[${Object.keys(TWICE).join("")}]`, "gu");

/** What stands together without a space. Invisible marks of direction and joining belong to the word around them. */
const TOKEN = /\p{Extended_Pictographic}|[\p{L}\p{N}\p{M}\p{Cf}]+/gu;
const WORD = /\p{Extended_Pictographic}|[\p{L}\p{N}\p{M}]+/gu;
const INVISIBLE = /[\p{Cf}\u0640]/gu;
/** Scripts that are written without spaces: each two neighbours are a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;

/** A word in all its spellings, the first without marks and case. */
export type Word = readonly [string, ...string[]];

function cut(text: string): string {
  return text.length <= LONGEST_WORD ? text : Array.from(text).slice(0, LONGEST_WORD).join("");
}

function folded(lower: string): string {
  const plain = lower
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mn}/gu, "");
  // Put together again, since the syllables of Korean were taken apart with the rest.
  return plain.replace(APART, (letter) => WRITTEN[letter] ?? letter).normalize("NFC");
}

/** Every two neighbours, and the last letter, so that a single one is found wherever it stands. */
function neighbours(run: string): Word[] {
  const letters = Array.from(run);
  return letters.map((letter, index): Word => [letter + (letters[index + 1] ?? "")]);
}

function wordsOfToken(token: string): Word[] {
  const lower = token.replace(INVISIBLE, "").normalize("NFC").toLowerCase();
  const parts = folded(lower).match(WORD) ?? [];
  const doubled = lower.replace(DOUBLED, (letter) => TWICE[letter] ?? letter);
  const other = doubled === lower || parts.length !== 1 ? null : folded(doubled);
  return parts.flatMap((part): Word[] => {
    const spaced = part.replace(UNSPACED, " ");
    if (spaced === part) return [other === null ? [cut(part)] : [cut(part), cut(other)]];
    const runs = (part.match(UNSPACED) ?? []).flatMap(neighbours);
    const rest = (spaced.match(WORD) ?? []).map((each): Word => [cut(each)]);
    return [...runs, ...rest];
  });
}

/** A word of a text, and where it stands there. */
export interface Placed {
  readonly word: Word;
  readonly at: number;
}

/** The words of a text in their order, by Unicode's letters and digits, without case and marks. */
export function placedWords(text: string): Placed[] {
  const found: Placed[] = [];
  for (const token of text.matchAll(TOKEN)) {
    for (const word of wordsOfToken(token[0])) found.push({ word, at: token.index });
  }
  return found;
}

export function wordsOf(text: string): Word[] {
  return placedWords(text).map(({ word }) => word);
}

/** What somebody looks for: a run of unspaced script counts by its pairs, and what is typed last may be a beginning. */
export function wordsWanted(text: string): Word[] {
  const words = wordsOf(text);
  // The single letter at the end of a run is the second of the pair before it.
  return words.filter(([spelling], index) => {
    const [before] = words[index - 1] ?? [""];
    const isEnd = spelling.length === Array.from(spelling)[0]?.length && spelling.search(UNSPACED) === 0;
    return !(isEnd && before !== spelling && before.endsWith(spelling) && Array.from(before).length === 2);
  });
}
