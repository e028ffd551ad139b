import type { Outcome, Told } from "@nexus-os/contracts";
import type { Actor } from "./actor.ts";
import type { Acting, Enqueue, Gate } from "./acts/acting.ts";
import type { Input } from "./acts/input.ts";
import { perform, requestOf } from "./acts/perform.ts";
import type { CustomBook } from "./custom/book.ts";
import { type Database, isUniqueViolation, type Transaction, together } from "./database/database.ts";
import { type Finisher, keeper } from "./journal/keep.ts";
import type { Kept, Left, Lefts } from "./journal/left.ts";
import { firstAnswer } from "./journal/replay.ts";
import type { SubjectKeys } from "./keys/subject.ts";
import { authorise, type Operations, type Served } from "./operations.ts";
import type { QueryWithin } from "./query/within.ts";
import type { Nouns } from "./records/nouns.ts";
import { Rows } from "./records/rows.ts";
import { Refusal, refuse } from "./refusal.ts";
import { scopesOf } from "./scope.ts";

/** The JSON text of a record: made once, sent as it is. */
export type JsonText = string;

/** The only way in for a write. */
export type Execute = (actor: Actor, operation: string, told: Told<unknown>) => Promise<Outcome<JsonText>>;

export interface ExecuteOptions {
  readonly database: Database;
  readonly nouns: Nouns;
  readonly operations: Operations;
  readonly keys: SubjectKeys;
  readonly clock: () => Date;
  /** How a verb reads. */
  readonly queryWithin: QueryWithin;
  /** How a verb begins a job. */
  readonly enqueue: Enqueue;
  /** Asked before every act whether it may be done now; null where nothing needs an approval. */
  readonly gate: Gate | null;
  /** The fields that organizations have added. */
  readonly custom: CustomBook;
  /** What else is done in the transaction of every write. */
  readonly also: readonly Finisher[];
  /** Told after a commit that an organization's journal has grown. */
  readonly committed?: (organization: string) => void;
}

/** How long a write on many records may take. */
const MANY_MS = 5000;

/** How much of a group a write may take, and how long: one on many records takes as much as they do. */
function weightOf(input: Input) {
  const { records, seq } = input as { readonly records?: readonly unknown[]; readonly seq?: unknown };
  if (Array.isArray(records)) return { cost: records.length, deadline: MANY_MS };
  // What is taken back may have been on many.
  return seq === undefined ? {} : { deadline: MANY_MS };
}

interface Answer {
  readonly seq: number;
  readonly outcome: Left["outcome"];
  readonly output: JsonText;
}

/** What became of a write, from what is kept of it. */
export function outcomeOf({ seq, outcome, output }: Answer): Outcome<JsonText> {
  switch (outcome) {
    case "done":
      return { outcome, output, seq };
    case "pending":
      return { outcome, approval: JSON.parse(output) };
    case "accepted":
      return { outcome, job: JSON.parse(output) };
  }
}

/** authorise, parse, scope, then one transaction of the act and its rows in the journal; after the commit, the news. */
export function executor(options: ExecuteOptions): Execute {
  const { database, nouns, operations, keys, clock, queryWithin, enqueue, gate, custom, also, committed } = options;
  const join = together<Lefts, Kept>(database, keeper(also));

  async function commit(served: Served, actor: Actor, input: Input, key: string): Promise<Answer> {
    const { organization, kind, id } = actor;
    const asked = { organization, actor: { kind, id }, key, request: requestOf(served.promise.name, input) };
    let shown: JsonText | null = null;
    const body = async (tx: Transaction): Promise<Lefts> => {
      const now = clock().toISOString();
      const lefts: (Left | null)[] = [];
      const acting: Acting = {
        ...{ actor, now, tx, key, operations, nouns, keys, enqueue, gate, custom, lefts },
        query: queryWithin,
      };
      const added = (noun: string) => custom.of(organization, noun);
      const rows = new Rows({ tx, nouns, keys, scope: scopesOf(actor, nouns), organization, custom: added });
      const { output, revealed } = await perform(acting, { actor, served, input }, { rows, cause: null });
      shown = revealed && JSON.stringify({ ...JSON.parse(output), ...revealed });
      return lefts as unknown as Lefts;
    };
    try {
      const { left, kept } = await join(organization, body, weightOf(input));
      committed?.(organization);
      return { seq: kept.seq, outcome: left[0].outcome, output: shown ?? left[0].output };
    } catch (error) {
      // Looked for only now, since a first telling is the rule: whatever stopped this one may be that it was told before.
      const expected = error instanceof Refusal || isUniqueViolation(error);
      const first = expected ? await firstAnswer(database, keys, asked) : null;
      if (first) return first;
      if (isUniqueViolation(error)) refuse("ALREADY_EXISTS", { singular: served.noun.singular });
      throw error;
    }
  }

  return async (actor, operation, { key, input }) => {
    const served = authorise(operations, actor, operation);
    if (served.promise.kind !== "mutation") refuse("WRONG_METHOD", { operation, method: "GET" });
    return outcomeOf(await commit(served, actor, served.parse(input), key));
  };
}
