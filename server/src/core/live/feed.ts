import type { ActorName, Change } from "@nexus-os/contracts";
import type { Database, Reader } from "../database/database.ts";

/** An entry of the journal as news: a change before it is known who reads it. */
export interface News extends Omit<Change, "record"> {
  readonly organization: string;
}

/** How many values a statement names at most: both databases have a limit, and a long one keeps everybody else waiting. */
const MOST_NAMED = 500;

/** A list in parts that a statement can name. */
export function parts<T>(all: readonly T[], most = MOST_NAMED): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, index) =>
    all.slice(index * most, (index + 1) * most),
  );
}

/** The newest sequence of each of these organizations. */
export async function headsOf(
  database: Database,
  organizations: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const heads = new Map<string, number>();
  for (const some of parts(organizations)) {
    const rows = await database.lists(
      `SELECT organization_id, seq FROM journal_heads WHERE organization_id IN (${some.map(() => "?").join(",")})`,
      some,
    );
    for (const [organization, seq] of rows) heads.set(organization as string, seq as number);
  }
  return heads;
}

/** The entries behind a sequence, oldest first. */
export async function newsAfter(
  reader: Reader,
  organization: string,
  seq: number,
  limit: number,
): Promise<readonly News[]> {
  const rows = await reader.all(
    "SELECT j.seq, j.at, j.actor_kind, j.actor_id, COALESCE(m.name, k.name) AS actor_name, j.cause, j.operation, j.idempotency_key, j.noun, j.record_id, j.version FROM journal j LEFT JOIN members m ON m.organization_id=j.organization_id AND m.id=j.actor_id LEFT JOIN apikeys k ON k.organization_id=j.organization_id AND k.id=j.actor_id WHERE j.organization_id=? AND j.seq>? ORDER BY j.seq LIMIT ?",
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
        cause: row["cause"] as number | null,
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
