import type { Guard } from "../guard.ts";

const isolation = "server/src/promises/isolation.test.ts";
const permissions = "server/src/promises/permissions.test.ts";
const writes = "server/src/promises/writes.test.ts";

/** What the promises stand on that hold for every operation. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "A1", says: "an actor's scope is their organization" },
    file: "server/src/core/scope.ts",
    find: 'return { sql: "t.organization_id=?", values: [organization]',
    put: 'return { sql: "(t.organization_id=? OR 1=1)", values: [organization]',
    ...{ suite: isolation, test: "A1: deals" },
  },
  {
    ...{ promise: "A2", says: "a reference carries the organization" },
    file: "server/src/migrations/0010-approvals.ts",
    find: "escalate_to_id TEXT, PRIMARY KEY (organization_id, id), FOREIGN KEY (organization_id, team_id) REFERENCES teams (organization_id, id), FOREIGN KEY (organization_id, escalate_to_id) REFERENCES members (organization_id, id)",
    put: "escalate_to_id TEXT, PRIMARY KEY (organization_id, id)",
    ...{ suite: "server/src/promises/schema.test.ts", test: "policies" },
  },
  {
    ...{ promise: "A3", says: "a count is of one organization" },
    file: "server/src/core/query/count.ts",
    find: "WHERE ${scope.sql} AND ${plan.where} LIMIT",
    put: "WHERE ${scope.sql.replace('t.organization_id', 't.id<>')} AND ${plan.where} LIMIT",
    ...{ suite: isolation, test: "A3: every statement of deals.count" },
  },
  {
    ...{ promise: "A5", says: "who is not signed in is asked to" },
    file: "server/src/surfaces/door.ts",
    find: 'return refuse(authorization ? "TOKEN_ENDED" : "SIGN_IN_NEEDED");',
    put: 'return refuse(authorization ? "TOKEN_ENDED" : "FORBIDDEN");',
    ...{ suite: isolation, test: "A5: deals" },
  },
  {
    ...{ promise: "A6", says: "an input has no key that its contract does not know" },
    file: "packages/contracts/src/schema/inputs.ts",
    find: "return z.strictObject({\n        ...{ id: idSchema.optional(), custom: customSchema.optional() },",
    put: "return z.looseObject({\n        ...{ id: idSchema.optional(), custom: customSchema.optional() },",
    ...{ suite: isolation, test: "A6: deals.create" },
  },
  {
    ...{ promise: "C1", says: "what nobody granted is refused" },
    file: "server/src/core/operations.ts",
    find: 'if (!actor.permissions.has(name)) refuse("FORBIDDEN", { operation: name });',
    put: "",
    ...{ suite: permissions, test: "at every address: viewer" },
  },
  {
    ...{ promise: "C3", says: "a writer sets what writers may set" },
    file: "packages/contracts/src/schema/inputs.ts",
    find: 'Object.entries(writtenBy(fields, "always"))',
    put: 'Object.entries(writtenBy(fields, "always", "create", "never"))',
    ...{ suite: permissions, test: "C3: deals.update" },
  },
  {
    ...{ promise: "G1", says: "a write leaves its row in the same transaction" },
    file: "server/src/core/database/together.ts",
    find: "throw new SpoiltError(null, error);",
    put: "return [];",
    ...{ suite: writes, test: "G1: deals" },
  },
  {
    ...{ promise: "S1", says: "the same key answers with the first result" },
    file: "server/src/core/execute.ts",
    find: "if (first) return first;",
    put: "",
    ...{ suite: writes, test: "S1: deals" },
  },
  {
    ...{ promise: "S1", says: "the same key with another request is refused" },
    file: "server/src/core/journal/replay.ts",
    find: 'if (entry["request"] !== request) refuse("KEY_REUSED");',
    put: "",
    ...{ suite: writes, test: "S1: deals" },
  },
  {
    ...{ promise: "P5", says: "a write names the version that it saw" },
    file: "server/src/core/records/rows.ts",
    find: 'if (record.version !== version) refuse("CONFLICT", { singular: noun.singular, current: record });',
    put: "",
    ...{ suite: writes, test: "P5: deals" },
  },
  {
    ...{ promise: "A1", says: "a refused attempt leaves an entry in the journal" },
    file: "server/src/surfaces/dispatch.ts",
    find: "core.denials.saw(actor, operation, error);",
    put: "",
    suite: "server/src/core/journal/denials.test.ts",
  },
  {
    ...{ promise: "A1", says: "attempts are counted, not written down one by one" },
    file: "server/src/core/journal/denials.ts",
    find: "if (!isQuiet) continue;",
    put: "",
    ...{ suite: "server/src/core/journal/denials.test.ts", test: "a flood" },
  },
];
