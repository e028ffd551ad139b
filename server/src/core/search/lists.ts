import type { Noun } from "@nexus-os/contracts";
import { type Bits, CHUNK, inAll, inAny, isEmpty, noBits, numbersDown, takeOut, unpackInto } from "./bits.ts";
import { ARCHIVED, FIRST, WHOLE } from "./terms.ts";

/** How good a match is, from the best: what a hit is sorted by before how new it is. */
export const LEVELS = [
  "title is the text",
  "title begins with the words",
  "title begins with the words, the last one begun",
  "title has the words",
  "title has the words, the last one begun",
  "the words are in the record",
  "the words are in the record, the last one begun",
] as const;

type Place = "first" | "title" | "other";
type Chunks = Map<number, Bits>;

/** A record that was found, as the index names it. */
export interface Candidate {
  readonly noun: string;
  readonly doc: number;
  readonly level: number;
}

function union(into: Chunks, chunk: number, kept: Uint8Array): void {
  const bits = into.get(chunk) ?? noBits();
  unpackInto(bits, kept);
  into.set(chunk, bits);
}

/** Of one noun: which records have which of the wanted words, where. */
export class Lists {
  readonly #noun: Noun;
  readonly #words: number;
  readonly #lists = new Map<string, Chunks>();
  readonly #whole: Chunks = new Map();
  readonly #archived: Chunks = new Map();

  constructor(noun: Noun, words: number) {
    this.#noun = noun;
    this.#words = words;
  }

  /** Takes a cell in that tells of these words. */
  take(field: string, chunk: number, kept: Uint8Array, words: readonly { word: number; whole: boolean }[]): void {
    if (field === WHOLE) union(this.#whole, chunk, kept);
    if (field === ARCHIVED) union(this.#archived, chunk, kept);
    const place: Place = field === FIRST ? "first" : field === this.#noun.title ? "title" : "other";
    for (const { word, whole } of words) union(this.#list(place, word, whole), chunk, kept);
  }

  /** What was found, the best first, of the same level the newest first. Only what is put away, or only what is not. */
  *candidates(archived: boolean): Iterable<Candidate> {
    const chunks = [...new Set([...this.#lists.values(), this.#whole].flatMap((list) => [...list.keys()]))];
    chunks.sort((one, other) => other - one);
    const told = new Map<number, Bits>(chunks.map((chunk) => [chunk, noBits()]));
    for (let level = 0; level < LEVELS.length; level += 1) {
      for (const chunk of chunks) {
        const found = this.#found(level, chunk);
        if (!found) continue;
        const seen = told.get(chunk) as Bits;
        takeOut(found, seen);
        this.#choose(found, chunk, archived);
        if (isEmpty(found)) continue;
        for (const [index, word] of found.entries()) seen[index] = (seen[index] as number) | word;
        for (const number of numbersDown(found)) {
          yield { noun: this.#noun.word, doc: chunk * CHUNK + number, level };
        }
      }
    }
  }

  #choose(found: Bits, chunk: number, archived: boolean): void {
    const away = this.#archived.get(chunk);
    if (!archived) {
      if (away) takeOut(found, away);
    } else {
      found.set(away ? inAll(found, [away]) : noBits());
    }
  }

  /** The records of a chunk that match at least so well; null where there are none. */
  #found(level: number, chunk: number): Bits | null {
    if (level === 0) return this.#whole.get(chunk)?.slice() ?? null;
    const places: readonly Place[] = level >= 5 ? ["title", "other"] : ["title"];
    const isWhole = level % 2 === 1;
    const all: (Bits | null)[] = [];
    for (let word = 0; word < this.#words; word += 1) {
      all.push(this.#either(places, word, isWhole || word < this.#words - 1, chunk));
    }
    if (level <= 2) all.push(this.#either(["first"], 0, isWhole || this.#words > 1, chunk));
    const [first, ...rest] = all;
    if (!first || rest.some((bits) => !bits)) return null;
    return inAll(first, rest as Bits[]);
  }

  /** The records that have a word in one of these places. */
  #either(places: readonly Place[], word: number, whole: boolean, chunk: number): Bits | null {
    const found = places.flatMap((place) => this.#lists.get(`${place} ${word} ${whole}`)?.get(chunk) ?? []);
    const [first, ...rest] = found;
    return first ? inAny(first, rest) : null;
  }

  #list(place: Place, word: number, whole: boolean): Chunks {
    const name = `${place} ${word} ${whole}`;
    const list = this.#lists.get(name) ?? new Map<number, Bits>();
    this.#lists.set(name, list);
    return list;
  }
}
