/** Words shorter than this are not mistaken for each other. */
const SHORTEST = 4;
const LONGEST = 24;
/** Up to this length a word is known by itself with any letter left out, beyond it by its threes of letters. */
const LEFT_OUT = 8;

function threes(word: string, end: string): string[] {
  const letters = Array.from(`^${word}${end}`);
  return letters.slice(0, -2).map((_, index) => letters.slice(index, index + 3).join(""));
}

function leftOut(letters: readonly string[]): string[] {
  return ["", ...letters].map((_, index) => `-${letters.filter((__, at) => at !== index - 1).join("")}`);
}

/** By what a word of the index is found although it was mistyped. Empty for words that are too short for it. */
export function gramsOf(word: string): string[] {
  const letters = Array.from(word);
  if (letters.length < SHORTEST || letters.length > LONGEST) return [];
  const short = letters.length <= LEFT_OUT ? leftOut(letters) : [];
  return [...new Set([...short, ...(letters.length > LEFT_OUT - 2 ? threes(word, "$") : [])])];
}

/** By what a word that may be mistyped is looked for. */
export function gramsWanted(word: string): string[] {
  const letters = Array.from(word);
  if (letters.length < SHORTEST || letters.length > LONGEST) return [];
  const short = letters.length <= LEFT_OUT + 1 ? leftOut(letters) : [];
  return [...new Set([...short, ...(letters.length > LEFT_OUT - 3 ? threes(word, "") : [])])];
}

/** How many letters are wrong, missing, too many, or swapped with their neighbour; anything above `most` is `most + 1`. */
export function mistakes(one: string, other: string, most: number): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] as number) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] as number, most + 1);
}

/** How many mistakes are forgiven in a word of this length. */
export function forgiven(word: string): number {
  const { length } = Array.from(word);
  return length < SHORTEST ? 0 : length < LEFT_OUT ? 1 : 2;
}
