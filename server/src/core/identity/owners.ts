import { permissionsOf, type Role } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Transaction } from "../database/database.ts";
import { refuse } from "../refusal.ts";

/** An operation of a role that is not among these; undefined where all are. */
export function lackingOf(permissions: ReadonlySet<string>, role: Role): string | undefined {
  return [...permissionsOf(role)].find((operation) => !permissions.has(operation));
}

/** Refuses to give a role, or to take it away, to whom may not do all that it may. Nexus itself acts for somebody who was asked. */
export function mustHaveAll({ kind, permissions }: Actor, role: Role): void {
  if (kind === "system") return;
  const lacking = lackingOf(permissions, role);
  if (lacking !== undefined) refuse("NOT_YOURS_TO_GRANT", { role, operation: lacking });
}

/**
 * Refuses a write that leaves an organization without an owner. Writes of several processes to its owners go one after
 * another from here to their commit, so that two owners cannot each rely on the other one.
 */
export async function mustKeepAnOwner(tx: Transaction, organization: string): Promise<void> {
  const lock = tx.dialect === "mysql" ? " FOR UPDATE" : "";
  await tx.get(`SELECT id FROM organizations WHERE id=?${lock}`, [organization]);
  const owner = await tx.get(
    "SELECT id FROM members WHERE organization_id=? AND role='owner' AND archived_at IS NULL LIMIT 1",
    [organization],
  );
  if (!owner) refuse("LAST_OWNER");
}
