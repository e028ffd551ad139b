import { invitations, members } from "@nexus-os/contracts";
import { grantedTo, membershipIn } from "../../../core/identity/members.ts";
import { lackingOf } from "../../../core/identity/owners.ts";
import { implement } from "../../../core/implement.ts";
import { refuse } from "../../../core/refusal.ts";

/** Makes somebody a member: anew, or again where they were one before. */
export const accept = implement(invitations, "accept", async (ctx, { user, name }, invitation, { tx }) => {
  const { address, role, state, expiresAt, invitedBy } = invitation;
  const { organization } = ctx.actor;
  if (state !== "open") refuse("INVITATION_CLOSED", { state });
  if (expiresAt <= ctx.now) refuse("INVITATION_CLOSED", { state: "expired" });
  // Whoever invited must be able to give this role at this moment still.
  const inviter = invitedBy && (await membershipIn(tx, organization, { id: invitedBy.id }));
  if (!inviter || lackingOf(grantedTo(inviter), role) !== undefined) refuse("INVITATION_CLOSED", { state: "revoked" });
  const { items } = await ctx.query(members, "list", { filter: { email: address }, limit: 1 });
  if (items.length > 0) refuse("INVITATION_CLOSED", { state: "accepted" });
  const left = await tx.get("SELECT id, version FROM members WHERE organization_id=? AND user_id=? LIMIT 1", [
    organization,
    user,
  ]);
  let member: string;
  if (left) {
    const seen = { id: left["id"] as string, version: Number(left["version"]) };
    const back = await ctx.call(members, "restore", seen);
    member = (await ctx.call(members, "assign", { id: back.id, version: back.version, role })).id;
  } else {
    member = (await ctx.call(members, "join", { name, email: address, role })).id;
    await tx.run("UPDATE members SET user_id=? WHERE organization_id=? AND id=?", [user, organization, member]);
  }
  ctx.emit("accepted", {});
  return ctx.change(invitation, { state: "accepted", acceptedBy: member });
});
