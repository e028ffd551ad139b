import type { Hit } from "@nexus-os/contracts";
import { placedWords, type Word } from "./words.ts";

/** How much of a field is shown before the word that was found, and in all. */
const BEFORE = 30;
const LENGTH = 120;

function around(text: string, at: number): string {
  const from = at <= BEFORE ? 0 : text.indexOf(" ", at - BEFORE) + 1 || at;
  const start = from > at ? at : from;
  const cut = Array.from(text.slice(start, start + 2 * LENGTH))
    .slice(0, LENGTH)
    .join("");
  return `${start > 0 ? "…" : ""}${cut}${start + cut.length < text.length ? "…" : ""}`.toWellFormed();
}

/** The texts among the values of an organization's own fields. */
function textIn(values: readonly unknown[]): string {
  return values.filter((value) => typeof value === "string").join(" ");
}

/** The first field that has one of the words, with what stands around it there. */
export function snippetOf(
  record: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  words: readonly Word[],
): Hit["snippet"] {
  for (const field of fields) {
    const value = record[field];
    const text = typeof value === "object" && value !== null ? textIn(Object.values(value)) : value;
    if (typeof text !== "string") continue;
    const found = placedWords(text).find((placed) =>
      placed.word.some((spelling) => words.some((word) => word.some((wanted) => spelling.startsWith(wanted)))),
    );
    if (found) return { field, text: around(text, found.at) };
  }
  return null;
}
