import type { Actor } from "../actor.ts";
import type { Reader } from "../database/database.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { Served } from "../operations.ts";
import type { Nouns } from "../records/nouns.ts";
import type { Shape } from "../records/shape.ts";
import type { Scope } from "../scope.ts";

/** A question as it is answered: where it is read from, what is asked, by whom. */
export interface Reading {
  readonly reader: Reader;
  readonly served: Served;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly shape: Shape;
  readonly nouns: Nouns;
  readonly keys: SubjectKeys;
}
