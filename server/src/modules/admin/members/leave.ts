import { type Member, members } from "@nexus-os/contracts";
import { type Checked, implement } from "../../../core/implement.ts";
import { refuse } from "../../../core/refusal.ts";

export const leave = implement(members, "leave", async (ctx, _input, member, { rows }) => {
  if (member.id !== ctx.actor.id) refuse("FORBIDDEN", { operation: "members.archive" });
  if (member.archivedAt !== null) return member;
  ctx.emit("left", {});
  const left = await rows.change(members, member, { values: {}, archivedAt: ctx.now }, ctx.now);
  return left as unknown as Checked<Member>;
});
