import { type Listener, type Params, type Piece, read, write } from "./icu.ts";

/** Messages by their keys, in the syntax of ICU: `{name}`, `{when, date, medium}`, `{n, plural, one {# deal} other {# deals}}`. */
export type Words = Readonly<Record<string, string>>;

/** Who is spoken to: a locale, or somebody who also knows a time zone, and is drawn again when the language has come. */
export type Audience = string | (Listener & { requestUpdate?(): void });

/** Loads the words of a module in another language. */
export type LoadWords = () => Promise<{ readonly default: Words }>;

/** A language: what of it is here, what it is made of, and who waits for it. */
interface Language {
  readonly texts: Map<string, string>;
  readonly loads: Set<LoadWords>;
  readonly waiting: Set<{ requestUpdate?(): void }>;
  /** How it is made from English, where it is no real one. */
  made?: (english: readonly Piece[]) => readonly Piece[];
  /** What is on its way. */
  readonly coming: Set<Promise<boolean>>;
  /** Whether somebody has spoken it. */
  isSpoken: boolean;
}

const languages = new Map<string, Language>();
const pieces = new Map<string, readonly Piece[]>();

function languageNamed(name: string): Language {
  let language = languages.get(name);
  if (!language) {
    language = { texts: new Map(), loads: new Set(), waiting: new Set(), coming: new Set(), isSpoken: false };
    languages.set(name, language);
  }
  return language;
}

/** The language of a locale, if it has words here: its own, or that of the languages it belongs to. */
const languageOf = (locale: string): Language | undefined =>
  languages.get(locale) ?? languages.get(locale.split("-", 1)[0] as string);

/**
 * Tells in which other languages there are words, and how each is loaded. Keys are unique in a page, so that all that is
 * loaded of a language lies together. Nothing is loaded before somebody speaks it.
 */
export function spokenIn(loads: Readonly<Record<string, LoadWords>>): void {
  for (const [name, load] of Object.entries(loads)) {
    const language = languageNamed(name);
    language.loads.add(load);
    if (language.isSpoken) void begin(language);
  }
}

/** Makes a language from English: a pseudo-locale, which shows what is not translated, and what has no room to grow. */
export function madeFromEnglish(name: string, made: (english: readonly Piece[]) => readonly Piece[]): void {
  languageNamed(name).made = made;
}

/** Loads the words of a locale, as far as there are any here; what comes later is loaded when it comes. */
export async function speak(locale: string): Promise<void> {
  const language = languageOf(locale);
  if (language) await begin(language);
}

async function begin(language: Language): Promise<void> {
  language.isSpoken = true;
  const loads = [...language.loads];
  language.loads.clear();
  for (const load of loads) {
    const coming = take(language, load);
    language.coming.add(coming);
    void coming.then(() => language.coming.delete(coming));
  }
  const came = await Promise.all(language.coming);
  // Who waits is drawn again only where something has come: a language that cannot be loaded must not be asked for on and on.
  if (!came.includes(true)) return;
  const waiting = [...language.waiting];
  language.waiting.clear();
  for (const one of waiting) one.requestUpdate?.();
}

/** Whether the words have come. Otherwise English stands in their place, and whoever speaks next tries again. */
async function take(language: Language, load: LoadWords): Promise<boolean> {
  try {
    const { default: words } = await load();
    for (const [key, text] of Object.entries(words)) language.texts.set(key, text);
    return true;
  } catch {
    language.loads.add(load);
    return false;
  }
}

/** Says a message in a language. A parameter that is not given stays visible as its name in braces. */
export function translate(message: string, params: Params = {}, audience: Audience = "en"): string {
  return write(piecesOf(message, message), params, listenerOf(audience));
}

/** Says one of somebody's words in the language of the audience; in English as long as that has not come. */
export function say<W extends Words>(
  words: W,
  key: keyof W & string,
  params: Params = {},
  audience: Audience = "en",
): string {
  const listener = listenerOf(audience);
  const english = words[key] ?? key;
  const language = languageOf(listener.locale);
  if (!language) return translate(english, params, listener);
  const { texts, made, loads } = language;
  if (made) {
    const id = `${listener.locale} ${english}`;
    return write(piecesOf(id, english, made), params, listener);
  }
  const text = texts.get(key);
  if (text === undefined && (loads.size || language.coming.size)) {
    if (typeof audience === "object") language.waiting.add(audience);
    if (loads.size) void begin(language);
  }
  return translate(text ?? english, params, listener);
}

/** What a failure says in the language of the audience; as its server told it where that has no words for it. */
export function explain(
  error: { readonly code?: string; readonly message?: string; readonly facts?: object },
  audience: Audience = "en",
): string {
  const key = `error.${error.code}`;
  const facts = Object.entries(error.facts ?? {}).filter(([, fact]) => typeof fact !== "object");
  const told = say({ [key]: "" }, key, Object.fromEntries(facts) as Params, audience);
  return told || (error.message ?? "");
}

const listenerOf = (audience: Audience): Listener => (typeof audience === "string" ? { locale: audience } : audience);

function piecesOf(id: string, text: string, made?: Language["made"]): readonly Piece[] {
  let known = pieces.get(id);
  if (!known) {
    known = made ? made(read(text)) : read(text);
    pieces.set(id, known);
  }
  return known;
}
