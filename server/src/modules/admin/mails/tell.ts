import { mails } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const tell = implement(mails, "tell", async (ctx, { state, sentAt = null, error = null }, mail) => {
  const told = await ctx.change(mail, { state, sentAt, error });
  ctx.emit("told", { state });
  return told;
});
