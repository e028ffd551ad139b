import type { Guard } from "../guard.ts";

const suite = "server/src/modules/admin/members/members.test.ts";
const invitations = "server/src/modules/admin/invitations/invitations.test.ts";
const file = "server/src/core/identity/owners.ts";

/** What members and their roles stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "C2", says: "nobody gives or takes what they lack", file },
    find: 'if (lacking !== undefined) refuse("NOT_YOURS_TO_GRANT", { role, operation: lacking });',
    put: "",
    ...{ suite, test: "nobody gives or takes" },
  },
  {
    ...{ promise: "C2", says: "the last owner stays", file },
    find: 'if (!owner) refuse("LAST_OWNER");',
    put: "",
    ...{ suite, test: "the last owner cannot leave" },
  },
  {
    ...{ promise: "C2", says: "two owners cannot each rely on the other one", file },
    find: '" FOR UPDATE"',
    put: '""',
    ...{ suite, test: "give it up at once" },
  },
  {
    ...{ promise: "C2", says: "nobody invites to what they lack" },
    file: "server/src/modules/admin/invitations/rule.ts",
    find: "mustHaveAll(actor, role);",
    put: "",
    ...{ suite: invitations, test: "nobody invites" },
  },
  {
    ...{ promise: "B5", says: "a link that was given by hand proves no address" },
    file: "server/src/core/identity/invited.ts",
    find: 'return mailed && !(await userOf("email", address))',
    put: 'return !(await userOf("email", address))',
    ...{ suite: invitations, test: "makes no account" },
  },
  {
    ...{ promise: "B5", says: "an invitation is for the address that it names" },
    file: "server/src/core/identity/invited.ts",
    find: 'if (known) return refuse("INVITATION_NOT_YOURS");',
    put: "if (known) return known;",
    ...{ suite: invitations, test: "accepts as who they are" },
  },
  {
    ...{ promise: "C4", says: "who may no longer invite has invited nobody" },
    file: "server/src/modules/admin/invitations/accept.ts",
    find: "if (!inviter || lackingOf(grantedTo(inviter), role) !== undefined)",
    put: "if (!inviter)",
    ...{ suite: invitations, test: "are closed" },
  },
  {
    ...{ promise: "C4", says: "another role ends what was opened by the one before" },
    file: "server/src/core/identity/members.ts",
    find: 'return [kind, id, member.id, member.role].join(":");',
    put: 'return [kind, id, member.id].join(":");',
    ...{ suite, test: "holds within a second" },
  },
];
