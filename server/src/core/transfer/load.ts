import type { Act, Call } from "../acts/acting.ts";
import type { Input } from "../acts/input.ts";
import { authorise } from "../operations.ts";
import { Refusal } from "../refusal.ts";
import type { Told } from "./told.ts";

/** A part of an import: what its rows do, and what became of those that do nothing. */
interface Loaded {
  readonly records: readonly { readonly row: number; readonly verb: "create" | "update"; readonly input: Input }[];
  readonly told: readonly Told[];
}

/**
 * Does a part of an import: all of its rows, or none. Each leaves a row of its own in the journal, and each is done with
 * the rights of whoever imports.
 */
export async function load({ acting, actor, served, input, rows }: Act, call: Call): Promise<readonly Told[]> {
  const { records, told } = input as unknown as Loaded;
  const { noun } = served;
  const changed = records.flatMap(({ verb, input: own }) => (verb === "update" ? [own["id"] as string] : []));
  if (changed.length > 0) await rows.readAhead(noun, changed);
  const done: Told[] = [];
  for (const { row, verb, input: own } of records) {
    const one = authorise(acting.operations, actor, `${noun.word}.${verb}`);
    try {
      const { record } = await call({ actor, served: one, input: one.parse(own) });
      if (!record) throw new Error(`${one.promise.name} made no record`);
      done.push({ row, outcome: verb === "create" ? "created" : "updated", id: record.id, column: null, why: null });
    } catch (error) {
      throw error instanceof Refusal ? new Refusal(error.code, { ...error.facts, row }) : error;
    }
  }
  return [...done, ...told].sort((one, other) => one.row - other.row);
}
