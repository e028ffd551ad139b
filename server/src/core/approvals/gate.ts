import type { Approval } from "@nexus-os/contracts";
import { memberOf } from "../actor.ts";
import type { Enqueue, Gate, Proposed } from "../acts/acting.ts";
import { lineOf } from "../line.ts";
import type { QueryWithin } from "../query/within.ts";
import { refuse } from "../refusal.ts";
import { decidersOf } from "./deciders.ts";
import { isAbout, nexus, type PolicyBook } from "./policies.ts";
import { keepProposal } from "./proposal.ts";

const HOUR = 3_600_000;
const MOST_TITLE = 200;

function titleOf({ noun, record, input, operation }: Proposed): string {
  const title = record?.[noun.title as "id"] ?? input[noun.title] ?? operation;
  return lineOf(String(title), MOST_TITLE) ?? operation;
}

function later(now: string, hours: number): string {
  return new Date(Date.parse(now) + hours * HOUR).toISOString();
}

/** Lets an act wait where a policy of its organization asks others first. */
export function approvalGate(book: PolicyBook, query: QueryWithin, enqueue: Enqueue): Gate {
  return async (proposed, write): Promise<Approval | null> => {
    const { actor, now, tx, operation, noun, input, record, isInner } = proposed;
    const { organization, kind, id, permissions } = actor;
    if (noun.word === "approvals") return null;
    const policy = (await book.of(organization)).find((each) => isAbout(each, proposed));
    if (!policy) return null;
    if (isInner) refuse("NEEDS_APPROVAL", { operation });
    const proposer = memberOf(actor);
    const expiresAt = later(now, policy.hours);
    const title = titleOf(proposed);
    const { record: approval, key } = await write("approvals.propose", {
      ...{ policy: policy.id, operation, noun: noun.word, record: record?.id ?? null, title },
      ...{ proposer, needed: policy.needed, expiresAt },
      escalatesAt: policy.escalateAfter === null ? null : later(now, policy.escalateAfter),
    });
    const exact = { operation, input, actor: { kind, id }, permissions: [...permissions] };
    await keepProposal(tx, { organization, approval: approval.id, key }, exact);
    const watcher = nexus(organization);
    await enqueue(tx, {
      ...{ organization, actor: { kind: watcher.kind, id: watcher.id }, job: "approvals.watch" },
      ...{ input: { approval: approval.id, hours: policy.hours, title }, key: `approval-${approval.id}` },
    });
    const deciders = await decidersOf(query, tx, organization, { policy, proposer, approval: null, now });
    return { id: approval.id, deciders: [...deciders], expiresAt };
  };
}
