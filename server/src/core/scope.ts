import type { Noun } from "@nexus-os/contracts";
import type { Actor } from "./actor.ts";
import type { Value } from "./database/database.ts";
import type { Nouns } from "./records/nouns.ts";
import { columnsOf, tableOf } from "./records/table.ts";

/** The rows of a noun that an actor may see, as a predicate that begins every statement about them. */
export interface Scope {
  readonly sql: string;
  readonly values: readonly Value[];
  /** Actors with the same signature see the same rows. It is the organization alone where they see all of them. */
  readonly signature: string;
}

/** The rows of any noun, by its word, that one actor may see. */
export type Scopes = (noun: string) => Scope;

const LIST = ".list";

/** The nouns whose records an actor may see. */
function seenBy({ permissions }: Actor): string[] {
  return [...permissions].flatMap((name) => (name.endsWith(LIST) ? [name.slice(0, -LIST.length)] : [])).sort();
}

/** The rows that tell of records: those of which the actor may see what they are about. */
function aboutSeen(noun: Noun, actor: Actor, by: string): Scope {
  const { organization } = actor;
  const column = columnsOf(tableOf(noun), by)[0]?.name;
  const seen = seenBy(actor);
  const marks = seen.length === 0 ? "NULL" : seen.map(() => "?").join(",");
  return {
    sql: `t.organization_id=? AND t.${column} IN (${marks})`,
    values: [organization, ...seen],
    signature: `${organization} ${seen.join(" ")}`,
  };
}

/**
 * The scope of an actor over the alias `t`. Today a noun is seen whole or not at all: it is the organization, and of
 * what tells about other records, such as findings, those about nouns that the actor may list. Rules on records (own,
 * team) and of embed sessions are added to it here, and nowhere else. Nexus itself reads what its permissions name.
 */
export function scopeOf(actor: Actor, noun?: Noun): Scope {
  const { organization, kind } = actor;
  if (noun?.about && kind !== "system") return aboutSeen(noun, actor, noun.about.noun);
  return { sql: "t.organization_id=?", values: [organization], signature: organization };
}

/** The scopes of an actor over all nouns. */
export function scopesOf(actor: Actor, nouns: Nouns): Scopes {
  const known = new Map<string, Scope>();
  return (word) => {
    const scope = known.get(word) ?? scopeOf(actor, nouns[word]);
    known.set(word, scope);
    return scope;
  };
}
