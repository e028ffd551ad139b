import type { Money, Noun, Policy } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Proposed } from "../acts/acting.ts";
import type { Input } from "../acts/input.ts";
import type { Database } from "../database/database.ts";
import type { Finisher } from "../journal/keep.ts";
import type { QueryWithin } from "../query/within.ts";

/** How long an organization's policies may be used again. A new one holds after this at the latest, in every process. */
const REMEMBERED_MS = 1000;
const MOST_POLICIES = 500;

/** Reads as Nexus itself: what decides over an act is not what its actor may see. */
export function nexus(organization: string, ...operations: readonly string[]): Actor {
  return { kind: "system", id: "approvals", name: "Nexus", organization, permissions: new Set(operations) };
}

interface Remembered {
  readonly policies: Promise<readonly Policy[]>;
  readonly until: number;
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
export function policyBook(database: Database, query: QueryWithin, clock: () => Date) {
  const remembered = new Map<string, Remembered>();

  // Beside every transaction: what others share must not be what one of them has written and may take back.
  async function read(organization: string): Promise<readonly Policy[]> {
    const input = { limit: MOST_POLICIES };
    const page = await query(nexus(organization, "policies.list"), "policies.list", input, database);
    return (page as { readonly items: readonly Policy[] }).items;
  }

  return {
    of: (organization: string): Promise<readonly Policy[]> => {
      const now = clock().getTime();
      const known = remembered.get(organization);
      if (known && known.until > now && known.until <= now + REMEMBERED_MS) return known.policies;
      const policies = read(organization);
      remembered.set(organization, { policies, until: now + REMEMBERED_MS });
      policies.catch(() => remembered.delete(organization));
      return policies;
    },
    /** Forgets an organization's policies when one of them is written. */
    finish: (async (_tx, lefts) => {
      for (const { organization, subject } of lefts) if (subject.noun === "policies") remembered.delete(organization);
    }) satisfies Finisher,
  };
}

export type PolicyBook = ReturnType<typeof policyBook>;
