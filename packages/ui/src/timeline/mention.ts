import { found } from "../overlays/match.ts";

/** Somebody who can be mentioned. */
export interface Mentioned {
  readonly id: string;
  readonly label: string;
}

/** What is typed after an @ at the place of writing: where it begins, and what is looked for. */
export interface Asked {
  readonly from: number;
  readonly query: string;
}

/** How many people are offered at once. */
const MOST = 6;
const ASKED = /(?:^|[\s(])@([\p{L}\p{M}\p{N}.’'-]*(?: [\p{L}\p{M}.’'-]*)?)$/u;

/** Whom somebody is about to mention: the name that is begun right before the caret. */
export function askedAt(text: string, caret: number): Asked | null {
  const query = ASKED.exec(text.slice(0, caret))?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

/** Those whose name fits what is typed. */
export const offered = (people: readonly Mentioned[], { query }: Asked): readonly Mentioned[] =>
  (query ? found(people, query) : people).slice(0, MOST);

/** Everybody whose name stands in a text after an @, each once. */
export const mentionedIn = (text: string, people: readonly Mentioned[]): readonly Mentioned[] =>
  people.filter(({ label }) => text.includes(`@${label}`));

/** A text in pieces, those that name somebody apart. */
export function pieces(text: string, people: readonly Mentioned[]): readonly { text: string; isMention: boolean }[] {
  // A name that begins as another one does, the longer one first.
  const names = people.map(({ label }) => `@${label}`).sort((one, other) => other.length - one.length);
  const all: { text: string; isMention: boolean }[] = [];
  let rest = text;
  while (rest) {
    const at = names.map((name) => ({ name, from: rest.indexOf(name) })).filter(({ from }) => from >= 0);
    const next = at.sort((one, other) => one.from - other.from || other.name.length - one.name.length)[0];
    if (!next) return [...all, { text: rest, isMention: false }];
    if (next.from) all.push({ text: rest.slice(0, next.from), isMention: false });
    all.push({ text: next.name, isMention: true });
    rest = rest.slice(next.from + next.name.length);
  }
  return all;
}
