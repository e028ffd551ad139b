// Scripts in which a name is one piece and its first sign is the family's: one sign says more than two.
const ONE_PIECE = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** At most two letters that stand for a name: of the first word and of the last, titles like “Dr.” left out. */
export function initials(name: string): string {
  const all = name.trim().split(/\s+/);
  const named = all.filter((word) => !/^\p{L}{2,}\.$/u.test(word));
  const words = named.length ? named : all;
  const chosen = words.length > 1 && !ONE_PIECE.test(name) ? [words[0], words.at(-1)] : [words[0]];
  // A letter with its marks is one: what the eye sees, not what is stored.
  return chosen
    .map((word) => /^\P{M}\p{M}*/u.exec(word ?? "")?.[0] ?? "")
    .join("")
    .toUpperCase();
}
