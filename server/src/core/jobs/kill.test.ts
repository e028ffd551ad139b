import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { heldJob, killedJob } from "../../testkit/job-forms.ts";
import { jobWorker, SHORT_LEASES } from "../../testkit/job-process.ts";
import { jobShows } from "../../testkit/jobs.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";

/**
 * Where a job of `tests.killed` is killed, one process after another: before a step, in it, and after what it did but
 * before its result is kept. What sleeps and waits has nothing to do: it is killed before it begins.
 */
const STEP = ["jobs.step.begun=kill", "jobs.step.done=kill"];
const PLACES = [
  ...["jobs.step.before=kill", ...STEP, "jobs.step.before=kill@1", ...STEP],
  // Behind the second step comes the sleep, then the wait.
  ...["jobs.step.before=kill@1", "jobs.step.before=kill@1", "jobs.step.before=kill@1", ...STEP],
  ...["jobs.step.before=kill@1", ...STEP],
];

/** At least 100 kills over both databases; a soak takes as many chains as it is told. */
const CHAINS = Number(process.env["NEXUS_SOAK"] ?? 4);

describe.each(DATABASES)("kill -9 at each step of a job on $dialect", ({ fresh }) => {
  const worlds: World[] = [];
  afterAll(async () => {
    for (const world of worlds) await world.close();
  });

  async function killedAllAlong(): Promise<number> {
    const url = await fresh();
    const world = await aWorld({ url, jobs: [killedJob], jobLimits: SHORT_LEASES });
    worlds.push(world);
    const company = await world.company();
    const mark = newId();
    const actor = { kind: "member", id: company.people.owner.id } as const;
    const input = { mark, deal: aDeal(company) };
    const id = await world.core.jobs.begin({ organization: company.id, actor, job: "tests.killed", input, key: mark });
    for (const place of PLACES) {
      const [, signal] = await once(jobWorker(world, url, { faults: place }), "close");
      expect([place, signal]).toEqual([place, "SIGKILL"]);
    }
    const killedAt = performance.now();
    world.core.jobs.start();
    const shown = await jobShows(world, company, id, { state: "done" });
    // A lease (0.4 s), and what a busy machine needs to do the rest.
    expect(performance.now() - killedAt).toBeLessThan(3500);
    expect(shown["result"]).toBe('{"moved":{"from":"qualify","to":"discovery"}}');
    const rows = await world.database.all("SELECT name FROM deals WHERE organization_id=?", [company.id]);
    expect(rows.map((row) => row["name"]).sort()).toEqual(
      ["first", "second", "third"].map((step) => `${mark} ${step}`),
    );
    const moves = await world.database.all(
      "SELECT seq FROM journal WHERE organization_id=? AND operation='deals.move'",
      [company.id],
    );
    expect(moves).toHaveLength(1);
    expect(world.failures).toEqual([]);
    return PLACES.length;
  }

  test("does no step twice, misses none, and is done within a lease of the last kill", {
    timeout: 300_000,
  }, async () => {
    const kills: number[] = [];
    for (let done = 0; done < CHAINS; done += 4) {
      const chains = Array.from({ length: Math.min(4, CHAINS - done) }, killedAllAlong);
      kills.push(...(await Promise.all(chains)));
    }
    expect(kills.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(50);
  });
});

describe.each(DATABASES)("a process that sleeps through its lease on $dialect", ({ fresh }) => {
  let url: string;
  let world: World;
  let company: Company;
  let child: ChildProcess | null = null;

  beforeAll(async () => {
    url = await fresh();
    const jobs = [heldJob(async () => "the process that took over")];
    world = await aWorld({ url, jobs, jobLimits: SHORT_LEASES });
    company = await world.company();
  });
  afterAll(async () => {
    child?.kill("SIGKILL");
    await world.close();
  });

  /** Stops a process where it holds no lock of the database: one that does would hold everybody up, not only its job. */
  async function pause(process: ChildProcess, id: string): Promise<void> {
    for (;;) {
      process.kill("SIGSTOP");
      const free = world.database.transaction((tx) => tx.run("UPDATE job_runs SET title=title WHERE id=?", [id]));
      const isFree = await free.then(
        () => true,
        () => false,
      );
      if (isFree) return;
      process.kill("SIGCONT");
    }
  }

  test("stores nothing when it wakes up: the job is another one's since", { timeout: 60_000 }, async () => {
    const actor = { kind: "member", id: company.people.owner.id } as const;
    const given = { organization: company.id, actor, job: "tests.held", input: null, key: newId() };
    child = jobWorker(world, url, { limits: { leaseMs: 1000, beatMs: 300, pollMs: 200 } });
    const ended = once(child, "close");
    const id = await world.core.jobs.begin(given);
    await jobShows(world, company, id, { state: "running" });
    await pause(child, id);
    world.core.jobs.start();
    await jobShows(world, company, id, { state: "done", result: '"the process that took over"' });
    const run = () => world.database.get("SELECT * FROM job_runs WHERE id=?", [id]);
    const steps = () => world.database.all("SELECT * FROM job_steps WHERE run_id=?", [id]);
    await expect.poll(async () => (await run())?.["untold"]).toBeNull();
    const before = [await run(), await steps()];
    child.kill("SIGCONT");
    child.stdin?.write("go on\n");
    // It is stopped the orderly way, so that it has come to the end of everything that it would have written.
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect([await run(), await steps()]).toEqual(before);
  });
});
