import { members } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const join = implement(members, "join", async (ctx, { name, email, role }) => {
  ctx.emit("joined", { role });
  return ctx.create({ name, email: email.toLowerCase(), role });
});
