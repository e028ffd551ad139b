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
  {
    ...{
      promise: "G1",
      says: "two changes of one record in one act are one, each own field from what was there first",
    },
    file: "server/src/core/records/rows.ts",
    find: "before: first.before && over(change.before ?? {}, first.before),",
    put: "before: first.before && { ...change.before, ...first.before },",
    ...{ suite: "server/src/core/custom/custom.test.ts", test: "two changes that one act makes" },
  },
  {
    ...{ promise: "G1", says: "a way back that is closed is told as one" },
    file: "server/src/core/acts/undo.ts",
    find: 'if (error instanceof Refusal && error.code === "INVALID") return why(String(error.facts["issues"]));',
    put: "",
    ...{ suite: "server/src/core/custom/custom.test.ts", test: "is no way back" },
  },
  {
    ...{ promise: "C4", says: "what is read while it is written is not remembered" },
    file: "server/src/core/remembered.ts",
    find: "if (written.delete(organization)) forget(organization);",
    put: "written.delete(organization);",
    ...{ suite: "server/src/core/remembered.test.ts", test: "before it is committed" },
  },
  {
    ...{ promise: "C4", says: "what failed for one is not told to others" },
    file: "server/src/core/remembered.ts",
    find: "others.catch(() => readNow(organization, now))",
    put: "others",
    ...{ suite: "server/src/core/remembered.test.ts", test: "what failed for one" },
  },
];
