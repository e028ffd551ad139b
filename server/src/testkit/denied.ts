import { openValues } from "../core/journal/values.ts";
import type { World } from "./world.ts";

/** A refused attempt as the journal has it. */
export interface Denied {
  readonly actor: string;
  readonly operation: string;
  readonly code: string;
  readonly times: number;
}

/** The refused attempts that stand in an organization's journal behind a row of it, oldest first. */
export async function deniedIn({ core, database }: World, organization: string, after = 0): Promise<Denied[]> {
  await core.denials.flush();
  const rows = await database.all(
    "SELECT j.seq, j.actor_id, j.noun, j.record_id, v.sealed FROM journal j JOIN journal_values v ON v.organization_id=j.organization_id AND v.seq=j.seq WHERE j.organization_id=? AND j.operation='denials' AND j.seq>? ORDER BY j.seq",
    [organization, after],
  );
  return rows.map((row) => {
    const { events } = openValues(core.keys.own(organization), {
      ...{ organization, seq: row["seq"] as number, noun: row["noun"] as string },
      ...{ record: row["record_id"] as string, sealed: row["sealed"] as Uint8Array },
    });
    const [{ data } = { data: {} }] = events;
    const { operation, code, times } = data as Omit<Denied, "actor">;
    return { actor: row["actor_id"] as string, operation, code, times };
  });
}
