import { invitations } from "@nexus-os/contracts";
import { mustHaveAll } from "../../../core/identity/owners.ts";
import { rule } from "../../../core/implement.ts";

/** Nobody invites to what they lack, or decides about an invitation to it. */
export const invitationsRule = rule(invitations, ({ role }, _before, { actor }) => {
  mustHaveAll(actor, role);
  return [];
});
