import {
  type Deal,
  type Finding,
  goneQuiet,
  newId,
  type Outcome,
  type Page,
  permissionsOf,
  weightOf,
} from "@nexus-os/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { jobShows } from "../../testkit/jobs.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";
import { verifyChain } from "../journal/verify.ts";
import { cronOf, RUN } from "./advice.ts";

const DAY = 86_400_000;
const NOON = new Date("2026-11-23T12:00:00.000Z");
const daysAgo = (days: number): Date => new Date(NOON.getTime() - days * DAY);

describe.each(DATABASES)("advice on deals, on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let owner: Actor;
  let member: Actor;
  let viewer: Actor;

  const execute = (operation: string, input: unknown, actor = owner, key = newId()): Promise<Outcome<string>> =>
    world.core.execute(actor, operation, { key, input });
  async function done<T = Finding>(operation: string, input: unknown, actor = owner) {
    const outcome = await execute(operation, input, actor);
    if (outcome.outcome !== "done") throw new Error(`${operation} is ${outcome.outcome}`);
    return { ...(JSON.parse(outcome.output) as T), seq: outcome.seq };
  }
  const read = async <T>(operation: string, input: unknown, actor = owner): Promise<T> =>
    JSON.parse(await world.core.query(actor, operation, input)) as T;
  const listed = async (actor = owner, filter: object = {}): Promise<readonly Finding[]> =>
    (await read<Page<Finding>>("findings.list", { filter, sort: { by: "priority", direction: "down" } }, actor)).items;
  const seen = ({ id, version }: { id: string; version: number }) => ({ id, version });
  const run = () => world.core.advice.run(company.id, { advice: goneQuiet.word });
  const dealNow = (id: string) => read<Deal>("deals.get", { id });

  async function dealMade(days: number, given: object = {}): Promise<Deal> {
    world.setClock(daysAgo(days));
    const { id } = await done<Deal>("deals.create", aDeal(company, given));
    world.setClock(NOON);
    return dealNow(id);
  }
  async function oneFound(given: object = {}): Promise<{ deal: Deal; finding: Finding }> {
    const deal = await dealMade(20, given);
    await run();
    const [finding] = await listed(owner, { record: deal.id });
    if (!finding) throw new Error("nothing was found");
    return { deal, finding };
  }

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
  });
  beforeEach(async () => {
    world.setClock(NOON);
    company = await world.company();
    owner = company.people.owner.actor;
    member = company.people.member.actor;
    viewer = company.people.viewer.actor;
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  describe("what is found", () => {
    test("is a large open deal that has not changed for two weeks, with its figures, and nothing else", async () => {
      const quiet = await dealMade(20);
      await dealMade(13, { name: "Changed a while ago" });
      await dealMade(20, { name: "Small", amount: { minor: 999_999, currency: "EUR" } });
      await dealMade(20, { name: "Lost", stage: "lost" });
      for (const days of [100, 60]) await dealMade(days, { name: "Won", stage: "won" });
      expect(await run()).toMatchObject({ evaluated: [{ found: 1, created: 1, closed: 0, left: 0 }], failed: [] });
      const [finding, ...others] = await listed();
      expect(others).toEqual([]);
      expect(finding).toMatchObject({
        ...{ advice: "deals.gone-quiet", noun: "deals", record: quiet.id, subject: quiet.id, title: quiet.name },
        ...{ state: "active", severity: "medium", recordVersion: 1, sample: 3, confidence: 2307 },
        evidence: {
          ...{ amount: quiet.amount, stage: "qualify", since: quiet.updatedAt, days: 20, count: 1 },
          ...{ wonEvery: null, wonSample: 2, winRate: 6667, followUpOn: "2026-11-24" },
        },
        worth: { minor: Math.round((39_260_000 * 2) / 3), currency: "EUR" },
        validUntil: new Date(NOON.getTime() + 7 * DAY).toISOString(),
        ranking: { share: 1, weight: 1000, taken: 0, dismissed: 0, undone: 0 },
      });
    });

    test("says how often the deals that were won had been changed", async () => {
      const won = await dealMade(60, { name: "Won" });
      for (const [version, days] of [50, 40, 30].entries()) {
        world.setClock(daysAgo(days));
        const last = days === 30;
        if (last) await done("deals.move", { id: won.id, version: version + 1, stage: "won" });
        else await done("deals.update", { id: won.id, version: version + 1, changes: { nextStep: `Call ${days}` } });
      }
      const { finding } = await oneFound();
      expect(finding.evidence).toMatchObject({ wonEvery: "10.0", wonSample: 1 });
    });

    test("is more urgent, and before others, the longer and the larger it is", async () => {
      await dealMade(20, { name: "Small", amount: { minor: 2_000_000, currency: "EUR" } });
      await dealMade(20, { name: "Large" });
      await dealMade(29, { name: "Long", amount: { minor: 2_000_000, currency: "EUR" } });
      await run();
      const names = (await listed()).map(({ title, severity }) => [title, severity]);
      expect(names).toEqual([
        ["Long", "high"],
        ["Large", "medium"],
        ["Small", "medium"],
      ]);
    });

    test("evaluated twice is one finding", async () => {
      const { finding } = await oneFound();
      expect(await run()).toMatchObject({ evaluated: [{ found: 1, created: 0, refreshed: 0, closed: 0 }] });
      expect(await listed()).toEqual([finding]);
    });

    test("found by several processes at the same moment is one finding", async () => {
      await dealMade(20);
      await Promise.all(Array.from({ length: 4 }, run));
      expect(await listed()).toHaveLength(1);
    });

    test("told again by Nexus itself is the same finding", async () => {
      const { finding } = await oneFound();
      const nexus: Actor = {
        kind: "system",
        id: "advice",
        name: "Nexus",
        organization: company.id,
        permissions: new Set(),
      };
      const may = { ...nexus, permissions: new Set(["findings.find", "findings.list"]) };
      const { advice, noun, record, subject, title, severity, evidence, worth, gain, confidence, sample } = finding;
      const { recordVersion, validUntil, priority, ranking } = finding;
      const told = { advice, noun, record, subject, title, severity, evidence, worth, gain, confidence, sample };
      const again = await done("findings.find", { ...told, recordVersion, validUntil, priority, ranking }, may);
      expect(seen(again)).toEqual(seen(finding));
    });

    test("is told anew as it changes, and ends when it is not true any more", async () => {
      const { deal, finding } = await oneFound();
      world.setClock(new Date(NOON.getTime() + DAY));
      expect(await run()).toMatchObject({ evaluated: [{ refreshed: 1 }] });
      const refreshed = await read<Finding>("findings.get", { id: finding.id });
      expect(refreshed).toMatchObject({ version: 2, evidence: { days: 21, followUpOn: "2026-11-25" } });
      await done("deals.update", { ...seen(deal), changes: { nextStep: "Call" } });
      expect(await run()).toMatchObject({ evaluated: [{ found: 0, closed: 1 }] });
      expect(await listed()).toMatchObject([{ id: finding.id, state: "expired", endedAt: expect.any(String) }]);
      world.setClock(new Date(NOON.getTime() + 30 * DAY));
      await run();
      expect((await listed()).map(({ state }) => state).sort()).toEqual(["active", "expired"]);
    });
  });

  describe("who sees it", () => {
    test("is who may see the record that it is about, on every way to it", async () => {
      const { finding } = await oneFound();
      const permissions = new Set([...permissionsOf("owner")].filter((name) => !name.startsWith("deals.")));
      const stranger: Actor = { ...owner, permissions };
      const notFound = { code: "NOT_FOUND", facts: { singular: "finding" } };
      expect(await listed(stranger)).toEqual([]);
      expect(await read("findings.count", {}, stranger)).toMatchObject({ count: 0 });
      expect(await read("findings.aggregate", {}, stranger)).toMatchObject({ groups: [{ count: 0 }] });
      await expect(read("findings.get", { id: finding.id }, stranger)).rejects.toMatchObject(notFound);
      await expect(read("findings.timeline", { id: finding.id }, stranger)).rejects.toMatchObject(notFound);
      expect((await world.core.records(stranger, "findings", [finding.id])).size).toBe(0);
      for (const verb of ["claim", "act"]) {
        await expect(done(`findings.${verb}`, seen(finding), stranger)).rejects.toMatchObject(notFound);
      }
      expect(await listed(viewer)).toHaveLength(1);
    });

    test("is of its own organization alone", async () => {
      const { finding } = await oneFound();
      const other = (await world.company()).people.owner.actor;
      expect(await listed(other)).toEqual([]);
      await expect(done("findings.claim", seen(finding), other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    test("who may see it may not act on it without the right to the act", async () => {
      const { finding, deal } = await oneFound();
      const permissions = new Set([...owner.permissions].filter((name) => name !== "deals.update"));
      const asked = done("findings.act", seen(finding), { ...owner, permissions });
      await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN", facts: { operation: "deals.update" } });
      expect(await dealNow(deal.id)).toEqual(deal);
      await expect(done("findings.claim", seen(finding), viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    });
  });

  describe("what is done about it", () => {
    test("is what its advice fills in, once, with the finding as its cause", async () => {
      const { deal, finding } = await oneFound();
      const acted = await done("findings.act", seen(finding), member);
      expect(acted).toMatchObject({
        ...{ state: "claimed", claimedBy: { id: member.id }, actedAt: NOON.toISOString(), outcome: "done" },
        ...{ operation: "deals.update", measureAt: new Date(NOON.getTime() + 30 * DAY).toISOString() },
      });
      expect(await dealNow(deal.id)).toMatchObject({ version: 2, nextStepOn: "2026-11-24" });
      await expect(done("findings.act", seen(acted), member)).rejects.toMatchObject({
        ...{ code: "FINDING_CLOSED", facts: { state: "acted on already" } },
      });
      expect((await dealNow(deal.id)).version).toBe(2);
      const { items } = await read<Page<object>>("deals.timeline", { id: deal.id, limit: 1 });
      expect(items).toMatchObject([{ operation: "deals.update", cause: acted.seq, actor: { id: member.id } }]);
      expect((await verifyChain(world.database, company.id)).broken).toBeNull();
    });

    test("may be changed first, and is never done to another record", async () => {
      const { deal, finding } = await oneFound();
      const other = await dealMade(1);
      const changes = { nextStep: "Call them", nextStepOn: "2026-12-01" };
      await done("findings.act", { ...seen(finding), input: { changes, id: other.id, version: 1 } });
      expect(await dealNow(deal.id)).toMatchObject(changes);
      expect(await dealNow(other.id)).toEqual(other);
    });

    test("is refused where somebody has changed the record since, unless that was looked at", async () => {
      const { deal, finding } = await oneFound();
      await done("deals.update", { ...seen(deal), changes: { nextStep: "Call" } });
      await expect(done("findings.act", seen(finding))).rejects.toMatchObject({
        ...{ code: "CONFLICT", facts: { current: { id: deal.id, version: 2 } } },
      });
      expect(await done("findings.act", { ...seen(finding), recordVersion: 2 })).toMatchObject({ outcome: "done" });
    });

    test("is taken back with the finding, which is there again", async () => {
      const { deal, finding } = await oneFound();
      const { seq } = await done("findings.act", seen(finding));
      await done("findings.undo", { seq });
      expect(await dealNow(deal.id)).toMatchObject({ version: 3, nextStepOn: null });
      const after = await read<Finding>("findings.get", { id: finding.id });
      expect(after).toMatchObject({ state: "active", undone: 1, actedAt: null, claimedBy: null });
    });

    test("waits where a policy asks others first, and is kept and told when they have decided", async () => {
      await done("policies.create", { name: "Steps", operation: "deals.update" });
      world.core.jobs.start();
      for (const [verb, expected, step] of [
        ["approve", { state: "claimed", outcome: "done" }, "2026-11-24"],
        ["refuse", { state: "active", outcome: null, approval: null }, null],
      ] as const) {
        const { deal, finding } = await oneFound();
        const acted = await done("findings.act", seen(finding), member);
        expect(acted).toMatchObject({ state: "claimed", outcome: "pending", approval: expect.any(String) });
        expect((await dealNow(deal.id)).nextStepOn).toBeNull();
        await expect(done("findings.reopen", seen(acted), member)).rejects.toMatchObject({ code: "FINDING_CLOSED" });
        const approval = await read<{ id: string; version: number }>("approvals.get", { id: acted.approval });
        await done(`approvals.${verb}`, seen(approval));
        await expect
          .poll(() => read<Finding>("findings.get", { id: finding.id }), { timeout: 15_000, interval: 30 })
          .toMatchObject(expected);
        expect((await dealNow(deal.id)).nextStepOn).toBe(step);
      }
    }, 40_000);

    test("is one's own while one has taken it up", async () => {
      const { finding } = await oneFound();
      const claimed = await done("findings.claim", seen(finding), member);
      const taken = { code: "FINDING_CLOSED", facts: { state: "taken up by The member" } };
      await expect(done("findings.act", seen(claimed), owner)).rejects.toMatchObject(taken);
      await expect(done("findings.dismiss", { ...seen(claimed), reason: "known" }, owner)).rejects.toMatchObject(taken);
      await expect(done("findings.claim", seen(claimed), member)).rejects.toMatchObject({ code: "FINDING_CLOSED" });
      expect(await done("findings.reopen", seen(claimed), member)).toMatchObject({ state: "active", claimedBy: null });
    });
  });

  describe("what came of it", () => {
    test.each([
      ["won", { state: "succeeded", measuredWorth: { minor: 39_260_000, currency: "EUR" } }],
      ["discovery", { state: "succeeded", measuredWorth: null }],
      ["lost", { state: "failed", measuredWorth: null }],
    ])("is measured when its time has come: %s", async (stage, expected) => {
      const { deal, finding } = await oneFound();
      await done("findings.act", seen(finding));
      world.setClock(new Date(NOON.getTime() + 5 * DAY));
      await done("deals.move", { id: deal.id, version: 2, stage });
      await run();
      expect(await listed()).toMatchObject([{ state: "claimed", measuredAt: null, endedAt: expect.any(String) }]);
      world.setClock(new Date(NOON.getTime() + 31 * DAY));
      await run();
      const measured = (await listed(owner, { record: deal.id })).find(({ id }) => id === finding.id);
      expect(measured).toMatchObject({ ...expected, worth: finding.worth, measuredAt: expect.any(String) });
    });

    test("can be asked for before", async () => {
      const { finding } = await oneFound();
      await expect(done("findings.measure", seen(finding))).rejects.toMatchObject({ code: "FINDING_CLOSED" });
      const acted = await done("findings.act", seen(finding));
      expect(await done("findings.measure", seen(acted))).toMatchObject({ state: "failed" });
    });
  });

  describe("what people make of it", () => {
    test("a dismissal holds as long as it is true, and one for now until its time is over", async () => {
      const { finding } = await oneFound();
      await done("findings.dismiss", { ...seen(finding), reason: "wrong", note: "They pay yearly." });
      const { finding: other } = await oneFound({ name: "Other" });
      await done("findings.dismiss", { ...seen(other), reason: "not-now" });
      expect(await run()).toMatchObject({ evaluated: [{ found: 2, created: 0 }] });
      world.setClock(new Date(NOON.getTime() + 8 * DAY));
      expect(await run()).toMatchObject({ evaluated: [{ found: 2, created: 1, closed: 1 }] });
      expect(await listed(owner, { state: "active" })).toMatchObject([{ title: "Other" }]);
    });

    test("changes its place, visibly, until it is forgotten", async () => {
      const before = (await oneFound()).finding;
      for (let index = 0; index < 3; index += 1) {
        const { finding } = await oneFound({ name: `Other ${index}`, amount: { minor: 1_500_000, currency: "EUR" } });
        await done("findings.dismiss", { ...seen(finding), reason: "wrong" });
      }
      const { seq } = await done("findings.act", seen((await oneFound({ name: "Undone" })).finding));
      await done("findings.undo", { seq });
      await run();
      const weight = weightOf({ taken: 0, dismissed: 3, undone: 1 });
      expect(weight).toBeLessThan(500);
      const [lower] = await listed(owner, { record: before.record });
      expect(lower?.priority).toBeLessThan(before.priority);
      expect(lower?.ranking).toMatchObject({ weight, taken: 0, dismissed: 3, undone: 1 });
      const learned = { taken: 0, dismissed: 3, undone: 1, weight, since: null };
      expect(await read("findings.learned", { advice: goneQuiet.word })).toEqual(learned);

      world.setClock(new Date(NOON.getTime() + 1000));
      const tuning = await done("tunings.create", { advice: goneQuiet.word });
      const forgot = await done("tunings.forget", seen(tuning));
      await run();
      const [again] = await listed(owner, { record: before.record });
      expect(again?.ranking).toMatchObject({ weight: 1000, dismissed: 0 });
      await done("tunings.undo", { seq: forgot.seq });
      expect(await read("findings.learned", { advice: goneQuiet.word })).toEqual(learned);
    });

    test("can be switched off, and its thresholds set", async () => {
      await oneFound();
      await dealMade(20, { name: "Small", amount: { minor: 900_000, currency: "EUR" } });
      const least = { minor: 500_000, currency: "EUR" };
      const tuning = await done("tunings.create", { advice: goneQuiet.word, thresholds: { least, days: 20 } });
      expect(await run()).toMatchObject({ evaluated: [{ found: 2, created: 1 }] });
      await done("tunings.update", { ...seen(tuning), changes: { enabled: false } });
      expect(await run()).toMatchObject({ evaluated: [{ found: 0, closed: 2 }] });
      expect(await listed(owner, { state: "active" })).toEqual([]);
    });

    test.each([
      [{ advice: "deals.luck" }, "advice: must be an advice"],
      [{ advice: "deals.gone-quiet", thresholds: { days: 0 } }, "thresholds.days"],
      [{ advice: "deals.gone-quiet", thresholds: { mood: 1 } }, "mood"],
    ])("%j is no tuning", async (given, why) => {
      await expect(done("tunings.create", given)).rejects.toMatchObject({
        ...{ code: "INVALID", facts: { issues: expect.stringContaining(why) } },
      });
    });
  });

  describe("as a job", () => {
    test("is planned once for every organization, each at a time of its own", async () => {
      for (let times = 0; times < 2; times += 1) await world.core.advice.plan(world.core.jobs);
      const sql = "SELECT job, cron, zone FROM job_schedules WHERE organization_id=?";
      expect(await world.database.all(sql, [company.id])).toEqual([
        { job: RUN, cron: cronOf(company.id), zone: "Europe/Berlin" },
      ]);
      const begun = "SELECT job, state, available_at FROM job_runs WHERE organization_id=?";
      expect(await world.database.all(begun, [company.id])).toEqual([
        { job: RUN, state: "queued", available_at: new Date(NOON.getTime() + 30_000).toISOString() },
      ]);
      const crons = new Set(Array.from({ length: 200 }, () => cronOf(newId())));
      expect(crons.size).toBeGreaterThan(100);
    });

    test("finds the same, step by step", async () => {
      const deal = await dealMade(20);
      world.core.jobs.start();
      const actor = { kind: "system", id: "advice" } as const;
      const job = { organization: company.id, actor, job: RUN, input: {}, key: newId() };
      const id = await world.core.jobs.begin(job);
      const shown = await jobShows(world, company, id, { state: "done" });
      expect(JSON.parse(String(shown["result"]))).toMatchObject({ evaluated: [{ created: 1 }], failed: [] });
      expect(await listed()).toMatchObject([{ record: deal.id, state: "active" }]);
    }, 30_000);
  });
});
