import { type Job, type Noun, newId } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Asking, Checked, Context } from "../implement.ts";
import { sha256 } from "../journal/entry.ts";
import { type Emitted, NO_RECORD } from "../journal/left.ts";
import { authorise } from "../operations.ts";
import type { Held } from "../records/held.ts";
import { Rows } from "../records/rows.ts";
import { refuse } from "../refusal.ts";
import { scopesOf } from "../scope.ts";
import { beginExport, beginImport } from "../transfer/begin.ts";
import { load } from "../transfer/load.ts";
import type { Act, Acting, Call, Called } from "./acting.ts";
import { bulk } from "./bulk.ts";
import { initialValues } from "./initial.ts";
import type { Input } from "./input.ts";
import type { Inside, Performed } from "./inside.ts";
import { undo } from "./undo.ts";

function jsonOf({ output, revealed }: Pick<Performed, "output" | "revealed">): string {
  return revealed ? JSON.stringify({ ...JSON.parse(output), ...revealed }) : output;
}

function contextOf(act: Act, events: Emitted[], reveal: (values: Input) => void, call: Call): Context<Noun> {
  const { acting, actor, served, rows } = act;
  const { noun } = served;
  const { now, tx } = acting;
  let started = 0;
  return {
    now,
    actor,
    create: async ({ id, ...values }: Input & { readonly id?: string }) =>
      (await rows.create(noun, id ?? newId(), initialValues(noun, values, now), now)) as Checked<Held>,
    change: async (held, values) => (await rows.change(noun, held, { values }, now)) as Checked<Held>,
    emit: (event, data) => void events.push({ name: `${noun.word}.${event}`, data }),
    query: askingOf(act),
    call: async (other: Noun, verb: string, input: unknown) => {
      const called = authorise(acting.operations, actor, `${other.word}.${verb}`);
      if (called.promise.kind !== "mutation") refuse("WRONG_METHOD", { operation: called.promise.name, method: "GET" });
      return JSON.parse(jsonOf(await call({ actor, served: called, input: called.parse(input) }))) as never;
    },
    start: (job, input) => {
      started += 1;
      const { organization, kind, id } = actor;
      // Two people may have chosen the same key: each begins a job of their own.
      const key = sha256(kind, " ", id, " ", acting.key, ` ${act.place} ${started}`);
      return acting.enqueue(tx, { organization, actor: { kind, id }, job, input, key });
    },
    reveal,
  };
}

function insideOf({ acting, actor, rows, place }: Act): Inside {
  const { tx, operations } = acting;
  const run = (actor: Actor, operation: string, input: Input): Promise<Performed> => {
    const served = authorise(operations, actor, operation);
    const own = new Rows({ ...rows.of, scope: scopesOf(actor, acting.nouns) });
    const called = { actor, served, input: served.parse(input) };
    return perform({ ...acting, gate: null }, called, { rows: own, cause: place });
  };
  const ask = (operation: string, input: Input): Promise<Performed> => {
    const served = authorise(operations, actor, operation);
    const called = { actor, served, input: served.parse(input) };
    return perform(acting, called, { rows, cause: place, mayWait: true });
  };
  return { tx, rows, run, ask };
}

/** What an act comes to that is about no single record. */
interface Other {
  readonly outcome: "done" | "accepted";
  readonly output: string;
}

interface Doing {
  readonly act: Act;
  readonly record: Held | null;
  readonly events: Emitted[];
  readonly reveal: (values: Input) => void;
  readonly call: Call;
}

const accepted = (job: Job): Other => ({ outcome: "accepted", output: JSON.stringify(job) });
const seen = (records: readonly Held[]): Other => ({ outcome: "done", output: seenOf(records) });

/** Does what is about many records, or about a file of them; null where the act is about one. */
async function doOther(act: Act, call: Call): Promise<Other | null> {
  switch (act.served.promise.verb) {
    case "bulk":
      return seen(await bulk(act, call));
    case "undo": {
      const undone = await undo(act, call);
      return "progress" in undone ? accepted(undone) : seen(undone);
    }
    case "export":
      return accepted(await beginExport(act));
    case "import":
      return accepted(await beginImport(act));
    case "load":
      return { outcome: "done", output: JSON.stringify({ rows: await load(act, call) }) };
    default:
      return null;
  }
}

async function doIt({ act, record, events, reveal, call }: Doing): Promise<Held | Other> {
  const { acting, served, input, rows } = act;
  const { noun, body, promise } = served;
  const { now } = acting;
  if (body) {
    const { id: _, version: __, ...rest } = input;
    const given = promise.on === "record" ? rest : input;
    // What an act is given to refer to must be there for its actor, as for what is written itself.
    if (promise.input) await rows.names(promise.input, given);
    return body.run(contextOf(act, events, reveal, call), given, record as Checked<Held> | null, insideOf(act));
  }
  if (promise.verb === "create") {
    const { id, ...given } = input as Input & { id?: string };
    return rows.create(noun, id ?? newId(), initialValues(noun, given, now), now);
  }
  const other = await doOther(act, call);
  if (other) return other;
  if (!record) throw new Error(`${promise.name} has no body`);
  switch (promise.verb) {
    case "update":
      return rows.change(noun, record, { values: input["changes"] as Input }, now);
    case "archive":
      return record.archivedAt === null ? rows.change(noun, record, { values: {}, archivedAt: now }, now) : record;
    case "restore":
      return record.archivedAt === null ? record : rows.change(noun, record, { values: {}, archivedAt: null }, now);
    default:
      throw new Error(`${promise.name} has no body`);
  }
}

