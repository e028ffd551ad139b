import type { Hit, Noun } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import type { ReadRecords } from "../query/query.ts";
import { cellsOfTerms, type Found } from "./cells.ts";
import { type Candidate, LEVELS, Lists } from "./lists.ts";
import { type Sight, sightOn } from "./sight.ts";
import { similarWords } from "./similar.ts";
import { snippetOf } from "./snippet.ts";
import { allIn } from "./statements.ts";
import { searchableFields } from "./terms.ts";
import { meant, type Wanted, wantedOf } from "./wanted.ts";
import type { Word } from "./words.ts";

/** With fewer hits than this it is asked whether a word was mistyped. */
const FEW = 3;
/** The level of a hit in the title ends before this one. */
const ELSEWHERE = 5;

export interface Asked {
  readonly text: string;
  readonly nouns?: readonly string[];
  readonly limit: number;
  readonly archived: boolean;
}

export interface FindOptions {
  readonly database: Database;
  readonly nouns: readonly Noun[];
  readonly records: ReadRecords;
}

/** One search on its way: who looks, where, and for what. */
interface Looking {
  readonly actor: Actor;
  readonly sights: ReadonlyMap<string, Sight>;
  readonly asked: Asked;
  readonly words: readonly Word[];
}

/** A candidate with its record's id and age. */
interface Known extends Candidate {
  readonly id: string;
  readonly createdAt: string;
}

interface Ranked extends Hit {
  readonly level: number;
  readonly createdAt: string;
}

