import type { CustomValues } from "./custom.ts";
import type { EventForm } from "./event.ts";
import type { Fields, SortableOf } from "./field.ts";
import type { QueryForm, Role, VerbForm } from "./verb.ts";

/** What every noun answers without a line of its own. */
export const READING_VERBS = ["list", "get", "count", "aggregate", "timeline", "export"] as const;
/** The verbs that every noun has without a line of its own. */
export const STANDARD_VERBS = [
  ...READING_VERBS,
  ...(["create", "update", "archive", "restore", "bulk", "undo", "import"] as const),
] as const;
/** One of the verbs that every noun has. */
export type StandardVerb = (typeof STANDARD_VERBS)[number];

/** What every record has, beside the fields of its noun. */
export interface Standing {
  /** UUID, made by the client or the server. */
  readonly id: string;
  /** Counts the changes of the record, from 1. */
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archivedAt: string | null;
  /** The values of the fields that the organization has added to the noun; absent where it has none. */
  readonly custom?: CustomValues;
}

/** Fields by which a list can be sorted although no noun declares them. */
export const STANDING_SORTS = ["createdAt", "updatedAt"] as const;

/** A business thing: declared once, present everywhere. */
export interface Noun<
  Word extends string = string,
  F extends Fields = Fields,
  Sort extends string = string,
  V extends Readonly<Record<string, VerbForm>> = Readonly<Record<string, VerbForm>>,
  E extends Readonly<Record<string, EventForm>> = Readonly<Record<string, EventForm>>,
  Std extends StandardVerb = StandardVerb,
  Q extends Readonly<Record<string, QueryForm>> = Readonly<Record<string, QueryForm>>,
> {
  /** Its plural: folder, router key, table, permission prefix and tag prefix. */
  readonly word: Word;
  readonly singular: string;
  readonly department: string;
  readonly summary: string;
  /** The field that a record is called by. */
  readonly title: string;
  readonly fields: F;
  /** The fields that name the noun and the id of what a record is about: who may not see that does not see the record. */
  readonly about?: { readonly noun: string; readonly record: string };
  /** The fields by which lists can be sorted, beside createdAt and updatedAt. They are never empty. */
  readonly sorts: readonly Sort[];
  /** What records are grouped by, where that is not every field that can be. Ask `dimensionsOf`. */
  readonly dimensions?: readonly string[];
  /** What figures are made of, where that is not every field that can be. Ask `measuresOf`. */
  readonly measures?: readonly string[];
  readonly standard: readonly Std[];
  /** Whose the verbs are that every noun has, where it is not as usual in its department. Ask `allowedIn`. */
  readonly allowed?: Partial<Allowed>;
  readonly verbs: V;
  readonly events: E;
  readonly questions: Q;
}

/** Who reads records of a noun, and who writes them, by the verbs that every noun has. */
export interface Allowed {
  readonly readers: readonly Role[];
  readonly writers: readonly Role[];
}

type Sortable<F extends Fields> = { [K in keyof F & string]: SortableOf<F[K]> extends true ? K : never }[keyof F &
  string];

/** Declares a noun. */
export function noun<
  const Word extends string,
  const F extends Fields,
  const Sort extends Sortable<F> = never,
  const V extends Readonly<Record<string, VerbForm>> = Record<never, never>,
  const E extends Readonly<Record<string, EventForm>> = Record<never, never>,
  const Std extends StandardVerb = StandardVerb,
  const Q extends Readonly<Record<string, QueryForm>> = Record<never, never>,
>(
  word: Word,
  says: {
    readonly singular: string;
    readonly department: string;
    readonly summary: string;
    readonly title: keyof F & string;
    readonly fields: F;
    readonly about?: { readonly noun: keyof F & string; readonly record: keyof F & string };
    readonly sorts?: readonly Sort[];
    readonly dimensions?: readonly (keyof F & string)[];
    readonly measures?: readonly (keyof F & string)[];
    readonly standard?: readonly Std[];
    readonly allowed?: Partial<Allowed>;
    readonly verbs?: V;
    readonly events?: E;
    readonly questions?: Q;
  },
): Noun<Word, F, Sort, V, E, Std, Q> {
  const { sorts = [], standard = STANDARD_VERBS as readonly StandardVerb[] as readonly Std[], ...rest } = says;
  return {
    ...{ ...rest, word, sorts, standard },
    ...{ verbs: says.verbs ?? ({} as V), events: says.events ?? ({} as E), questions: says.questions ?? ({} as Q) },
  };
}
