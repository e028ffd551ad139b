import { members } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const assign = implement(members, "assign", async (ctx, { role }, member) => {
  if (member.role === role) return member;
  ctx.emit("assigned", { role });
  return ctx.change(member, { role });
});