/** Writes down what an act left, in the place that was kept for it. */
function leave(act: Act, { record, outcome, output, revealed }: Performed, events: readonly Emitted[]): void {
  const { acting, actor, served, input, rows, place, cause } = act;
  const { promise, noun } = served;
  const { organization, kind, id } = actor;
  const subject = record
    ? { noun: noun.word, id: record.id, version: record.version, key: rows.keyOf(noun, record.id) }
    : { noun: noun.word, id: NO_RECORD, version: 0, key: acting.keys.own(organization) };
  acting.lefts[place] = {
    ...{ organization, actor: { kind, id }, at: acting.now, operation: promise.name, cause, subject, events, outcome },
    key: cause === null ? acting.key : `${acting.key}.${place}`,
    request: requestOf(promise.name, input),
    ...{ changes: rows.changes, output, secret: revealed !== null },
  };
}

/** By what the same request is known again. */
export function requestOf(operation: string, input: Input): string {
  return sha256(operation, "\n", JSON.stringify(input));
}

/** Does one act, and those that it calls. */
export async function perform(
  acting: Acting,
  { actor, served, input }: Called,
  outer: {
    readonly rows: Rows;
    readonly cause: number | null;
    /** Whether whoever called it can go on though it waits for an approval. What nobody called can wait. */
    readonly mayWait?: boolean;
  },
): Promise<Performed> {
  const { promise, noun } = served;
  const rows = outer.rows.within();
  const place = acting.lefts.push(null) - 1;
  const act: Act = { acting, actor, served, input, rows, place, cause: outer.cause };
  const events: Emitted[] = [];
  let revealed: Input | null = null;
  const call: Call = (called) => perform(acting, called, { rows, cause: place });
  const { id, version } = input as { id: string; version: number };
  const record = promise.on === "record" ? await rows.load(noun, id, version) : null;
  const approval =
    acting.gate && (await acting.gate(proposalOf(act, record, outer.mayWait ?? false), writerOf(acting, rows, call)));
  let performed: Performed;
  if (approval) {
    performed = { record, outcome: "pending", output: JSON.stringify(approval), revealed };
  } else {
    const reveal = (values: Input): void => {
      revealed = { ...revealed, ...values };
    };
    const done = await doIt({ act, record, events, reveal, call });
    await mustHold(act);
    if (rows.changes.length > 0 && !served.body && promise.emits) {
      events.push({ name: `${noun.word}.${promise.emits}`, data: (input["changes"] as Input | undefined) ?? {} });
    }
    performed =
      "outcome" in done && !("version" in done)
        ? { ...(done as Other), record: null, revealed }
        : { record: done as Held, outcome: "done", output: JSON.stringify(done), revealed };
  }
  leave(act, performed, events);
  return performed;
}

/** Refuses what breaks the rule of its noun, whichever verb wrote it. */
async function mustHold(act: Act): Promise<void> {
  const { rows, served, acting, actor } = act;
  const { rule, noun } = served;
  if (!rule) return;
  const { now, tx } = acting;
  const broken: string[] = [];
  for (const { noun: word, is, was } of rows.changes) {
    if (word !== noun.word) continue;
    broken.push(...(await rule.broken(is, was, { now, actor, tx, query: askingOf(act) })));
  }
  if (broken.length > 0) refuse("INVALID", { issues: broken.join("; ") });
}

/** How what an act runs reads: in its transaction, with the rights of its actor. */
function askingOf({ acting, actor }: Act): Asking["query"] {
  return (noun: Noun, verb: string, input: unknown) =>
    acting.query(actor, `${noun.word}.${verb}`, input, acting.tx) as Promise<never>;
}

function seenOf(records: readonly Held[]): string {
  return JSON.stringify({ records: records.map(({ id, version }) => ({ id, version })) });
}

function proposalOf({ acting, actor, served, input, cause }: Act, record: Held | null, mayWait: boolean) {
  const { promise, noun } = served;
  const { now, tx } = acting;
  return { actor, now, operation: promise.name, noun, input, record, isInner: cause !== null && !mayWait, tx };
}

/** Runs operations of Nexus's own, for which nobody has a permission. */
function writerOf(acting: Acting, rows: Rows, call: Call) {
  return async (operation: string, input: Input) => {
    const actor = { ...acting.actor, permissions: new Set([operation]) };
    const served = authorise(acting.operations, actor, operation);
    const { record } = await call({ actor, served, input: served.parse(input) });
    if (!record) throw new Error(`${operation} made no record`);
    return { record, key: rows.keyOf(served.noun, record.id) };
  };
}