function before(one: Known | Ranked, other: Known | Ranked): number {
  if (one.level !== other.level) return one.level - other.level;
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

function nextOf(from: Iterator<Candidate>, most: number): Candidate[] {
  const some: Candidate[] = [];
  for (let next = from.next(); !next.done; next = from.next()) {
    if (some.push(next.value) === most) break;
  }
  return some;
}

/** Finds records by their words: the index says which and in what order, the records are read in the asker's scope. */
export function finder({ database, nouns, records }: FindOptions) {
  const byWord = new Map(nouns.map((noun) => [noun.word, noun]));

  function listsOf({ sights, words }: Looking, found: readonly Found[], meaning: Meaning): Lists[] {
    const lists = new Map<string, Lists>();
    for (const { term, noun: word, field, chunk, bits } of found) {
      const noun = byWord.get(word);
      if (!noun || !sights.get(word)?.has(field)) continue;
      const own = lists.get(word) ?? new Lists(noun, words.length);
      lists.set(word, own);
      own.take(field, chunk, bits, meaning(field, term));
    }
    return [...lists.values()];
  }

  /** Which records the candidates are. */
  async function known({ actor }: Looking, candidates: readonly Candidate[]): Promise<Known[]> {
    const all = await Promise.all(
      [...Map.groupBy(candidates, ({ noun }) => noun)].map(async ([noun, own]) => {
        const sql =
          "SELECT doc, record_id, created_at FROM search_documents WHERE organization_id=? AND noun=? AND doc IN (@)";
        const docs = own.map(({ doc }) => doc);
        const rows = await allIn(database, sql, [actor.organization, noun], docs);
        const byDoc = new Map(rows.map((row) => [row["doc"], row]));
        return own.flatMap((candidate): Known[] => {
          const row = byDoc.get(candidate.doc);
          if (!row) return [];
          return [{ ...candidate, id: row["record_id"] as string, createdAt: row["created_at"] as string }];
        });
      }),
    );
    return all.flat();
  }

  /** The hits that these are, as their records are read now; what the actor may not see, or is gone, is not among them. */
  async function read({ actor, sights, words }: Looking, some: readonly Known[]): Promise<Ranked[]> {
    const all = await Promise.all(
      [...Map.groupBy(some, ({ noun }) => noun)].map(async ([word, own]) => {
        const noun = byWord.get(word) as Noun;
        const texts = await records(
          actor,
          word,
          own.map(({ id }) => id),
        );
        const seen = searchableFields(noun).filter((key) => key !== noun.title && sights.get(word)?.has(key));
        return own.flatMap(({ id, level, createdAt }): Ranked[] => {
          const text = texts.get(id);
          if (text === undefined) return [];
          const record = JSON.parse(text) as Readonly<Record<string, unknown>>;
          const snippet = level % LEVELS.length < ELSEWHERE ? null : snippetOf(record, seen, words);
          return [{ noun: word, id, title: String(record[noun.title] ?? ""), snippet, level, createdAt }];
        });
      }),
    );
    return all.flat();
  }

  /** The best of some lists. Where the scope takes candidates away, those behind them move up. */
  async function best(looking: Looking, lists: readonly Lists[], lowered: number): Promise<Ranked[]> {
    const { limit, archived } = looking.asked;
    const hits: Ranked[] = [];
    let open = lists.map((list) => list.candidates(archived)[Symbol.iterator]());
    while (open.length > 0 && hits.length < limit) {
      const taken = open.map((from) => nextOf(from, limit));
      open = open.filter((_, index) => taken[index]?.length === limit);
      const candidates = taken.flat().map((each) => ({ ...each, level: each.level + lowered }));
      const ranked = (await known(looking, candidates)).sort(before);
      for (let at = 0; at < ranked.length && hits.length < limit; at += limit) {
        hits.push(...(await read(looking, ranked.slice(at, at + limit))));
      }
    }
    return hits.sort(before).slice(0, limit);
  }

  /** The terms that the words may have been meant for, and what each then means. */
  async function guessed({ actor, words }: Looking): Promise<ReadonlyMap<string, number[]>> {
    const meanings = new Map<string, number[]>();
    for (const [index, word] of words.entries()) {
      const isLast = index === words.length - 1;
      for (const term of await similarWords(database, actor.organization, word, isLast)) {
        meanings.set(term, [...(meanings.get(term) ?? []), index]);
      }
    }
    return meanings;
  }

  async function find(actor: Actor, asked: Asked): Promise<readonly Hit[]> {
    const wanted = wantedOf(asked.text);
    if (!wanted) return [];
    const looked = nouns.filter(({ word }) => asked.nouns?.includes(word) ?? true);
    const sights = new Map(
      looked.flatMap((noun) => {
        const sight = sightOn(actor, noun);
        return sight ? [[noun.word, sight] as const] : [];
      }),
    );
    const looking: Looking = { actor, sights, asked, words: wanted.words };
    const names = [...sights.keys()];
    const found = await cellsOfTerms(database, actor.organization, names, wanted);
    const plain = meaningOf(wanted);
    const hits = await best(looking, listsOf(looking, found, plain), 0);
    if (hits.length >= Math.min(FEW, asked.limit)) return hits.map(shown);
    const guesses = await guessed(looking);
    if (guesses.size === 0) return hits.map(shown);
    const more = await cellsOfTerms(database, actor.organization, names, { terms: [...guesses.keys()], ranges: [] });
    const meaning: Meaning = (field, term) => [
      ...plain(field, term),
      ...(guesses.get(term) ?? []).flatMap((word) => [true, false].map((whole) => ({ word, whole }))),
    ];
    // What was found as it was typed stays before what may have been meant.
    const told = new Set(hits.map(({ id }) => id));
    const again = await best(looking, listsOf(looking, [...found, ...more], meaning), LEVELS.length);
    return [...hits, ...again.filter(({ id }) => !told.has(id))].slice(0, asked.limit).map(shown);
  }

  return find;
}

type Meaning = (field: string, term: string) => readonly { word: number; whole: boolean }[];

function meaningOf(wanted: Wanted): Meaning {
  const known = new Map<string, readonly { word: number; whole: boolean }[]>();
  return (field, term) => {
    const name = `${field} ${term}`;
    let found = known.get(name);
    if (!found) {
      found = meant(wanted, field, term);
      known.set(name, found);
    }
    return found;
  };
}

function shown({ noun, id, title, snippet }: Ranked): Hit {
  return { noun, id, title, snippet };
}
