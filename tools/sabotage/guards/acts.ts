import type { Guard } from "../guard.ts";

const suite = "server/src/core/acts/acts.test.ts";

/** What acts that call others, bulk and undo stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "C1", says: "a verb that another one calls needs its own permission" },
    file: "server/src/core/acts/perform.ts",
    find: "const called = authorise(acting.operations, actor, `${other.word}.${verb}`);",
    put: "const called = acting.operations.get(`${other.word}.${verb}`)!;",
    ...{ suite, test: "needs the permission for it too" },
  },
  {
    ...{ promise: "S1", says: "a secret is shown once" },
    file: "server/src/core/journal/replay.ts",
    find: 'if (values.secret) refuse("SECRET_SHOWN_ONCE");',
    put: "",
    ...{ suite, test: "is shown once" },
  },
  {
    ...{ promise: "P5", says: "an undo does not overrule who changed the record since" },
    file: "server/src/core/acts/undo.ts",
    find: "await rows.load(form, record, version);",
    put: 'versions.set(name, (await acting.tx.get("SELECT version FROM " + noun + " WHERE id=?", [record]))?.["version"] as number); continue;',
    ...{ suite, test: "does not overrule" },
  },
  {
    ...{ promise: "A1", says: "an undo finds writes of its own organization alone" },
    file: "server/src/core/acts/undo.ts",
    find: "WHERE j.organization_id=? AND j.seq>=?",
    put: "WHERE (j.organization_id=? OR 1=1) AND j.seq>=?",
    ...{ suite, test: "of its own organization alone" },
  },
];
