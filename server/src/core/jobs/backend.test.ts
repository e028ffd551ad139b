import { newId } from "@nexus-os/contracts";
import type { Backend, StepAttempt, WorkflowRun } from "openworkflow/internal";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { plainJob } from "../../testkit/job-forms.ts";
import { aWorld, type Company, type World } from "../../testkit/world.ts";
import { jobsBackend } from "./backend.ts";
import { runIdOf } from "./ids.ts";
import { leasesOf } from "./leases.ts";
import { sealsOf } from "./seals.ts";
import { timesOf } from "./times.ts";
import { signalOf } from "./waits.ts";

const LEASE_MS = 200;
const RETRY = { initialInterval: "1s", backoffCoefficient: 2, maximumInterval: "10s", maximumAttempts: 3 } as const;

/** What the engine expects of a backend. Its own suite is not published, so this is ours, with what only we promise. */
describe.each(DATABASES)("the engine's backend on $dialect", ({ fresh }) => {
  let worlds: readonly [World, World];
  let company: Company;
  let [one, two]: Backend[] = [];

  /** A backend as another process has it: with connections and leases of its own. */
  function backendOf({ database }: World): Backend {
    const leases = leasesOf(database, LEASE_MS, () => {});
    const times = timesOf(() => new Date());
    return jobsBackend({
      database,
      times,
      seals: sealsOf(worlds[0].core.keys),
      leases,
      leaseMs: LEASE_MS,
      perOrganization: 100,
    });
  }

  beforeAll(async () => {
    const url = await fresh();
    const world = await aWorld({ url, jobs: [plainJob] });
    worlds = [world, await aWorld({ url, jobs: [plainJob], master: world.master })];
  });
  afterAll(async () => {
    for (const world of worlds) await world.close();
  });
  beforeEach(async () => {
    await worlds[0].database.transaction((tx) => tx.run("DELETE FROM job_runs"));
    company = await worlds[0].company();
    [one, two] = worlds.map(backendOf);
  });

  const begin = (at?: string) => {
    const actor = { kind: "member", id: company.people.owner.id } as const;
    const job = { organization: company.id, actor, job: "tests.plain", input: { a: 1 }, key: newId() };
    return worlds[0].core.jobs.begin(at === undefined ? job : { ...job, at });
  };
  const claim = (backend: Backend | undefined, workerId = newId()) =>
    backend?.claimWorkflowRun({ workerId, leaseDurationMs: 1 }) ?? Promise.resolve(null);
  const row = async () => (await worlds[0].database.all("SELECT * FROM job_runs"))[0];

  /** What the holder of a run says to name it. */
  async function held(): Promise<{ workflowRunId: string; workerId: string }> {
    await begin();
    const run = (await claim(one)) as WorkflowRun;
    return { workflowRunId: run.id, workerId: run.workerId as string };
  }

  async function takenOver(): Promise<WorkflowRun> {
    let run: WorkflowRun | null = null;
    await expect.poll(async () => (run ??= await claim(two)), { timeout: 5000, interval: 20 }).not.toBeNull();
    return run as unknown as WorkflowRun;
  }

  const stepOf = (owned: { workflowRunId: string; workerId: string }, backend = one): Promise<StepAttempt> =>
    (backend as Backend).createStepAttempt({ ...owned, stepName: "step", kind: "function", config: {}, context: null });

  test("gives a run to one of many workers that ask in the same moment", async () => {
    const id = await begin();
    const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => claim(index % 2 ? one : two)));
    const given = claims.flatMap((run) => run ?? []);
    expect(given).toHaveLength(1);
    expect(given[0]).toMatchObject({ status: "running", attempts: 1, input: { id, given: { a: 1 } } });
  });

  test("gives each of many runs once, and none before its time", async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => begin()));
    await begin("2999-01-01T00:00:00.000Z");
    const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => claim(index % 2 ? one : two)));
    const rest = await Promise.all(Array.from({ length: 10 }, () => claim(one)));
    const given = [...claims, ...rest].flatMap((run) => (run ? [runIdOf(run.id).id] : []));
    expect(given.sort()).toEqual(ids.sort());
  });

  test("gives a run to another worker when its lease has run out, and not before", async () => {
    await held();
    expect(await claim(two)).toBeNull();
    expect(await takenOver()).toMatchObject({ status: "running", attempts: 2 });
  });

  test("lets whoever lost a run write nothing of it any more", async () => {
    const owned = await held();
    const { id: stepAttemptId } = await stepOf(owned);
    await takenOver();
    const steps = () => worlds[0].database.all("SELECT * FROM job_steps");
    const before = [await row(), await steps()];
    const backend = one as Backend;
    const error = { message: "late" };
    const writes = [
      () => stepOf(owned),
      () => backend.completeStepAttempt({ ...owned, stepAttemptId, output: "late" }),
      () => backend.failStepAttempt({ ...owned, stepAttemptId, error }),
      () => backend.sleepWorkflowRun({ ...owned, availableAt: new Date() }),
      () => backend.completeWorkflowRun({ ...owned, output: "late" }),
      () => backend.failWorkflowRun({ ...owned, error, retryPolicy: RETRY }),
      () => backend.rescheduleWorkflowRunAfterFailedStepAttempt({ ...owned, error, availableAt: new Date() }),
    ];
    for (const write of writes) await expect(write()).rejects.toThrow("lost");
    expect([await row(), await steps()]).toEqual(before);
  });

  test("begins no step of a run that was cancelled", async () => {
    const owned = await held();
    await worlds[0].core.jobs.cancel(runIdOf(owned.workflowRunId));
    await expect(stepOf(owned)).rejects.toThrow("cancelled");
  });

  test("keeps a step's first result, and forgets the attempt in which a process died", async () => {
    const owned = await held();
    await stepOf(owned);
    const { id: stepAttemptId } = await stepOf(owned);
    const backend = one as Backend;
    await backend.completeStepAttempt({ ...owned, stepAttemptId, output: { kept: [1, null] } });
    const { data, pagination } = await backend.listStepAttempts({ workflowRunId: owned.workflowRunId });
    expect(data).toMatchObject([{ id: stepAttemptId, status: "completed", output: { kept: [1, null] } }]);
    expect(pagination).toEqual({ next: null, prev: null });
    await expect(backend.completeStepAttempt({ ...owned, stepAttemptId, output: "second" })).rejects.toThrow();
    expect(await backend.getStepAttempt({ stepAttemptId })).toEqual(data[0]);
  });

  test("lists steps page by page", async () => {
    const owned = await held();
    const backend = one as Backend;
    const made: string[] = [];
    for (const stepName of ["a", "b", "c"]) {
      made.push(
        (await backend.createStepAttempt({ ...owned, stepName, kind: "function", config: {}, context: null })).id,
      );
    }
    const { workflowRunId } = owned;
    const first = await backend.listStepAttempts({ workflowRunId, limit: 2 });
    const after = first.pagination.next as string;
    const second = await backend.listStepAttempts({ workflowRunId, limit: 2, after });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(made.sort());
    expect(second.pagination.next).toBeNull();
  });

  test("sets a run aside until its time, and wakes it where what it waits for came in between", async () => {
    const owned = await held();
    const backend = one as Backend;
    const timeoutAt = new Date(Date.now() + 3_600_000);
    const context = {
      kind: "signal-wait",
      signal: signalOf("deals.moved", {}),
      timeoutAt: timeoutAt.toISOString(),
    } as const;
    const waiting = await backend.createStepAttempt({
      ...owned,
      stepName: "wait",
      kind: "signal-wait",
      config: {},
      context,
    });
    expect(await backend.getSignalDelivery({ stepAttemptId: waiting.id })).toBeUndefined();
    await worlds[0].database.transaction((tx) => tx.run("UPDATE job_steps SET delivery='{\"data\":1}'"));
    const aside = await backend.sleepWorkflowRun({ ...owned, availableAt: timeoutAt });
    expect(aside.workerId).toBeNull();
    expect(await claim(two)).toMatchObject({ status: "running" });
  });

  test("tries a run again later, and fails it for good when its attempts are used up", async () => {
    const owned = await held();
    const backend = one as Backend;
    const error = { message: "no" };
    const again = await backend.failWorkflowRun({ ...owned, error, retryPolicy: RETRY, attempts: 2 });
    expect(again.finishedAt).toBeNull();
    const wait = (again.availableAt as Date).getTime() - Date.now();
    expect(wait).toBeGreaterThan(1000);
    expect(wait).toBeLessThan(2100);
    await worlds[0].database.transaction((tx) => tx.run("UPDATE job_runs SET available_at='2020-01-01T00:00:00.000Z'"));
    const run = (await claim(one)) as WorkflowRun;
    const last = { workflowRunId: run.id, workerId: run.workerId as string };
    const failed = await backend.failWorkflowRun({ ...last, error, retryPolicy: RETRY, attempts: 3 });
    expect(failed).toMatchObject({ status: "failed", availableAt: null, workerId: null, error });
    expect(await claim(two)).toBeNull();
  });

  test("keeps the moments of a clock that is set apart from the machine's", () => {
    const ahead = timesOf(() => new Date(Date.now() + 3_600_000));
    const moment = new Date();
    expect(Date.parse(ahead.stored(moment)) - moment.getTime()).toBeGreaterThan(3_599_000);
    expect(Math.abs(ahead.engine(ahead.stored(moment)).getTime() - moment.getTime())).toBeLessThan(1000);
  });
});
