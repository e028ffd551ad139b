import type { Fields } from "./fields.ts";
import type { Allowed, Noun, StandardVerb } from "./noun.ts";
import { allowedIn } from "./roles.ts";
import type { Role, Target } from "./verb.ts";

/** What a call of the wire is made of, as plain data. */
export interface Operation {
  /** `<noun>.<verb>`, the name it has in every protocol. It is its permission, too. */
  readonly name: string;
  readonly noun: string;
  readonly verb: string;
  readonly kind: "query" | "mutation";
  readonly summary: string;
  readonly roles: readonly Role[];
  /** What a write is done on; null for a question. */
  readonly on: Target | null;
  readonly emits: string | null;
  readonly undoneBy: string | null;
  /** The fields of what the noun declares itself; null for the verbs that every noun has. */
  readonly input: Fields | null;
  /** How much work it is, beside reading one record: what limits count. */
  readonly cost: number;
}

type Form = Omit<Operation, "name" | "noun" | "verb" | "summary" | "input" | "roles"> & {
  readonly says: string;
  /** Whose it is: who reads, who writes, or nobody's. */
  readonly whose: keyof Allowed | null;
};

function reading(says: string, cost: number): Form {
  return { says, cost, kind: "query", whose: "readers", on: null, emits: null, undoneBy: null };
}

function writing(says: string, on: Target, emits: string | null, undoneBy: string | null): Form {
  return { says, cost: 5, kind: "mutation", whose: "writers", on, emits, undoneBy };
}

const STANDARD: Readonly<Record<StandardVerb, Form>> = {
  list: reading("Lists {word}, page by page.", 3),
  get: reading("Reads one {singular}.", 1),
  count: reading("Counts {word}: exactly to a thousand.", 2),
  aggregate: reading("Groups {word} and adds up their figures.", 20),
  timeline: reading("Tells what happened to one {singular}.", 5),
  create: writing("Adds a {singular}.", "noun", "created", "archive"),
  update: writing("Changes fields of a {singular}.", "record", "updated", "update"),
  archive: writing("Puts a {singular} away.", "record", "archived", "restore"),
  restore: writing("Brings a {singular} back.", "record", "restored", "archive"),
  bulk: { ...writing("Does one act on many {word} at once.", "noun", null, "undo"), cost: 100 },
  undo: { ...writing("Takes a write to {word} back.", "noun", null, "undo"), cost: 20 },
  export: { ...writing("Writes {word} into a file.", "noun", null, null), cost: 100, whose: "readers" },
  import: { ...writing("Makes or changes {word} from a file.", "noun", null, "undo"), cost: 100 },
};

/** A part of an import: Nexus alone does it, for whoever began the import. */
const LOAD: Form = {
  ...writing("Writes a part of an import of {word}.", "noun", null, "undo"),
  cost: 100,
  whose: null,
};

/** Every operation of a noun, from its declaration. */
export function operationsOf(noun: Noun): Operation[] {
  const named = (verb: string) => ({ name: `${noun.word}.${verb}`, noun: noun.word, verb });
  const allowed = allowedIn(noun);
  const filled = (verb: string, { says, whose, ...form }: Form): Operation => {
    const summary = says.replace("{word}", noun.word).replace("{singular}", noun.singular);
    return { ...named(verb), summary, roles: whose === null ? [] : allowed[whose], input: null, ...form };
  };
  const standard = noun.standard.map((verb) => filled(verb, STANDARD[verb]));
  if (noun.standard.includes("import")) standard.push(filled("load", LOAD));
  const verbs = Object.entries(noun.verbs).map(
    ([verb, form]): Operation => ({ ...named(verb), kind: "mutation", cost: 5, ...form }),
  );
  const questions = Object.entries(noun.questions).map(
    ([verb, { summary, input, roles }]): Operation => ({
      ...{ ...named(verb), kind: "query", cost: 3, summary, input, roles },
      ...{ on: null, emits: null, undoneBy: null },
    }),
  );
  return [...standard, ...verbs, ...questions];
}
