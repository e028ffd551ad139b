import type { ActorName, Change } from "@nexus-os/contracts";
import type { Database } from "../database/database.ts";

/** An entry of the journal as news: a change before it is known who reads it. */
export interface News extends Omit<Change, "record"> {
  readonly organization: string;
}

/** The newest sequence of each of these organizations. */
export async function headsOf(
  database: Database,
  organizations: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const marks = organizations.map(() => "?").join(",");
  const rows = await database.all(
    `SELECT organization_id, seq FROM journal_heads WHERE organization_id IN (${marks})`,
    organizations,
  );
  return new Map(rows.map((row) => [row["organization_id"] as string, row["seq"] as number]));
}

/** The entries behind a sequence, oldest first. */
export async function newsAfter(
  database: Database,
  organization: string,
  seq: number,
  limit: number,
): Promise<readonly News[]> {
  const rows = await database.all(
    "SELECT j.seq, j.at, j.actor_kind, j.actor_id, m.name AS actor_name, j.operation, j.idempotency_key, j.noun, j.record_id, j.version FROM journal j LEFT JOIN members m ON m.organization_id=j.organization_id AND m.id=j.actor_id WHERE j.organization_id=? AND j.seq>? ORDER BY j.seq LIMIT ?",
    [organization, seq, limit],
  );
  return rows.map((row) => {
    const text = (column: string): string => row[column] as string;
    return {
      ...{
        organization,
        seq: row["seq"] as number,
        at: text("at"),
        verb: text("operation"),
        key: text("idempotency_key"),
      },
      actor: {
        kind: text("actor_kind") as ActorName["kind"],
        id: text("actor_id"),
        name: (row["actor_name"] as string | null) ?? "Nexus",
      },
      ...{ noun: text("noun"), id: text("record_id"), version: row["version"] as number },
    };
  });
}
