import { type ApprovalRecord, approvals, type Policy } from "@nexus-os/contracts";
import { memberOf } from "../actor.ts";
import type { Inside } from "../acts/inside.ts";
import { type Body, type Checked, type Context, implement } from "../implement.ts";
import type { QueryWithin } from "../query/within.ts";
import { refuse } from "../refusal.ts";
import { decidersOf, mustDecide } from "./deciders.ts";
import { nexus } from "./policies.ts";
import { proposalOf, proposerNow } from "./proposal.ts";

/** How often says of one approval can go to somebody else: more do not fit beside it. */
const MOST_HANDED = 20;

type Ctx = Context<typeof approvals>;
type Held = Checked<ApprovalRecord>;
type State = ApprovalRecord["state"];

function mustBeOpen({ state, expiresAt }: ApprovalRecord, now: string): void {
  if (state !== "open") refuse("APPROVAL_CLOSED", { state });
  if (expiresAt <= now) refuse("APPROVAL_CLOSED", { state: "expired" });
}

async function moved(
  ctx: Ctx,
  approval: Held,
  state: State,
  values: { approvedBy?: string; note?: string | null; refusal?: string },
) {
  const isOver = state !== "open";
  const changed = await ctx.change(approval, { state, decidedAt: isOver ? ctx.now : null, ...values });
  if (isOver) ctx.emit("decided", { approval: approval.id, state });
  else ctx.emit("approved", {});
  return changed;
}

/** The bodies of `approvals`: of the core, because deciding runs what was proposed. */
export function approvalBodies(queryOf: () => QueryWithin): readonly Body[] {
  async function policyOf(ctx: Ctx, inside: Inside, { policy }: ApprovalRecord): Promise<Policy> {
    const { organization } = ctx.actor;
    const asked = await queryOf()(nexus(organization, "policies.get"), "policies.get", { id: policy.id }, inside.tx);
    return asked as Policy;
  }

  async function deciders(ctx: Ctx, inside: Inside, approval: ApprovalRecord): Promise<ReadonlySet<string>> {
    const policy = await policyOf(ctx, inside, approval);
    const proposer = approval.proposer?.id ?? null;
    return decidersOf(queryOf(), inside.tx, ctx.actor.organization, { policy, proposer, approval, now: ctx.now });
  }

  /** Does what was proposed, once: as its proposer, with the rights of this moment, at the versions that were named. */
  async function run(ctx: Ctx, inside: Inside, approval: ApprovalRecord): Promise<"done" | "void"> {
    const { organization } = ctx.actor;
    const key = inside.rows.keyOf(approvals, approval.id);
    const proposal = await proposalOf(inside.tx, { organization, approval: approval.id, key });
    const proposer = await proposerNow(inside.tx, { organization, now: ctx.now }, proposal);
    if (!proposer) return "void";
    if (approval.record !== null) {
      const noun = approval.noun;
      const reading = nexus(organization, `${noun}.get`);
      const found = await queryOf()(reading, `${noun}.get`, { id: approval.record }, inside.tx);
      if ((found as { version: number }).version !== proposal.input["version"]) return "void";
    }
    await inside.run(proposer, proposal.operation, proposal.input);
    return "done";
  }

  return [
    implement(approvals, "propose", async (ctx, proposed) => {
      ctx.emit("proposed", {});
      return ctx.create({ ...proposed, state: "open" });
    }),
    implement(approvals, "approve", async (ctx, { note = null }, approval, inside) => {
      mustBeOpen(approval, ctx.now);
      mustDecide(await deciders(ctx, inside, approval), ctx.actor, approval.proposer?.id ?? null);
      const given = [...(approval.approvedBy?.split(" ") ?? []), ctx.actor.id];
      const state = given.length < approval.needed ? "open" : await run(ctx, inside, approval);
      return moved(ctx, approval, state, { approvedBy: given.join(" "), note });
    }),
    implement(approvals, "refuse", async (ctx, { note = null }, approval, inside) => {
      mustBeOpen(approval, ctx.now);
      mustDecide(await deciders(ctx, inside, approval), ctx.actor, approval.proposer?.id ?? null);
      return moved(ctx, approval, "refused", { note });
    }),
    implement(approvals, "delegate", async (ctx, { to }, approval, inside) => {
      mustBeOpen(approval, ctx.now);
      const able = await deciders(ctx, inside, approval);
      mustDecide(able, ctx.actor, approval.proposer?.id ?? null);
      if (to === approval.proposer?.id) refuse("NOT_YOURS_TO_DECIDE", { why: "its proposer cannot decide" });
      if (able.has(to)) refuse("INVALID", { issues: "to: may decide already" });
      // Whoever has approved counts once: a second say would be lost with them.
      if (approval.approvedBy?.split(" ").includes(to)) refuse("INVALID", { issues: "to: has approved already" });
      const handed = [...(approval.handedOver?.split(" ") ?? []), `${ctx.actor.id}:${to}`];
      if (handed.length > MOST_HANDED)
        refuse("INVALID", { issues: "to: this was handed over too often: decide it, or refuse it" });
      ctx.emit("delegated", { to });
      return ctx.change(approval, { handedOver: handed.join(" ") });
    }),
    implement(approvals, "withdraw", async (ctx, _, approval) => {
      mustBeOpen(approval, ctx.now);
      if (approval.proposer === null || memberOf(ctx.actor) !== approval.proposer.id)
        refuse("NOT_YOURS_TO_DECIDE", { why: "only its proposer takes it back" });
      return moved(ctx, approval, "withdrawn", {});
    }),
    implement(approvals, "lapse", async (ctx, { refusal = null }, approval, inside) => {
      if (approval.state !== "open" || approval.expiresAt > ctx.now) return approval;
      if (refusal !== null) return moved(ctx, approval, "void", { refusal });
      const { onTimeout } = await policyOf(ctx, inside, approval);
      return moved(ctx, approval, onTimeout === "approve" ? await run(ctx, inside, approval) : "expired", {});
    }),
  ];
}
