import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { plant } from "../../testkit/faults.ts";
import { aTestJob, jobShows, shownJob } from "../../testkit/jobs.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import { verifyChain } from "../journal/verify.ts";
import { Refusal } from "../refusal.ts";
import type { Happened, JobContext } from "./form.ts";

describe.each(DATABASES)("jobs on $dialect", ({ fresh }) => {
  const job = aTestJob({ retries: 1 });
  let world: World;
  let company: Company;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh(), jobs: [job.form], jobLimits: { pollMs: 50, beatMs: 100 } });
    company = await world.company();
    world.core.jobs.start();
  });
  afterAll(async () => {
    await world.close();
  });

  const begin = (run: (ctx: JobContext) => Promise<unknown>, member?: string) =>
    job.begin(world, company, run, member === undefined ? {} : { member });
  const shows = (id: string, expected: object) => jobShows(world, company, id, expected);

  async function act(verb: "cancel" | "retry", id: string): Promise<unknown> {
    const { version } = (await shownJob(world, company, id)) as { version: number };
    const told = { key: newId(), input: { id, version } };
    return world.core.execute(company.people.member.actor, `jobs.${verb}`, told).catch((error: unknown) => {
      // The worker told something in this very moment.
      if (error instanceof Refusal && error.code === "CONFLICT") return act(verb, id);
      throw error;
    });
  }

  async function aDealOf(name: string): Promise<{ id: string; version: number }> {
    const told = { key: newId(), input: aDeal(company, { name }) };
    const made = await world.core.execute(company.people.owner.actor, "deals.create", told);
    return made.outcome === "done" ? JSON.parse(made.output) : Promise.reject(new Error(made.outcome));
  }

  async function move({ id, version }: { id: string; version: number }, stage: string): Promise<void> {
    const told = { key: newId(), input: { id, version, stage } };
    await world.core.execute(company.people.owner.actor, "deals.move", told);
  }

  test("does each step once, over a sleep, and shows who began it and what it gave", async () => {
    const done: string[] = [];
    const id = await begin(async (ctx) => {
      const one = await ctx.step("one", async () => done.push("one"));
      await ctx.sleep("a moment", 60);
      const made = await ctx.execute("deal", "deals.create", aDeal(company));
      return { one, made: made.outcome };
    });
    expect(await shows(id, { state: "done" })).toMatchObject({
      ...{ name: "A job of tests", kind: "tests.act", progress: 1000, error: null },
      ...{ startedBy: { id: company.people.owner.id }, result: '{"one":1,"made":"done"}', attempts: 2 },
    });
    expect(done).toEqual(["one"]);
  });

  test("shows what it came to, whatever signs stand in it", async () => {
    const given = await begin(async () => ({ name: "a\u0085b\u202ec\ud800" }));
    const shown = await shows(given, { state: "done" });
    expect(shown["result"]).toBe(String.raw`{"name":"a\u0085b\u202ec\ud800"}`);
    const issues = `\n\u202e${"\u0958".repeat(300)}${"\u{1f4e6}".repeat(200)}`;
    const failed = await begin(async () => Promise.reject(new Refusal("INVALID", { issues })));
    expect((await shows(failed, { state: "failed" }))["error"]).toMatch(/^INVALID: /);
  });

  test("does a write once, though the process failed before its answer was kept and asks for something else since", async () => {
    const mark = newId();
    plant("jobs.step.done", "error");
    const id = await begin(async (ctx) => {
      const made = await ctx.execute("make", "deals.create", aDeal(company, { id: newId(), name: mark }));
      return made.outcome === "done" && (made.output as { id: string }).id;
    });
    const shown = await shows(id, { state: "done" });
    const rows = await world.database.all("SELECT id FROM deals WHERE name=?", [mark]);
    expect(rows.map((row) => JSON.stringify(row["id"]))).toEqual([shown["result"]]);
  });

  test("begins with its write or not at all, and once for a key", async () => {
    const { id: organization, people } = company;
    const actor = { kind: "member", id: people.owner.id } as const;
    const given = {
      organization,
      actor,
      job: "tests.act",
      input: { act: "none" },
      key: newId(),
      at: "2999-01-01T00:00:00.000Z",
    };
    const broken = world.database.transaction(async (tx) => {
      await world.core.jobs.enqueue(tx, given);
      throw new Error("the write fails");
    });
    await expect(broken).rejects.toThrow("the write fails");
    const count = async () =>
      (await world.database.all("SELECT id FROM job_runs WHERE idempotency_key=?", [given.key])).length;
    expect(await count()).toBe(0);
    const ids = await Promise.all(Array.from({ length: 5 }, () => world.core.jobs.begin(given)));
    expect([new Set(ids).size, await count()]).toEqual([1, 1]);
  });

  test("waits for an event that matches, though it came before the wait, and takes each one once", async () => {
    const [other, own] = [await aDealOf("Another"), await aDealOf("Its own")];
    const gate = Promise.withResolvers<void>();
    const id = await begin(async (ctx) => {
      await ctx.step("hold", () => gate.promise);
      const first = await ctx.waitForEvent("first", "deals.moved", { timeout: "1m", matching: { id: own.id } });
      const second = await ctx.waitForEvent("second", "deals.moved", { timeout: "1m", matching: { id: own.id } });
      return [first, second].map((happened) => (happened as Happened).data);
    });
    await shows(id, { state: "running" });
    await move(other, "discovery");
    await move(own, "discovery");
    gate.resolve();
    await shows(id, { state: "waiting" });
    await move({ ...own, version: 2 }, "proposal");
    expect(await shows(id, { state: "done" })).toMatchObject({
      result: JSON.stringify([
        { from: "qualify", to: "discovery" },
        { from: "discovery", to: "proposal" },
      ]),
    });
  });

  test("is told null when nothing came in time, and what is handed to it", async () => {
    const id = await begin(async (ctx) => {
      const none = await ctx.waitForEvent("never", "deals.moved", { timeout: 80, matching: { id: "none" } });
      const given = await ctx.waitForSignal("a word", { timeout: "1m" });
      return { none, given: given?.data };
    });
    const hand = () => world.core.jobs.signal({ organization: company.id, id }, "a word", { yes: true });
    await expect.poll(hand, { timeout: 10_000 }).toBe(true);
    expect(await shows(id, { state: "done" })).toMatchObject({ result: '{"none":null,"given":{"yes":true}}' });
    expect(await hand()).toBe(false);
  });

  test("ends at once when it is cancelled while it waits, and never goes on", async () => {
    let woke = false;
    const id = await begin(async (ctx) => {
      await ctx.sleep("a day", "1d");
      woke = true;
    });
    await shows(id, { state: "waiting" });
    await act("cancel", id);
    await shows(id, { state: "cancelled", endedAt: expect.any(String) });
    await expect(act("cancel", id)).rejects.toMatchObject({ code: "JOB_ENDED" });
    expect(woke).toBe(false);
  });

  test("ends at its next step when it is cancelled while it runs, and its signal says so at once", async () => {
    const done: string[] = [];
    const id = await begin(async (ctx) => {
      await ctx.step("long", async () => {
        await new Promise<void>((resolve) => ctx.signal.addEventListener("abort", () => resolve()));
        done.push("long");
      });
      await ctx.step("next", async () => done.push("next"));
    });
    await shows(id, { state: "running" });
    await act("cancel", id);
    await shows(id, { state: "cancelled" });
    expect(done).toEqual(["long"]);
  });

  test("fails with the refusal's sentence at once, and goes on from there when it is retried", async () => {
    const done: string[] = [];
    let isThere = false;
    const id = await begin(async (ctx) => {
      await ctx.step("before", async () => done.push("before"));
      await ctx.step("refused", async () => {
        done.push("refused");
        if (!isThere) throw new Refusal("NOT_FOUND", { singular: "account" });
      });
      await ctx.step("after", async () => done.push("after"));
    });
    const failed = await shows(id, { state: "failed" });
    expect(failed["error"]).toBe("NOT_FOUND: There is no account with this id. It may have been removed.");
    expect(done).toEqual(["before", "refused"]);
    isThere = true;
    await act("retry", id);
    await shows(id, { state: "done", error: null });
    expect(done).toEqual(["before", "refused", "refused", "after"]);
    await expect(act("retry", id)).rejects.toMatchObject({ code: "JOB_NOT_FAILED" });
  });

  test("tries what nobody foresaw again, then fails with a request id and tells nothing else", async () => {
    let tried = 0;
    const id = await begin((ctx) =>
      ctx.step("broken", async () => {
        tried += 1;
        throw new Error("the secret of the house");
      }),
    );
    const failed = await shows(id, { state: "failed" });
    expect(failed["error"]).toMatch(/^INTERNAL: Something went wrong here.*\([0-9a-f-]{36}\)$/);
    expect(tried).toBe(2);
    expect(String((world.failures.at(-1) as Error).cause)).toContain("the secret of the house");
    const kept = await world.database.get("SELECT error FROM job_runs WHERE id=?", [id]);
    expect(String(kept?.["error"])).not.toContain("secret of the house");
  });

  test("tries again what failed between its steps, and refuses two steps of one name", async () => {
    let tried = 0;
    const first = await begin(async () => {
      tried += 1;
      if (tried === 1) throw new Error("once");
      return "done";
    });
    await shows(first, { state: "done", result: '"done"' });
    const second = await begin(async (ctx) => {
      await ctx.step("same", async () => 1);
      await ctx.step("same", async () => 2);
    });
    await shows(second, { state: "failed" });
  });

  test("asks for the rights of whoever began it at every step: who has left writes nothing more", async () => {
    const gate = Promise.withResolvers<void>();
    const { id: member } = company.people.member;
    const id = await begin(async (ctx) => {
      await ctx.execute("first", "deals.create", aDeal(company, { name: "Allowed", owner: company.people.owner.id }));
      await ctx.step("hold", () => gate.promise);
      await ctx.execute("second", "deals.create", aDeal(company, { name: "Revoked", owner: company.people.owner.id }));
    }, member);
    await shows(id, { state: "running" });
    const now = new Date().toISOString();
    await world.database.transaction((tx) => tx.run("UPDATE members SET archived_at=? WHERE id=?", [now, member]));
    gate.resolve();
    const failed = await shows(id, { state: "failed" });
    await world.database.transaction((tx) => tx.run("UPDATE members SET archived_at=NULL WHERE id=?", [member]));
    expect(failed["error"]).toMatch(/^FORBIDDEN: /);
    const names = (await world.database.all("SELECT name FROM deals WHERE organization_id=?", [company.id])).map(
      (row) => row["name"],
    );
    expect(names).toContain("Allowed");
    expect(names).not.toContain("Revoked");
  });

  test("shows progress, at most every two seconds, and leaves a chain that holds", async () => {
    const id = await begin(async (ctx) => {
      for (let done = 0; done < 1000; done += 1) await ctx.progress(250 + done, 1000);
      await ctx.waitForSignal("go", { timeout: "1m" });
    });
    await shows(id, { state: "waiting", progress: 250 });
    const hand = () => world.core.jobs.signal({ organization: company.id, id }, "go", null);
    await expect.poll(hand, { timeout: 10_000 }).toBe(true);
    await shows(id, { state: "done" });
    const told = await world.database.all("SELECT seq FROM journal WHERE organization_id=? AND record_id=?", [
      company.id,
      id,
    ]);
    expect(told.length).toBeLessThan(10);
    expect((await verifyChain(world.database, company.id)).broken).toBeNull();
  });

  test("tells the operator how the queue stands", async () => {
    expect(await world.core.jobs.doctor()).toMatchObject({
      ...{ running: 0, queued: 1, oldestDueSeconds: 0, schedules: 0 },
      failedLastDay: expect.any(Number),
    });
  });
});
