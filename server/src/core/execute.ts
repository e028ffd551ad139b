import { type Noun, newId, type Outcome, type Told } from "@nexus-os/contracts";
import type { Actor } from "./actor.ts";
import { type Database, isUniqueViolation, type Transaction, together } from "./database/database.ts";
import type { Checked, Context } from "./implement.ts";
import { sha256 } from "./journal/entry.ts";
import { keep } from "./journal/keep.ts";
import type { Emitted, Left } from "./journal/left.ts";
import { firstAnswer } from "./journal/replay.ts";
import type { SubjectKeys } from "./keys/subject.ts";
import { authorise, type Operations, type Served } from "./operations.ts";
import type { Nouns } from "./records/nouns.ts";
import { type Held, Rows } from "./records/rows.ts";
import { Refusal, refuse } from "./refusal.ts";
import { scopeOf } from "./scope.ts";

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
  /** Told after a commit that an organization's journal has grown. */
  readonly committed?: (organization: string) => void;
}

type Input = Readonly<Record<string, unknown>>;

function initialValues(noun: Noun, given: Input, now: string): Input {
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(noun.fields)) {
    // What only the server sets begins at the moment of creation.
    const own = field.writes === "never" && field.kind === "instant" ? now : (field.initial ?? null);
    values[key] = given[key] ?? own;
  }
  return values;
}

interface Work {
  readonly served: Served;
  readonly actor: Actor;
  readonly input: Input;
  readonly now: string;
  readonly rows: Rows;
  readonly events: Emitted[];
}

async function create({ served: { noun }, input, now, rows }: Work): Promise<Held> {
  const { id = newId(), ...given } = input as Input & { id?: string };
  return rows.create(noun, id, initialValues(noun, given, now), now);
}

async function act({ served, actor, input, now, rows, events }: Work): Promise<Held> {
  const { noun, body, promise } = served;
  const { id, version, ...rest } = input as Input & { id: string; version: number };
  const record = await rows.load(noun, id, version);
  switch (promise.verb) {
    case "update":
      return rows.change(noun, record, { values: rest["changes"] as Input }, now);
    case "archive":
      return record.archivedAt === null ? rows.change(noun, record, { values: {}, archivedAt: now }, now) : record;
    case "restore":
      return record.archivedAt === null ? record : rows.change(noun, record, { values: {}, archivedAt: null }, now);
  }
  if (!body) throw new Error(`${promise.name} has no body`);
  const ctx: Context<Noun> = {
    now,
    actor,
    change: async (held, values) => (await rows.change(noun, held, { values }, now)) as Checked<Held>,
    emit: (event, data) => void events.push({ name: `${noun.word}.${event}`, data }),
  };
  return body.run(ctx, rest, record as Checked<Held>);
}

async function perform(work: Work, asked: Pick<Left, "organization" | "actor" | "key" | "request">): Promise<Left> {
  const { served, input, now, rows, events } = work;
  const { promise, noun } = served;
  const record = promise.verb === "create" ? await create(work) : await act(work);
  if (rows.changes.length > 0 && !served.body && promise.emits) {
    events.push({ name: `${noun.word}.${promise.emits}`, data: (input["changes"] as Input | undefined) ?? {} });
  }
  const subject = { noun: noun.word, id: record.id, version: record.version, key: rows.keyOf(record.id) };
  const output = JSON.stringify(record);
  return { ...asked, at: now, operation: promise.name, subject, changes: rows.changes, events, output };
}

/** authorise, parse, scope, then one transaction of the act and its row in the journal; after the commit, the news. */
export function executor({ database, nouns, operations, keys, clock, committed }: ExecuteOptions): Execute {
  const join = together<Left, { readonly seq: number }>(database, keep);

  async function commit(
    served: Served,
    actor: Actor,
    input: Input,
    key: string,
  ): Promise<{ seq: number; output: JsonText }> {
    const { organization, kind, id } = actor;
    const request = sha256(served.promise.name, "\n", JSON.stringify(input));
    const asked = { organization, actor: { kind, id }, key, request };
    try {
      const { left, kept } = await join(organization, (tx: Transaction) => {
        const rows = new Rows({ tx, nouns, keys, scope: scopeOf(actor), organization });
        return perform({ served, actor, input, now: clock().toISOString(), rows, events: [] }, asked);
      });
      committed?.(organization);
      return { seq: kept.seq, output: left.output };
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
    const { seq, output } = await commit(served, actor, served.parse(input), key);
    return { outcome: "done", output, seq };
  };
}
