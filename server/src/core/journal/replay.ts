import type { Reader } from "../database/database.ts";
import { unseal } from "../keys/seal.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { refuse } from "../refusal.ts";
import { type EntryValues, valuesPlace } from "./keep.ts";
import type { Left } from "./left.ts";

const SALT = 22;

type Asked = Pick<Left, "organization" | "actor" | "key" | "request">;

/** The first answer to a write with this key, if there was one. The same key with another request is refused. */
export async function firstAnswer(
  reader: Reader,
  keys: SubjectKeys,
  { organization, actor, key, request }: Asked,
): Promise<{ seq: number; output: string } | null> {
  const entry = await reader.get(
    "SELECT j.seq, j.request, j.noun, j.record_id, v.sealed FROM journal j JOIN journal_values v ON v.organization_id=j.organization_id AND v.seq=j.seq WHERE j.organization_id=? AND j.actor_id=? AND j.idempotency_key=?",
    [organization, actor.id, key],
  );
  if (!entry) return null;
  if (entry["request"] !== request) refuse("KEY_REUSED");
  const noun = entry["noun"] as string;
  const id = entry["record_id"] as string;
  const seq = entry["seq"] as number;
  // `noun` is a word that this server wrote itself, not input.
  const row = await reader.get(`SELECT t.seal FROM ${noun} t WHERE t.organization_id=? AND t.id=?`, [organization, id]);
  if (!row) return null;
  const subject = keys.open(organization, noun, id, row["seal"] as Uint8Array);
  const text = unseal(subject, entry["sealed"] as Uint8Array, valuesPlace(organization, seq, noun, id)).toString(
    "utf8",
  );
  const { output } = JSON.parse(text.slice(SALT)) as EntryValues;
  return { seq, output };
}
