import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ERRORS } from "@nexus-os/contracts";
import ts from "typescript";
import { type Piece, read } from "../../packages/sdk/src/icu.ts";
import { type Findings, root } from "../check.ts";

type Words = Readonly<Record<string, string>>;
type Read = (file: string) => string | null;

/** What a file of words says, and in which other languages. */
export interface Spoken {
  readonly file: string;
  readonly text: string;
  /** The words that are written in this file, without those that it takes from another. */
  readonly words: Words;
  /** The German ones; null where the file is missing. */
  readonly german: Words | null;
}

const WORDS = /^(packages\/(?!sdk\/)[^/]+|host-shell)\/src\/(.*[/.-])?words\.ts$/;
const SOURCE = /^(packages\/[^/]+|host-shell)\/src\/.*(?<!\.test|\.test-d|\.stories|\.styles)\.ts$/;
const FIXTURE = /\/fixture\//;
const ERRORS_FILE = "packages/sdk/src/errors.de.json";

const germanOf = (file: string): string => file.replace(/\.ts$/, ".de.json");

/** The parameters of a message, and whether each case has one for all others. */
function parametersOf(message: string): { readonly names: ReadonlySet<string>; readonly isWhole: boolean } {
  const names = new Set<string>();
  let isWhole = true;
  const look = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      if (typeof piece === "string") continue;
      if (piece.name !== "#") names.add(piece.name);
      if (piece.cases && !piece.cases.has("other")) isWhole = false;
      for (const each of piece.cases?.values() ?? []) look(each);
    }
  };
  const pieces = read(message);
  look(pieces);
  // What is not well formed is read as plain text, its braces with it.
  if (pieces.length === 1 && pieces[0] === message && /[{}]/.test(message.replace(/'[^']*'/g, ""))) isWhole = false;
  return { names, isWhole };
}

/** What is wrong with the German of one file. */
export function germanFindings({ file, text, words, german }: Spoken): readonly string[] {
  const place = germanOf(file);
  if (!german) return [`${place} is missing: write its ${Object.keys(words).length} words in German.`];
  const name = place.slice(place.lastIndexOf("/") + 1);
  const line = `spokenIn({ de: () => import("./${name}", { with: { type: "json" } }) });`;
  const found = text.includes(`./${name}`) ? [] : [`${file} does not tell where its German is. Add: ${line}`];
  for (const key of Object.keys(words)) if (!(key in german)) found.push(`${place} lacks ${key}.`);
  for (const [key, said] of Object.entries(german)) {
    const english = words[key];
    if (english === undefined) {
      found.push(`${place} says ${key}, which ${file} does not.`);
      continue;
    }
    const [one, other] = [parametersOf(english), parametersOf(said)];
    for (const [where, each] of [[file, one] as const, [place, other] as const]) {
      if (!each.isWhole) found.push(`${where}: ${key} is not well formed, or has no case "other".`);
    }
    const differing = [...one.names, ...other.names].filter((each) => !one.names.has(each) || !other.names.has(each));
    if (differing.length) found.push(`${place}: ${key} does not have the same parameters: ${differing.join(", ")}.`);
  }
  return found;
}

/** Keys that two files have: what is loaded of a language lies together, so one of them would be lost. */
export function sameKeys(all: readonly Spoken[]): readonly string[] {
  const owners = new Map<string, string>();
  return all.flatMap(({ file, words }) =>
    Object.keys(words).flatMap((key) => {
      const owner = owners.get(key);
      owners.set(key, file);
      return owner ? [`${key} stands in ${owner} and in ${file}: begin it with the name of its folder.`] : [];
    }),
  );
}

/** Keys that no source says, neither by name nor put together (`deals.stage.${stage}`). */
export function unusedKeys(all: readonly Spoken[], sources: readonly string[]): readonly string[] {
  const said = new Set<string>();
  const patterns = new Set<string>();
  for (const text of sources) {
    for (const [, key = ""] of text.matchAll(/["'`]([\w.-]+)["'`]/g)) said.add(key);
    for (const [, template = ""] of text.matchAll(/`((?:[\w.-]|\$\{[^`{}]*\})+)`/g)) {
      if (template.includes("${") && template.includes(".")) patterns.add(template);
    }
  }
  const made = [...patterns].map((template) => {
    const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(".", "\\."));
    return new RegExp(`^${parts.join(".+")}$`);
  });
  return all.flatMap(({ file, words }) =>
    Object.keys(words)
      .filter((key) => !said.has(key) && !made.some((pattern) => pattern.test(key)))
      .map((key) => `${file}: nothing says ${key}.`),
  );
}

const HOLE = "\u0000";
const LETTERS = /\p{L}{2,}/u;

/** Texts that stand in a file's templates by themselves, where no language reaches them. */
export function literalTexts(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const look = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "html") {
      const { template } = node;
      const markup = ts.isNoSubstitutionTemplateLiteral(template)
        ? template.text
        : [template.head, ...template.templateSpans.map(({ literal }) => literal)].map((one) => one.text).join(HOLE);
      const plain = markup.replace(/<!--.*?-->/gs, "").replace(/<[^>]*>/g, HOLE);
      const names = [...markup.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"\0]*)"/g)].map(([, one]) => one);
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      for (const piece of [...plain.split(HOLE), ...names]) {
        if (LETTERS.test(piece ?? "")) found.push(`${file}:${line}  "${piece?.trim()}" belongs to words.ts`);
      }
    }
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function errorFindings(german: Words): readonly string[] {
  const codes = Object.keys(ERRORS).map((code) => `error.${code}`);
  const missing = codes.filter((key) => !(key in german)).map((key) => `${ERRORS_FILE} lacks ${key}.`);
  const other = Object.entries(german).flatMap(([key, said]) => {
    const code = key.replace(/^error\./, "") as keyof typeof ERRORS;
    if (!(code in ERRORS)) return [`${ERRORS_FILE} says ${key}, which is no error.`];
    // A fact may be an English word, and is left out then; one that the English sentence does not have is never there.
    const { names } = parametersOf(ERRORS[code].message);
    const strange = [...parametersOf(said).names].filter((name) => !names.has(name));
    return strange.length ? [`${ERRORS_FILE}: ${key} names facts that it does not have: ${strange.join(", ")}.`] : [];
  });
  return [...missing, ...other];
}

/** Reads every file of words, as the page does. */
async function spoken(files: readonly string[], read: Read): Promise<readonly Spoken[]> {
  const all: Spoken[] = [];
  for (const file of files.filter((each) => WORDS.test(each))) {
    const text = read(file) ?? "";
    const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    const said = Object.values(module).filter((each): each is Words => typeof each === "object" && each !== null);
    const own = said
      .flatMap(Object.entries)
      .filter(([key]) => text.includes(`"${key}":`) || text.includes(`\n  ${key}:`));
    if (own.length === 0) continue;
    const german = files.includes(germanOf(file)) ? read(germanOf(file)) : null;
    all.push({ file, text, words: Object.fromEntries(own), german: german && JSON.parse(german) });
  }
  return all;
}

/** Whether every word that is said has its German, once, in its place, and nothing is said beside the words. */
export async function checkLanguages(files: readonly string[], read: Read): Promise<Findings> {
  const all = await spoken(files, read);
  const sources = files.filter((file) => SOURCE.test(file) && !WORDS.test(file) && !FIXTURE.test(file));
  const texts = sources.map((file) => read(file) ?? "");
  const found = [
    ...all.flatMap(germanFindings),
    ...sameKeys(all),
    ...unusedKeys(all, texts),
    ...sources.flatMap((file, index) => literalTexts(file, texts[index] ?? "")),
    ...errorFindings(JSON.parse(read(ERRORS_FILE) ?? "{}")),
  ];
  return found.length === 0 ? null : found.join("\n");
}
