import type { Money, Noun, Policy } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Proposed } from "../acts/acting.ts";
import type { Input } from "../acts/input.ts";
import type { Database } from "../database/database.ts";
import type { QueryWithin } from "../query/within.ts";
import { type Remembered, remembering } from "../remembered.ts";

const MOST_POLICIES = 500;

/** Reads as Nexus itself: what decides over an act is not what its actor may see. */
export function nexus(organization: string, ...operations: readonly string[]): Actor {
  return { kind: "system", id: "approvals", name: "Nexus", organization, permissions: new Set(operations) };
}

/** The amounts that an act is about: the one that its record has, and the one that it sets. */
function amountsOf(noun: Noun, input: Input, record: Input | null): readonly Money[] {
  const key = Object.keys(noun.fields).find((each) => noun.fields[each]?.kind === "money");
  if (key === undefined) return [];
  const changes = (input["changes"] ?? {}) as Input;
  return [changes[key], input[key], record?.[key]].flatMap((amount) => (amount ? [amount as Money] : []));
}

function reaches(amount: Money, least: Money): boolean {
  return amount.currency !== least.currency || Math.abs(amount.minor) >= least.minor;
}

/** Whether a policy is about this act. Of many records at once it is, as soon as it could be about one of them. */
export function isAbout(policy: Policy, { actor, operation, noun, input, record }: Proposed): boolean {
  if (policy.actors !== "anyone" && policy.actors !== actor.kind) return false;
  const isBulk = operation === `${noun.word}.bulk`;
  const operations = isBulk ? [operation, `${noun.word}.${String(input["verb"])}`] : [operation];
  if (!operations.includes(policy.operation)) return false;
  const { atLeast } = policy;
  // Lowering a large amount is an act on a large amount, too.
  return isBulk || atLeast === null || amountsOf(noun, input, record).some((amount) => reaches(amount, atLeast));
}

/** The policies of every organization, as they were within the last second. */
export type PolicyBook = Remembered<readonly Policy[]>;

export function policyBook(database: Database, query: QueryWithin, clock: () => Date): PolicyBook {
  return remembering({
    noun: "policies",
    clock,
    read: async (organization) => {
      const input = { limit: MOST_POLICIES };
      const page = await query(nexus(organization, "policies.list"), "policies.list", input, database);
      return (page as { readonly items: readonly Policy[] }).items;
    },
  });
}
