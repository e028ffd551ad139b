import { approvals, type Fields, type Job, type Noun } from "@nexus-os/contracts";
import type { Row } from "../database/database.ts";
import type { EntryValues } from "../journal/keep.ts";
import { NO_RECORD } from "../journal/left.ts";
import { valuesOfEntry } from "../journal/values.ts";
import { authorise, type Served } from "../operations.ts";
import type { Held } from "../records/held.ts";
import { Refusal, refuse } from "../refusal.ts";
import { beginUndo } from "../transfer/begin.ts";
import type { Act, Acting, Call } from "./acting.ts";
import type { Input } from "./input.ts";

/** How many acts one write may have left to be taken back as one. */
const MOST_ENTRIES = 2000;

interface Entry {
  readonly seq: number;
  readonly operation: string;
  readonly noun: string;
  readonly record: string;
  readonly version: number;
  readonly values: EntryValues;
}

function why(reason: string): never {
  return refuse("NOT_UNDOABLE", { why: reason });
}

/** Whether a write decided about an approval: what it called was proposed as a write of its own, and is taken back as one. */
async function wasDecided({ tx, actor }: Acting, seq: number): Promise<boolean> {
  const cause = await tx.get("SELECT noun FROM journal WHERE organization_id=? AND seq=?", [actor.organization, seq]);
  return cause?.["noun"] === approvals.word;
}

/** The row of a write and of every act that it called, in their order. */
async function rowsOf(acting: Acting, word: string, seq: number): Promise<Row[]> {
  const { tx, actor } = acting;
  const found = await tx.all(
    `SELECT j.seq, j.cause, j.operation, j.noun, j.record_id, j.version FROM journal j WHERE j.organization_id=? AND j.seq>=? ORDER BY j.seq LIMIT ${MOST_ENTRIES + 1}`,
    [actor.organization, seq],
  );
  const [first, ...others] = found;
  if (first?.["seq"] !== seq || first["noun"] !== word) return refuse("NOT_FOUND", { singular: "write" });
  if (first["cause"] !== null && !(await wasDecided(acting, first["cause"] as number)))
    why("it is a part of another write: undo that one");
  const own = new Set<unknown>([seq]);
  const end = others.findIndex((row) => !own.has(row["cause"]) || !own.add(row["seq"]));
  if (end === -1 && others.length === MOST_ENTRIES) why("it had too many parts");
  return [first, ...(end === -1 ? others : others.slice(0, end))];
}

async function entriesOf(acting: Acting, word: string, seq: number): Promise<Entry[]> {
  const { tx, keys, actor } = acting;
  const { organization } = actor;
  const rows = await rowsOf(acting, word, seq);
  // Of its own rows alone: what others wrote behind them may be large.
  const texts = await tx.lists("SELECT seq, sealed FROM journal_values WHERE organization_id=? AND seq>=? AND seq<=?", [
    organization,
    seq,
    seq + rows.length - 1,
  ]);
  const sealedAt = new Map(texts.map(([at, sealed]) => [at as number, sealed as Uint8Array]));
  const entries: Entry[] = [];
  for (const row of rows) {
    const at = {
      organization,
      seq: row["seq"] as number,
      noun: row["noun"] as string,
      record: row["record_id"] as string,
    };
    const sealed = sealedAt.get(at.seq);
    const values = sealed ? await valuesOfEntry(tx, keys, { ...at, sealed }) : null;
    if (!values) return why("a record of it was erased");
    entries.push({
      ...{ seq: at.seq, operation: row["operation"] as string, noun: at.noun, record: at.record },
      ...{ version: row["version"] as number, values },
    });
  }
  return entries;
}

function picked(fields: Fields, before: Input): Input {
  return Object.fromEntries(Object.keys(fields).flatMap((key) => (key in before ? [[key, before[key]]] : [])));
}

/** The changes that an update takes back: those of fields that a writer may set. */
function changesOf(noun: Noun, before: Input): Input {
  const own = Object.entries(noun.fields).filter(([, field]) => field.writes === "always");
  const custom = before["custom"] === undefined ? {} : { custom: before["custom"] };
  return { ...picked(Object.fromEntries(own), before), ...custom };
}

/** What the verb that takes an act back is given beside the record. */
function inverseInput(inverse: Served, before: Input): Input {
  const { promise, noun } = inverse;
  if (promise.input) return picked(promise.input, before);
  return promise.verb === "update" ? { changes: changesOf(noun, before) } : {};
}

/** What the values from before are refused for now (a field that is gone, or must not be empty any more) is why there is no way back. */
async function takenBack<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal && error.code === "INVALID") return why(String(error.facts["issues"]));
    throw error;
  }
}

/**
 * Takes a write back, and every act that it called, the last first: each by the verb that its contract names, given the
 * values from before. Whoever changed one of the records since is not overruled: that is a conflict.
 */
export async function undo(act: Act, call: Call): Promise<readonly Held[] | Job> {
  const { acting, actor, served, input, rows } = act;
  const entries = await entriesOf(acting, served.noun.word, (input as { seq: number }).seq);
  const [first] = entries;
  // What a job has written is taken back by a job.
  if (first?.operation === `${served.noun.word}.import`) return beginUndo(act, JSON.parse(first.values.output) as Job);
  const acts = entries.filter(({ record, values }) => record !== NO_RECORD && values.changes.length > 0);
  if (acts.length === 0) why("it changed nothing");
  // Who may not take it back does not see the records either.
  const inverses = acts.map(({ operation, noun }) => {
    const promise = acting.operations.get(operation)?.promise;
    if (!promise?.undoneBy) return why(`${operation} has no way back`);
    return authorise(acting.operations, actor, `${noun}.${promise.undoneBy}`);
  });
  const latest = new Map(acts.map((entry) => [`${entry.noun} ${entry.record}`, entry]));
  const versions = new Map<string, number>();
  for (const [name, { noun, record, version }] of latest) {
    const form = acting.nouns[noun];
    if (!form) throw new Error(`no noun ${noun}`);
    await rows.load(form, record, version);
    versions.set(name, version);
  }
  const done = new Map<string, Held>();
  for (const [index, { noun, record, values }] of [...acts.entries()].reverse()) {
    const inverse = inverses[index] as Served;
    const name = `${noun} ${record}`;
    const [change] = values.changes;
    const given = { id: record, version: versions.get(name), ...inverseInput(inverse, change?.before ?? {}) };
    const { record: undone } = await takenBack(() => call({ actor, served: inverse, input: inverse.parse(given) }));
    if (!undone) throw new Refusal("NOT_UNDOABLE", { why: `${inverse.promise.name} was not done at once` });
    versions.set(name, undone.version);
    done.set(name, undone);
  }
  return [...done.values()];
}
