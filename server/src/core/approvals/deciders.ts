import type { ApprovalRecord, Policy } from "@nexus-os/contracts";
import type { Reader } from "../database/database.ts";
import type { QueryWithin } from "../query/within.ts";
import { refuse } from "../refusal.ts";
import { nexus } from "./policies.ts";

const MOST = 500;

interface Page {
  readonly items: readonly { readonly id: string; readonly member?: { readonly id: string } }[];
}

/** Whose say a policy asks for: the members of its team, or whoever has its role. */
async function namedBy(query: QueryWithin, reader: Reader, organization: string, policy: Policy): Promise<string[]> {
  const { team, role } = policy;
  const actor = nexus(organization, "teammates.list", "members.list");
  if (team) {
    const asked = { filter: { team: team.id }, limit: MOST };
    const { items } = (await query(actor, "teammates.list", asked, reader)) as Page;
    return items.flatMap(({ member }) => (member ? [member.id] : []));
  }
  const { items } = (await query(actor, "members.list", { filter: { role }, limit: MOST }, reader)) as Page;
  return items.map(({ id }) => id);
}

const parts = (text: string | null): string[] => text?.split(" ") ?? [];

export interface Waiting {
  readonly policy: Policy;
  readonly proposer: string | null;
  readonly approval: Pick<ApprovalRecord, "approvedBy" | "handedOver" | "escalatesAt"> | null;
  readonly now: string;
}

/**
 * The members who may decide now. Never the proposer, by whichever path a say came to them; nobody twice; whoever handed
 * a say over has none any more.
 */
export async function decidersOf(
  query: QueryWithin,
  reader: Reader,
  organization: string,
  { policy, proposer, approval, now }: Waiting,
): Promise<ReadonlySet<string>> {
  const named = new Set(await namedBy(query, reader, organization, policy));
  if (policy.escalateTo && approval?.escalatesAt && approval.escalatesAt <= now) named.add(policy.escalateTo.id);
  for (const each of parts(approval?.handedOver ?? null)) {
    const [from = "", to = ""] = each.split(":");
    if (named.delete(from)) named.add(to);
  }
  for (const member of parts(approval?.approvedBy ?? null)) named.delete(member);
  if (proposer) named.delete(proposer);
  return named;
}

/** Refuses whoever may not decide, and says why. */
export function mustDecide(
  deciders: ReadonlySet<string>,
  actor: { kind: string; id: string },
  proposer: string | null,
) {
  if (actor.kind === "system" || actor.kind === "key") refuse("NOT_YOURS_TO_DECIDE", { why: "only people decide" });
  if (actor.id === proposer) refuse("NOT_YOURS_TO_DECIDE", { why: "it is your own proposal" });
  if (!deciders.has(actor.id)) refuse("NOT_YOURS_TO_DECIDE", { why: "its policy asks others" });
}
