import type { Actor } from "../actor.ts";
import type { Input } from "../acts/input.ts";
import type { Reader, Transaction } from "../database/database.ts";
import { keyNow } from "../identity/api-keys.ts";
import { grantedTo, membershipIn } from "../identity/members.ts";
import type { ActorId } from "../journal/entry.ts";
import { seal, unseal } from "../keys/seal.ts";

/** An act exactly as it was proposed. */
export interface Proposal {
  readonly operation: string;
  readonly input: Input;
  readonly actor: ActorId;
  /** What it could do at most where it was Nexus itself. */
  readonly permissions: readonly string[];
}

const place = (organization: string, approval: string): string => `approval|${organization}|${approval}`;

/** Keeps the exact act beside its approval, sealed with the approval's own key. */
export async function keepProposal(
  tx: Transaction,
  { organization, approval, key }: { organization: string; approval: string; key: Uint8Array },
  proposal: Proposal,
): Promise<void> {
  const sealed = seal(key, JSON.stringify(proposal), place(organization, approval));
  await tx.run("INSERT INTO approval_proposals (organization_id, approval_id, sealed) VALUES (?,?,?)", [
    ...[organization, approval, sealed],
  ]);
}

export async function proposalOf(
  reader: Reader,
  { organization, approval, key }: { organization: string; approval: string; key: Uint8Array },
): Promise<Proposal> {
  const row = await reader.get("SELECT sealed FROM approval_proposals WHERE organization_id=? AND approval_id=?", [
    ...[organization, approval],
  ]);
  if (!row) throw new Error("an approval without its act");
  return JSON.parse(unseal(key, row["sealed"] as Uint8Array, place(organization, approval)).toString("utf8"));
}

/** Whoever proposed an act, with the rights of this moment; null where they have left. */
export async function proposerNow(
  reader: Reader,
  { organization, now }: { organization: string; now: string },
  of: Proposal,
): Promise<Actor | null> {
  const { actor, permissions } = of;
  if (actor.kind === "key") return keyNow(reader, organization, { id: actor.id, at: now });
  if (actor.kind === "system") {
    return { ...actor, name: "Nexus", organization, permissions: new Set(permissions) };
  }
  const membership = await membershipIn(reader, organization, { id: actor.id });
  if (!membership) return null;
  const granted = [...grantedTo(membership)].filter((name) => permissions.includes(name));
  return { ...actor, name: membership.member.name, organization, permissions: new Set(granted) };
}
