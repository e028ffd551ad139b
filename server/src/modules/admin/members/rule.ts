import { members } from "@nexus-os/contracts";
import { mustHaveAll, mustKeepAnOwner } from "../../../core/identity/owners.ts";
import { rule } from "../../../core/implement.ts";

/** Nobody gives or takes what they lack, whichever verb does it, and somebody always owns the organization. */
export const membersRule = rule(members, async (member, before, { actor, tx }) => {
  mustHaveAll(actor, member.role);
  if (before) mustHaveAll(actor, before.role);
  if (before?.role === "owner" && before.archivedAt === null) await mustKeepAnOwner(tx, actor.organization);
  return [];
});
