import type { Outcome } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import { outcomeOf } from "../execute.ts";
import { firstAnswer } from "../journal/replay.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { refuse } from "../refusal.ts";

/** The first answer to a step's write, whatever its input was then. */
export async function told(
  { database, keys }: { readonly database: Database; readonly keys: SubjectKeys },
  { organization, kind, id }: Actor,
  key: string,
): Promise<Outcome<string>> {
  const sql = "SELECT request FROM journal WHERE organization_id=? AND actor_id=? AND idempotency_key=?";
  const request = (await database.get(sql, [organization, id, key]))?.["request"];
  if (typeof request !== "string") return refuse("KEY_REUSED");
  const first = await firstAnswer(database, keys, { organization, actor: { kind, id }, key, request });
  if (!first) return refuse("KEY_REUSED");
  return outcomeOf(first);
}
