import { invitations } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";
import { refuse } from "../../../core/refusal.ts";

export const revoke = implement(invitations, "revoke", async (ctx, _input, invitation) => {
  const { state } = invitation;
  if (state !== "open") refuse("INVITATION_CLOSED", { state });
  ctx.emit("revoked", {});
  return ctx.change(invitation, { state: "revoked" });
});
