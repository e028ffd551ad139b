import { invitations } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";
import { refuse } from "../../../core/refusal.ts";
import { deliver, endOf } from "./letter.ts";

export const resend = implement(invitations, "resend", async (ctx, way, invitation, inside) => {
  const { state, role } = invitation;
  if (state !== "open") refuse("INVITATION_CLOSED", { state });
  const sentAt = way.mail === false ? null : ctx.now;
  // Whoever sends it answers for it from now on.
  const sent = await ctx.change(invitation, { sentAt, expiresAt: endOf(ctx.now), invitedBy: ctx.actor.id });
  await deliver(ctx, sent, inside, way);
  ctx.emit("sent", { role });
  return sent;
});
