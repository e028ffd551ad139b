import type { Guard } from "../guard.ts";

const suite = "server/src/modules/admin/members/members.test.ts";
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
    ...{ promise: "C4", says: "another role ends what was opened by the one before" },
    file: "server/src/core/identity/members.ts",
    find: 'return [kind, id, member.id, member.role].join(":");',
    put: 'return [kind, id, member.id].join(":");',
    ...{ suite, test: "holds within a second" },
  },
];
