import ts from "typescript";
import { RESERVED } from "../../packages/contracts/src/schema/reserved.ts";
import { type Ground, Refusal } from "./plan.ts";

const CONTRACTS = "packages/contracts/src";

const upper = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** `crates-list` as a name of a constant: cratesList. */
export const constantOf = (word: string): string =>
  word.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `crates-list` as a name of a type: CratesList. */
export const typeOf = (word: string): string => upper(constantOf(word));

/** Its first letter as a sentence begins. */
export const sentence = (text: string): string => upper(text);

/** Whether a language keeps a word for itself. */
function isKeyword(word: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, word);
  const kind = scanner.scan();
  return (kind >= ts.SyntaxKind.FirstReservedWord && kind <= ts.SyntaxKind.LastFutureReservedWord) || word === "await";
}

/** The singular of a plural, where English is regular. */
export function singularOf(plural: string): string {
  if (/[^aeiou]ies$/.test(plural)) return plural.replace(/ies$/, "y");
  if (/(s|x|z|ch|sh)es$/.test(plural)) return plural.slice(0, -2);
  return plural.replace(/s$/, "");
}

/** The event that a verb leaves, where English is regular: move, moved. */
export function eventOf(verb: string): string {
  if (verb.endsWith("e")) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}

/** Refuses what can be no word of a noun. */
export function checkNoun(word: string, singular: string): void {
  if (!/^[a-z]{2,32}$/.test(word)) {
    throw new Refusal(`"${word}" is no word of a noun: it is one plural of 2 to 32 letters a-z, such as invoices.`);
  }
  if (RESERVED.has(word)) throw new Refusal(`"${word}" is a word of SQL, and no table can be called by it.`);
  if (isKeyword(word)) throw new Refusal(`"${word}" is a word of JavaScript.`);
  if (!/^[a-z]{2,32}$/.test(singular) || singular === word) {
    throw new Refusal(`"${word}" seems to be no plural: name things by their plural, or say --singular <word>.`);
  }
}

/** Refuses what can be no word of a verb. */
export function checkVerb(word: string): void {
  if (!/^[a-z][a-zA-Z]{1,29}$/.test(word)) {
    throw new Refusal(`"${word}" is no word of a verb: it is one plain word, such as send.`);
  }
  if (isKeyword(word)) throw new Refusal(`"${word}" is a word of JavaScript.`);
}

/** Refuses what can be no name of a folder, a tag or a package. */
export function checkKebab(word: string, what: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(word) || word.length > 32) {
    throw new Refusal(`"${word}" is no ${what}: it is made of small letters, figures and single hyphens.`);
  }
}

/** Where the contracts of a noun stand, by its word. */
export function nounPlaces(
  ground: Ground,
): ReadonlyMap<string, { readonly department: string; readonly file: string }> {
  const found = new Map<string, { department: string; file: string }>();
  for (const department of ground.names(CONTRACTS)) {
    if (department.includes(".")) continue;
    for (const word of ground.names(`${CONTRACTS}/${department}`)) {
      const file = `${CONTRACTS}/${department}/${word}/noun.ts`;
      if (ground.has(file)) found.set(word, { department, file });
    }
  }
  return found;
}

/** The place of a noun that must be there. */
export function placeOf(ground: Ground, word: string): { readonly department: string; readonly file: string } {
  const place = nounPlaces(ground).get(word);
  if (!place) throw new Refusal(`There is no noun "${word}": npm run new noun <department>/${word} makes it.`);
  return place;
}

/** The names that the contracts export. */
export function exportedNames(ground: Ground): ReadonlySet<string> {
  const files = [...ground.read(`${CONTRACTS}/index.ts`).matchAll(/from "\.\/(.+?)"/g)].map(([, file]) => file ?? "");
  const declared = /^export (?:const|function|interface|type|class) (\w+)/gm;
  return new Set(
    files.flatMap((file) => [...ground.read(`${CONTRACTS}/${file}`).matchAll(declared)].map(([, name]) => name ?? "")),
  );
}
