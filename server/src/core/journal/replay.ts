import type { Reader } from "../database/database.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { refuse } from "../refusal.ts";
import type { Left } from "./left.ts";
import { valuesOfEntry } from "./values.ts";

type Asked = Pick<Left, "organization" | "actor" | "key" | "request">;

/** An answer that was given before. */
export interface FirstAnswer {
  readonly seq: number;
  readonly outcome: Left["outcome"];
  readonly output: string;
}

/** The first answer to a write with this key, if there was one. The same key with another request is refused. */
export async function firstAnswer(
  reader: Reader,
  keys: SubjectKeys,
  { organization, actor, key, request }: Asked,
): Promise<FirstAnswer | null> {
  const entry = await reader.get(
    "SELECT j.seq, j.request, j.noun, j.record_id, v.sealed FROM journal j JOIN journal_values v ON v.organization_id=j.organization_id AND v.seq=j.seq WHERE j.organization_id=? AND j.actor_id=? AND j.idempotency_key=?",
    [organization, actor.id, key],
  );
  if (!entry) return null;
  if (entry["request"] !== request) refuse("KEY_REUSED");
  const values = await valuesOfEntry(reader, keys, {
    organization,
    seq: entry["seq"] as number,
    noun: entry["noun"] as string,
    record: entry["record_id"] as string,
    sealed: entry["sealed"] as Uint8Array,
  });
  if (!values) return null;
  if (values.secret) refuse("SECRET_SHOWN_ONCE");
  return { seq: entry["seq"] as number, outcome: values.outcome ?? "done", output: values.output };
}
