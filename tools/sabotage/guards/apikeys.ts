import type { Guard } from "../guard.ts";

const suite = "server/src/core/identity/api-keys.test.ts";
const keys = "server/src/core/identity/api-keys.ts";
const rest = "server/src/surfaces/rest/rest.test.ts";
const bodies = "server/src/core/identity/api-key-bodies.ts";

/** What API keys, and the surfaces for programs, stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "B1", says: "of a key's secret the hash alone is kept" },
    file: keys,
    find: "...[organization, id, sha256(secret)],",
    put: "...[organization, id, secret],",
    ...{ suite, test: "B1" },
  },
  {
    ...{ promise: "B2", says: "a key that was revoked opens nothing any more" },
    file: keys,
    find: "k.archived_at IS NULL AND k.state='active' AND",
    put: "k.archived_at IS NULL AND",
    ...{ suite, test: "B2" },
  },
  {
    ...{ promise: "B6", says: "a key is not taken from a page of another origin" },
    file: "server/src/surfaces/door.ts",
    find: 'origin !== undefined ? origin !== ownOrigin : actor.kind !== "key" &&',
    put: 'origin !== undefined ? actor.kind !== "key" && origin !== ownOrigin : actor.kind !== "key" &&',
    ...{ suite, test: "B6" },
  },
  {
    ...{ promise: "C2", says: "nobody gives a key what they lack" },
    file: bodies,
    find: "!OPERATIONS.has(name) || !own.has(name)",
    put: "!OPERATIONS.has(name)",
    ...{ suite, test: "C2" },
  },
  {
    ...{ promise: "C4", says: "a key does at most what its member may do now" },
    file: keys,
    find: "given.filter((name) => role.has(name))",
    put: "given.filter((name) => role.size > 0 || name)",
    ...{ suite, test: "act for a member" },
  },
  {
    ...{ promise: "D6", says: "a key is no session" },
    file: "server/src/surfaces/dispatch.ts",
    find: 'if (!actor.session) refuse("FORBIDDEN", { operation });',
    put: "",
    ...{ suite, test: "D6" },
  },
  {
    ...{ promise: "C1", says: "what nobody granted is refused at REST's addresses, too" },
    file: "server/src/core/operations.ts",
    find: 'if (!actor.permissions.has(name)) refuse("FORBIDDEN", { operation: name });',
    put: "",
    ...{ suite: rest, test: "C1: viewer" },
  },
  {
    ...{ promise: "M1", says: "what is asked for by REST is counted" },
    file: "server/src/surfaces/rest/rest.ts",
    find: "const leave = await gate(actor, [name], response);",
    put: "const leave = (): void => {};",
    ...{ suite: rest, test: "M1" },
  },
];
