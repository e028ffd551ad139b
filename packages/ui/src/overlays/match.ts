import { html, type TemplateResult } from "lit";

const MARKS = /\p{M}/gu;
/** As it is searched for: without case and marks, sign by sign as long as what is seen. */
const folded = (text: string): string =>
  [...text].map((sign) => sign.normalize("NFD").replace(MARKS, "").toLowerCase().charAt(0) || sign.charAt(0)).join("");

const wordsOf = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean);
const isLetter = /[\p{L}\p{N}]/u;

/** Where a word begins with the letters; -1 where none does. */
function beginning(text: string, letters: string): number {
  let at = text.indexOf(letters);
  while (at > 0 && isLetter.test(text.charAt(at - 1))) at = text.indexOf(letters, at + 1);
  return at;
}

/** Whether every word of what was typed begins a word of a text. */
export function matches(text: string, query: string): boolean {
  const plain = folded(text);
  return wordsOf(query).every((word) => beginning(plain, word) >= 0);
}

/** Those that match, those whose first word does before the others. */
export function found<T extends { readonly label: string }>(all: readonly T[], query: string): T[] {
  const [first = ""] = wordsOf(query);
  const isFirst = ({ label }: T) => Number(folded(label).startsWith(first));
  return all.filter(({ label }) => matches(label, query)).sort((one, other) => isFirst(other) - isFirst(one));
}

/** A text with what was typed in it set apart. */
export function marked(text: string, query: string): TemplateResult {
  const signs = [...text];
  const plain = folded(text);
  const on = new Set<number>();
  for (const word of wordsOf(query)) {
    const from = beginning(plain, word);
    for (let at = from; from >= 0 && at < from + word.length; at += 1) on.add(at);
  }
  const pieces: { text: string; isOn: boolean }[] = [];
  signs.forEach((sign, at) => {
    const last = pieces.at(-1);
    if (last && last.isOn === on.has(at)) last.text += sign;
    else pieces.push({ text: sign, isOn: on.has(at) });
  });
  return html`${pieces.map((piece) => (piece.isOn ? html`<b>${piece.text}</b>` : piece.text))}`;
}
