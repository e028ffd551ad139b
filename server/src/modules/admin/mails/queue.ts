import { mails } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const queue = implement(mails, "queue", async (ctx, { mail, recipient, subject, template }) => {
  const queued = await ctx.create({ id: mail, recipient, subject, template, state: "queued" });
  ctx.emit("queued", {});
  return queued;
});
