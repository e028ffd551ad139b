import type { Guard } from "../guard.ts";

const room = "server/src/core/jobs";
const suite = `${room}/jobs.test.ts`;

/** What jobs and schedules stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "P2", says: "a step's write has a key of its job and name, so it happens once" },
    file: `${room}/context.ts`,
    find: "tools.execute(who, operation, { key, input: given })",
    put: "tools.execute(who, operation, { key: tools.newRequestId(), input: given })",
    ...{ suite, test: "does a write once" },
  },
  {
    ...{ promise: "P2", says: "a write that was done is not asked for again, whatever is asked since" },
    file: `${room}/context.ts`,
    find: 'if (error instanceof Refusal && error.code === "KEY_REUSED") return told(tools, who, key);',
    put: "",
    ...{ suite, test: "does a write once" },
  },
  {
    ...{ promise: "P2", says: "who lost a run sets nothing of it" },
    file: `${room}/run-rows.ts`,
    find: "AND state='running' AND worker=?",
    put: "AND (state='running' OR worker=?)",
    ...{ suite: `${room}/backend.test.ts`, test: "write nothing of it any more" },
  },
  {
    ...{ promise: "P2", says: "who lost a run keeps no result of its steps" },
    file: `${room}/step-backend.ts`,
    find: "AND r.state='running' AND r.worker=?)",
    put: "AND (r.state='running' OR r.worker=?))",
    ...{ suite: `${room}/backend.test.ts`, test: "write nothing of it any more" },
  },
  {
    ...{ promise: "P2", says: "no run is given to a second worker while its lease lasts" },
    file: `${room}/claim.ts`,
    find: "const FREE = `(lease_until IS NULL OR lease_until<=${leaseNow})`;",
    put: "const FREE = `(lease_until IS NULL OR lease_until<=${leaseNow}+1000000)`;",
    ...{ suite: `${room}/backend.test.ts`, test: "and not before" },
  },
  {
    ...{ promise: "P2", says: "a run that was cancelled begins no step" },
    file: `${room}/step-backend.ts`,
    find: 'if (row["cancel_at"] !== null) throw new Interrupted("cancelled");',
    put: "",
    ...{ suite: `${room}/backend.test.ts`, test: "begins no step" },
  },
  {
    ...{ promise: "P2", says: "each event ends one wait of a job" },
    file: `${room}/waits.ts`,
    find: "seen: Math.max(start, ...places)",
    put: "seen: start",
    ...{ suite, test: "takes each one once" },
  },
  {
    ...{ promise: "P2", says: "what is handed to a run on its way to sleep wakes it" },
    file: `${room}/run-backend.ts`,
    find: "if (changes === 1 || !(await hasDelivery(tx, run))) return;",
    put: "if (changes === 1 || run.id) return;",
    ...{ suite: `${room}/backend.test.ts`, test: "came in between" },
  },
  {
    ...{ promise: "C4", says: "a job has the rights that whoever began it has now" },
    file: `${room}/context.ts`,
    find: 'if (!membership) return refuse("FORBIDDEN", { operation: name });',
    put: 'if (!membership) return { kind, id, name, organization, permissions: new Set(["deals.create"]) };',
    ...{ suite, test: "rights of whoever began it" },
  },
  {
    ...{ promise: "M3", says: "an organization has its places and no more" },
    file: `${room}/claim.ts`,
    find: 'const free = Math.min(most, perOrganization - (running?.["count"] as number));',
    put: "const free = most + (running ? 0 : 1);",
    ...{ suite: `${room}/fair.test.ts`, test: "never run more" },
  },
  {
    ...{ promise: "M3", says: "organizations take turns" },
    file: `${room}/claim.ts`,
    find: 'await tx.run("UPDATE job_lanes SET turn=? WHERE organization_id=?", [turn, run.organization]);',
    put: "",
    ...{ suite: `${room}/fair.test.ts`, test: "take turns" },
  },
  {
    ...{ promise: "T1", says: "a process that stops hands its jobs over" },
    file: `${room}/workflow.ts`,
    find: 'if (why === "stopping") await handBack(database, lease);',
    put: "",
    ...{ suite: `${room}/fair.test.ts`, test: "handed over at once" },
  },
  {
    ...{ promise: "T1", says: "a step that does not end does not keep its job from others" },
    file: `${room}/jobs.ts`,
    find: "await leases.release();",
    put: "",
    ...{ suite: `${room}/fair.test.ts`, test: "let go of" },
  },
  {
    ...{ promise: "P3", says: "a planned moment begins one job" },
    file: `${room}/schedules.ts`,
    find: "key: `schedule ${id} ${at}`",
    put: "key: `schedule ${id} ${Math.random()} ${at}`",
    ...{ suite: `${room}/schedules.test.ts`, test: "repeat nothing" },
  },
  {
    ...{ promise: "P3", says: "a clock that was set back is planned for anew" },
    file: `${room}/schedules.ts`,
    find: "if (now.getTime() < last || last === Number.NEGATIVE_INFINITY) await plan(now);",
    put: "void plan;",
    ...{ suite: `${room}/schedules.test.ts`, test: "miss nothing" },
  },
  {
    ...{ promise: "P3", says: "cron is read in its zone" },
    file: `${room}/cron.ts`,
    find: "timezone: zone",
    put: 'timezone: zone && "UTC"',
    ...{ suite: `${room}/schedules.test.ts`, test: "autumn" },
  },
  {
    ...{ promise: "W1", says: "what nobody foresaw is not told to people" },
    file: `${room}/failure.ts`,
    find: "super(JSON.stringify(problem));",
    put: "super(JSON.stringify({ ...problem, message: String(problem.facts) }));",
    ...{ suite, test: "tells nothing else" },
  },
];
