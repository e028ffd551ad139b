import type { Deal, Page } from "@nexus-os/contracts";
import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import type { Database } from "../core/database/database.ts";
import { grantedTo, membershipIn } from "../core/identity/members.ts";
import { PEOPLE } from "./company.ts";

const LARGE = { minor: 50_000_000, currency: "EUR" } as const;
const TWO_WEEKS = 14 * 24;

interface Waiting {
  readonly core: Core;
  readonly database: Database;
  readonly organization: string;
}

/** Lets an act of the demo wait: nobody puts a large deal away alone, and somebody wants to. */
export async function waitForApproval({ core, database, organization }: Waiting): Promise<void> {
  const email = PEOPLE.find(({ sells }) => sells)?.email ?? "";
  const seller = await membershipIn(database, organization, { email });
  if (!seller) throw new Error(`${email} is no member of the demo`);
  const demo: Actor = {
    ...{ kind: "system", id: "demo", name: "Nexus demo", organization },
    permissions: new Set(["policies.create"]),
  };
  const policy = { name: "Large deals are not archived alone", operation: "deals.archive", actors: "member" };
  await core.execute(demo, "policies.create", {
    ...{ key: "demo-policy", input: { ...policy, atLeast: LARGE, hours: TWO_WEEKS } },
  });
  const { id, name } = seller.member;
  const proposer: Actor = { kind: "member", id, name, organization, permissions: grantedTo(seller) };
  const filter = { stage: "qualify", amount: { from: LARGE.minor, currency: LARGE.currency } };
  const { items } = JSON.parse(await core.query(proposer, "deals.list", { filter, limit: 1 })) as Page<Deal>;
  for (const { id: deal, version } of items) {
    await core.execute(proposer, "deals.archive", { key: "demo-proposal", input: { id: deal, version } });
  }
}
