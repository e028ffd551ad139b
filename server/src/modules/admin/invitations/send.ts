import { invitations, members } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";
import { refuse } from "../../../core/refusal.ts";
import { deliver, endOf } from "./letter.ts";

export const send = implement(invitations, "send", async (ctx, { email, role, ...way }, _, inside) => {
  const address = email.toLowerCase();
  const { items: known } = await ctx.query(members, "list", { filter: { email: address }, limit: 1 });
  if (known.length > 0) refuse("INVALID", { issues: "email: is a member already" });
  const open = { address, state: "open", expiresAt: { from: ctx.now } } as const;
  const { items: before } = await ctx.query(invitations, "list", { filter: open, limit: 1 });
  if (before.length > 0) refuse("INVALID", { issues: "email: was invited already; send that invitation again" });
  const sentAt = way.mail === false ? null : ctx.now;
  const made = { address, role, state: "open", invitedBy: ctx.actor.id, sentAt, expiresAt: endOf(ctx.now) } as const;
  const invitation = await ctx.create(made);
  await deliver(ctx, invitation, inside, way);
  ctx.emit("sent", { role });
  return invitation;
});
