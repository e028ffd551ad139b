import type { Fields } from "./fields.ts";
import type { Noun, StandardVerb } from "./noun.ts";
import { READERS, type Role, WRITERS } from "./verb.ts";

/** What a call of the wire is made of, as plain data. */
export interface Operation {
  /** `<noun>.<verb>`, the name it has in every protocol. It is its permission, too. */
  readonly name: string;
  readonly noun: string;
  readonly verb: string;
  readonly kind: "query" | "mutation";
  readonly summary: string;
  readonly roles: readonly Role[];
  readonly emits: string | null;
  readonly undoneBy: string | null;
  /** The fields of an act that the noun declares itself; null for the verbs that every noun has. */
  readonly input: Fields | null;
}

const STANDARD: Readonly<
  Record<StandardVerb, Pick<Operation, "kind" | "roles" | "emits" | "undoneBy"> & { says: string }>
> = {
  list: { kind: "query", roles: READERS, emits: null, undoneBy: null, says: "Lists {word}, page by page." },
  get: { kind: "query", roles: READERS, emits: null, undoneBy: null, says: "Reads one {singular}." },
  create: { kind: "mutation", roles: WRITERS, emits: "created", undoneBy: "archive", says: "Adds a {singular}." },
  update: {
    kind: "mutation",
    roles: WRITERS,
    emits: "updated",
    undoneBy: "update",
    says: "Changes fields of a {singular}.",
  },
  archive: {
    kind: "mutation",
    roles: WRITERS,
    emits: "archived",
    undoneBy: "restore",
    says: "Puts a {singular} away.",
  },
  restore: {
    kind: "mutation",
    roles: WRITERS,
    emits: "restored",
    undoneBy: "archive",
    says: "Brings a {singular} back.",
  },
};

/** Every operation of a noun, from its declaration. */
export function operationsOf(noun: Noun): Operation[] {
  const standard = noun.standard.map((verb): Operation => {
    const { says, ...form } = STANDARD[verb];
    const summary = says.replace("{word}", noun.word).replace("{singular}", noun.singular);
    return { name: `${noun.word}.${verb}`, noun: noun.word, verb, summary, input: null, ...form };
  });
  const own = Object.entries(noun.verbs).map(
    ([verb, form]): Operation => ({ name: `${noun.word}.${verb}`, noun: noun.word, verb, kind: "mutation", ...form }),
  );
  return [...standard, ...own];
}
