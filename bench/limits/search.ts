// The limit of search: a prefix index made by hand in memory, behind a bare node:http. It leaves out the session, every
// permission and check, other nouns and organizations, marks and mistakes, and it never hears of a change.
import { type Answer, dealsOf, searched, serveSearch } from "./searched.ts";

const deals = await dealsOf();
// The newest first, as they are answered.
deals.reverse();
const beginnings = new Map<string, number[]>();
const words = new Map<string, number[]>();
const titles = deals.map(({ name }) => new Set(searched(name)));

function put(lists: Map<string, number[]>, key: string, deal: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [deal]);
  else if (list.at(-1) !== deal) list.push(deal);
}

for (const [index, { name, nextStep }] of deals.entries()) {
  for (const word of searched(`${name} ${nextStep ?? ""}`)) {
    put(words, word, index);
    for (let end = 1; end <= word.length; end += 1) put(beginnings, word.slice(0, end), index);
  }
}

function isIn(list: readonly number[], wanted: number): boolean {
  let [low, high] = [0, list.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = list[middle] as number;
    if (found === wanted) return true;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

serveSearch((text): Answer => {
  const wanted = searched(text);
  const last = wanted.at(-1);
  if (last === undefined) return [];
  const lists = [...wanted.slice(0, -1).map((word) => words.get(word) ?? []), beginnings.get(last) ?? []];
  const [shortest = [], ...others] = lists.sort((one, other) => one.length - other.length);
  const [inTitle, elsewhere]: [number[], number[]] = [[], []];
  for (const deal of shortest) {
    if (!others.every((list) => isIn(list, deal))) continue;
    const title = titles[deal] as ReadonlySet<string>;
    if (wanted.every((word) => title.has(word))) inTitle.push(deal);
    else elsewhere.push(deal);
    if (inTitle.length === 10) break;
  }
  return [...inTitle, ...elsewhere].slice(0, 10).map((deal) => deals[deal] as Answer[number]);
});
