import { authorise } from "../operations.ts";
import type { Held } from "../records/held.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { Act, Call } from "./acting.ts";
import type { Input } from "./input.ts";

interface Asked {
  readonly verb: string;
  readonly records: readonly { readonly id: string; readonly version: number }[];
  readonly input?: Input;
}

/** Says which record a refusal is about. */
function about(error: unknown, id: string): unknown {
  return error instanceof Refusal ? new Refusal(error.code, { ...error.facts, record: id }) : error;
}

/** One act on many records: all of them, or none. Each leaves a row of its own in the journal. */
export async function bulk({ acting, actor, served, input, rows }: Act, call: Call): Promise<Held[]> {
  const { verb, records, input: given = {} } = input as unknown as Asked;
  const one = authorise(acting.operations, actor, `${served.noun.word}.${verb}`);
  if ("id" in given || "version" in given) refuse("INVALID", { issues: "input: must not name a record" });
  const checked = one.parse({ ...records[0], ...given });
  await rows.readAhead(
    served.noun,
    records.map(({ id }) => id),
  );
  const done: Held[] = [];
  for (const { id, version } of records) {
    try {
      const { record, outcome } = await call({ actor, served: one, input: { ...checked, id, version } });
      if (outcome !== "done" || !record) throw new Error(`${one.promise.name} was not done at once`);
      done.push(record);
    } catch (error) {
      throw about(error, id);
    }
  }
  return done;
}
