import type { Guard } from "../guard.ts";

/** What the database layer stands on: nothing acknowledged is lost, nothing refused is kept, a busy file is waited for. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "P1", says: "an answer is given after the commit" },
    file: "server/src/core/database/together.ts",
    find: "done.push({ job, left: await guarded(tx, job, job.weight.deadline ?? deadline) });",
    put: "done.push({ job, left: await guarded(tx, job, job.weight.deadline ?? deadline) }); job.done({ left: done.at(-1)!.left, kept: { seq: 0 } as Kept });",
    suite: "server/src/core/crash.test.ts",
  },
  {
    ...{ promise: "P1", says: "what failed after it wrote takes its whole transaction back" },
    file: "server/src/core/database/together.ts",
    find: "if (wrote || error instanceof DeadlineError) throw new SpoiltError(job, error);",
    put: "",
    suite: "server/src/core/database/together.test.ts",
  },
  {
    ...{ promise: "P4", says: "a database of a newer version is refused" },
    file: "server/src/core/database/migrate.ts",
    find: "if (unknown.length > 0) throw new NewerDatabaseError(unknown);",
    put: "",
    suite: "server/src/core/database/migrate.test.ts",
  },
  {
    ...{ promise: "P6", says: "a file that somebody else holds is waited for" },
    file: "server/src/core/database/sqlite-file.ts",
    find: "if (!isSqliteBusy(error)) throw error;",
    put: "throw error;",
    suite: "server/src/core/database/sqlite.test.ts",
  },
  {
    ...{ promise: "P6", says: "a transaction that lost against others is run again" },
    file: "server/src/core/database/attempts.ts",
    find: "if (!begun.lost) throw error;",
    put: "throw error;",
    suite: "server/src/core/database/mysql.test.ts",
  },
  {
    ...{ promise: "Q1", says: "who waits for a server that has gone is told of the server" },
    file: "server/src/core/database/mysql.ts",
    find: "return lost ?? connections.away;",
    put: "return lost;",
    ...{ suite: "server/src/outage.test.ts", test: "freezes" },
  },
];
