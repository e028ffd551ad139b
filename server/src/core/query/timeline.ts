import type { ActorName, Moment } from "@nexus-os/contracts";
import type { JsonText } from "../execute.ts";
import { keyOfRecord, openValues } from "../journal/values.ts";
import { refuse } from "../refusal.ts";
import type { Reading } from "./reading.ts";

interface Asked {
  readonly id: string;
  readonly limit: number;
  readonly after?: string;
}

function before(after: string | undefined): number {
  const seq = Number(after ?? Number.MAX_SAFE_INTEGER);
  return Number.isSafeInteger(seq) && seq > 0
    ? seq
    : refuse("INVALID", { issues: "after: is not a cursor of this timeline" });
}

/** What happened to a record that the actor sees, newest first. */
export async function timeline(
  { reader, served, actor, keys }: Reading,
  { id, limit, after }: Asked,
): Promise<JsonText> {
  const { organization } = actor;
  const noun = served.noun.word;
  const rows = await reader.all(
    `SELECT j.seq, j.at, j.actor_kind, j.actor_id, COALESCE(m.name, k.name) AS actor_name, j.cause, j.operation, j.version, v.sealed FROM journal j LEFT JOIN journal_values v ON v.organization_id=j.organization_id AND v.seq=j.seq LEFT JOIN members m ON m.organization_id=j.organization_id AND m.id=j.actor_id LEFT JOIN apikeys k ON k.organization_id=j.organization_id AND k.id=j.actor_id WHERE j.organization_id=? AND j.noun=? AND j.record_id=? AND j.seq<? ORDER BY j.seq DESC LIMIT ${limit + 1}`,
    [organization, noun, id, before(after)],
  );
  const key = await keyOfRecord(reader, keys, { organization, noun, record: id });
  const items = rows.slice(0, limit).map((row): Moment => {
    const seq = row["seq"] as number;
    const sealed = row["sealed"] as Uint8Array | null;
    const values = key && sealed ? openValues(key, { organization, seq, noun, record: id, sealed }) : null;
    const change = values?.changes.find((each) => each.noun === noun && each.id === id);
    return {
      ...{ seq, at: row["at"] as string, operation: row["operation"] as string },
      actor: {
        kind: row["actor_kind"] as ActorName["kind"],
        id: row["actor_id"] as string,
        name: (row["actor_name"] as string | null) ?? "Nexus",
      },
      ...{ cause: row["cause"] as number | null, version: row["version"] as number },
      changes: change ? { before: change.before, after: change.after } : null,
    };
  });
  const next = rows.length > limit ? String(items.at(-1)?.seq) : null;
  return JSON.stringify({ items, next });
}
