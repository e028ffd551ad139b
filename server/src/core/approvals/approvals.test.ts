import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { move } from "../../modules/sales/deals/move.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";
import type { Body } from "../implement.ts";
import { verifyChain } from "../journal/verify.ts";

interface Known {
  readonly id: string;
  readonly version: number;
  readonly [key: string]: unknown;
}

describe.each(DATABASES)("approvals on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let owner: Actor;
  let member: Actor;
  let viewer: Actor;
  let deal: Known;
  /** Whether moving a deal fails, and how often it was tried. */
  let isJammed = false;
  let tries = 0;

  const execute = (actor: Actor, operation: string, input: unknown, key = newId()) =>
    world.core.execute(actor, operation, { key, input });
  async function done(actor: Actor, operation: string, input: unknown): Promise<Known> {
    const outcome = await execute(actor, operation, input);
    if (outcome.outcome !== "done") throw new Error(`${operation} is ${outcome.outcome}`);
    return JSON.parse(outcome.output);
  }
  const read = async (operation: string, input: unknown, actor = owner) =>
    JSON.parse(await world.core.query(actor, operation, input));
  const policy = (given: object = {}) =>
    done(owner, "policies.create", { name: "Moves", operation: "deals.move", ...given });
  async function proposed(actor: Actor, operation = "deals.move", input: object = { stage: "won" }): Promise<Known> {
    const outcome = await execute(actor, operation, { id: deal.id, version: deal.version, ...input });
    if (outcome.outcome !== "pending") throw new Error(`${operation} is ${outcome.outcome}`);
    return read("approvals.get", { id: outcome.approval.id });
  }
  const decide = (actor: Actor, verb: string, { id, version }: Known, input: object = {}) =>
    done(actor, `approvals.${verb}`, { id, version, ...input });
  const stageNow = async () => (await read("deals.get", { id: deal.id })).stage;

  beforeAll(async () => {
    const jamming: Body = {
      ...move,
      run: async (...given) => {
        tries += 1;
        if (isJammed) throw new Error("A fault that nobody foresaw");
        return move.run(...given);
      },
    };
    world = await aWorld({ url: await fresh(), bodies: [jamming] });
  });
  beforeEach(async () => {
    world.setClock(null);
    company = await world.company();
    owner = company.people.owner.actor;
    member = company.people.member.actor;
    viewer = company.people.viewer.actor;
    deal = await done(owner, "deals.create", aDeal(company));
  });
  afterAll(() => world.close());

  test("an act of a policy waits, unchanged, and is done as it was proposed when somebody else approves", async () => {
    await policy();
    const outcome = await execute(member, "deals.move", { id: deal.id, version: deal.version, stage: "won" }, "mine");
    expect(outcome).toEqual({
      outcome: "pending",
      approval: { id: expect.any(String), deciders: [owner.id], expiresAt: expect.any(String) },
    });
    expect(await stageNow()).toBe("qualify");
    const again = await execute(member, "deals.move", { id: deal.id, version: deal.version, stage: "won" }, "mine");
    expect(again).toEqual(outcome);

    const id = outcome.outcome === "pending" ? outcome.approval.id : "";
    const approval = await read("approvals.get", { id });
    expect(await decide(owner, "approve", approval)).toMatchObject({ state: "done", approvedBy: owner.id });
    expect(await stageNow()).toBe("won");
    const { items } = await read("deals.timeline", { id: deal.id, limit: 1 });
    expect(items).toMatchObject([{ operation: "deals.move", actor: { id: member.id }, cause: expect.any(Number) }]);
    expect((await verifyChain(world.database, company.id)).broken).toBeNull();
  });

  test("it is done once", async () => {
    await policy();
    const approval = await proposed(member);
    const done = await decide(owner, "approve", approval);
    await expect(decide(owner, "approve", done)).rejects.toMatchObject({ code: "APPROVAL_CLOSED" });
    await expect(decide(owner, "approve", approval)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("two who approve at the same moment do it once", async () => {
    await policy({ role: "viewer" });
    const approval = await proposed(member);
    const both = await Promise.allSettled([decide(viewer, "approve", approval), decide(viewer, "approve", approval)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await read("deals.timeline", { id: deal.id })).items.filter(isMove)).toHaveLength(2);
  });
  // One row is the proposal, which changed nothing, the other what was done.
  const isMove = ({ operation }: { operation: string }): boolean => operation === "deals.move";

  test("nobody approves their own proposal, by whichever path", async () => {
    await policy({ role: "member" });
    const approval = await proposed(member);
    const own = { code: "NOT_YOURS_TO_DECIDE" };
    await expect(decide(member, "approve", approval)).rejects.toMatchObject(own);
    await expect(decide({ ...member, kind: "embed" }, "approve", approval)).rejects.toMatchObject(own);
    await expect(decide(owner, "approve", approval)).rejects.toMatchObject(own);

    const mine = await proposed(viewerWho("deals.move"));
    expect(mine["proposer"]).toMatchObject({ id: viewer.id });
    await expect(decide(member, "delegate", mine, { to: viewer.id })).rejects.toMatchObject(own);
    const handed = await decide(member, "delegate", mine, { to: owner.id });
    await expect(decide(member, "approve", handed)).rejects.toMatchObject(own);
    // The viewer's own rights are asked again: no role of theirs allows the move.
    await expect(decide(owner, "approve", handed)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await stageNow()).toBe("qualify");
  });
  const viewerWho = (...more: string[]): Actor => ({
    ...viewer,
    permissions: new Set([...viewer.permissions, ...more]),
  });

  test("as many as are needed have to approve, of the team that is named, each once", async () => {
    const team = await done(owner, "teams.create", { name: "Board" });
    for (const { id } of [owner, viewer]) await done(owner, "teammates.create", { team: team.id, member: id });
    await policy({ team: team.id, needed: 2 });
    const first = await decide(owner, "approve", await proposed(member));
    expect(first).toMatchObject({ state: "open", approvedBy: owner.id });
    await expect(decide(owner, "approve", first)).rejects.toMatchObject({ code: "NOT_YOURS_TO_DECIDE" });
    expect(await stageNow()).toBe("qualify");
    expect(await decide(viewer, "approve", first)).toMatchObject({ state: "done" });
    expect(await stageNow()).toBe("won");
  });

  test("a say goes to nobody who has approved, and not round and round", async () => {
    const team = await done(owner, "teams.create", { name: "Two" });
    for (const { id } of [owner, viewer]) await done(owner, "teammates.create", { team: team.id, member: id });
    await policy({ team: team.id, needed: 2 });
    const first = await decide(owner, "approve", await proposed(member));
    await expect(decide(viewer, "delegate", first, { to: owner.id })).rejects.toMatchObject({
      ...{ code: "INVALID", facts: { issues: "to: has approved already" } },
    });
    await done(owner, "policies.create", { name: "One", operation: "deals.archive" });
    const round = await proposed(member, "deals.archive", {});
    await world.database.transaction((tx) =>
      tx.run("UPDATE approvals SET handed_over=? WHERE organization_id=? AND id=?", [
        ...[Array.from({ length: 20 }, () => `${newId()}:${newId()}`).join(" "), company.id, round.id],
      ]),
    );
    await expect(decide(owner, "delegate", round, { to: viewer.id })).rejects.toMatchObject({
      ...{ code: "INVALID", facts: { issues: expect.stringContaining("handed over too often") } },
    });
    expect(await decide(owner, "approve", round)).toMatchObject({ state: "done" });
  });

  test("it is void when the record has changed since", async () => {
    await policy();
    const approval = await proposed(member);
    await done(owner, "deals.update", { id: deal.id, version: deal.version, changes: { name: "Another" } });
    expect(await decide(owner, "approve", approval)).toMatchObject({ state: "void" });
    expect(await stageNow()).toBe("qualify");
  });

  test("it can be refused, and taken back by its proposer alone", async () => {
    await policy();
    const refused = await decide(owner, "refuse", await proposed(member), { note: "Too early" });
    expect(refused).toMatchObject({ state: "refused", note: "Too early" });
    const second = await proposed(member);
    await expect(decide(owner, "withdraw", second)).rejects.toMatchObject({ code: "NOT_YOURS_TO_DECIDE" });
    expect(await decide(member, "withdraw", second)).toMatchObject({ state: "withdrawn" });
    await expect(decide(owner, "approve", { ...second, version: second.version + 1 })).rejects.toMatchObject({
      code: "APPROVAL_CLOSED",
    });
  });

  test("after its time nobody can approve it; it lapses as its policy says", async () => {
    await policy({ hours: 1 });
    const approval = await proposed(member);
    const nexus: Actor = {
      ...{ kind: "system", id: "approvals", name: "Nexus", organization: company.id },
      permissions: new Set(["approvals.lapse"]),
    };
    expect(await decide(nexus, "lapse", approval)).toMatchObject({ state: "open" });
    world.setClock(new Date(Date.now() + 3_600_001));
    await expect(decide(owner, "approve", approval)).rejects.toMatchObject({ code: "APPROVAL_CLOSED" });
    expect(await decide(nexus, "lapse", approval)).toMatchObject({ state: "expired" });
    expect(await stageNow()).toBe("qualify");

    world.setClock(null);
    await done(owner, "policies.create", { name: "Soft", operation: "deals.archive", hours: 1, onTimeout: "approve" });
    const soft = await proposed(member, "deals.archive", {});
    world.setClock(new Date(Date.now() + 3_600_001));
    expect(await decide(nexus, "lapse", soft)).toMatchObject({ state: "done" });
    expect((await read("deals.get", { id: deal.id })).archivedAt).not.toBeNull();
  });

  test("whoever it escalates to may decide from then on", async () => {
    await policy({ escalateAfter: 2, escalateTo: viewer.id });
    const approval = await proposed(member);
    await expect(decide(viewer, "approve", approval)).rejects.toMatchObject({ code: "NOT_YOURS_TO_DECIDE" });
    world.setClock(new Date(Date.now() + 2 * 3_600_000 + 1));
    expect(await decide(viewer, "approve", approval)).toMatchObject({ state: "done" });
  });

  test.each([
    ["less", { atLeast: { minor: 40_000_000, currency: "EUR" } }, "done"],
    ["as much", { atLeast: { minor: 39_260_000, currency: "EUR" } }, "pending"],
    ["another currency", { atLeast: { minor: 99_999_999, currency: "CHF" } }, "pending"],
    ["acts of embedded elements", { actors: "embed" }, "done"],
    ["people's acts", { actors: "member" }, "pending"],
    ["another act", { operation: "deals.archive" }, "done"],
  ])("a policy on %s is about what it says", async (_, given, outcome) => {
    await policy(given);
    const input = { id: deal.id, version: deal.version, stage: "won" };
    expect(await execute(member, "deals.move", input)).toMatchObject({ outcome });
  });

  test("lowering a large amount is an act on a large amount", async () => {
    await policy({ operation: "deals.update", atLeast: { minor: 39_260_000, currency: "EUR" } });
    const changes = { amount: { minor: 1, currency: "EUR" } };
    const asked = execute(member, "deals.update", { id: deal.id, version: deal.version, changes });
    expect(await asked).toMatchObject({ outcome: "pending" });
  });

  test("many at once wait as one, and cannot hide in another act", async () => {
    await policy();
    const records = [{ id: deal.id, version: deal.version }];
    const outcome = await execute(member, "deals.bulk", { verb: "move", records, input: { stage: "won" } });
    if (outcome.outcome !== "pending") throw new Error("it is not pending");
    await decide(owner, "approve", await read("approvals.get", { id: outcome.approval.id }));
    expect(await stageNow()).toBe("won");

    // A policy on undo's way back holds there, too.
    await done(owner, "policies.create", { name: "Back", operation: "deals.update" });
    const renamed = await execute(owner, "deals.update", { id: deal.id, version: 2, changes: { name: "N" } });
    expect(renamed.outcome).toBe("pending");
  });

  test.each([
    ["deals.bulk", "pending"],
    ["deals.move", "pending"],
    ["deals.archive", "done"],
  ])("a policy on %s lets many moves at once be %s", async (operation, outcome) => {
    await policy({ operation });
    const records = [{ id: deal.id, version: deal.version }];
    const asked = execute(member, "deals.bulk", { verb: "move", records, input: { stage: "won" } });
    expect(await asked).toMatchObject({ outcome });
  });

  // Its own job would need an approval, whose job would need one.
  test.each(["jobs.begin", "jobs.tell", "mails.tell", "deals.load", "approvals.lapse"])(
    "no policy is about %s, which Nexus alone does",
    async (operation) => {
      await expect(policy({ operation })).rejects.toMatchObject({ code: "INVALID" });
    },
  );

  test("a policy that was put away holds for nothing any more", async () => {
    const { id, version } = await policy();
    await done(owner, "policies.archive", { id, version });
    const input = { id: deal.id, version: deal.version, stage: "won" };
    expect(await execute(member, "deals.move", input)).toMatchObject({ outcome: "done" });
  });

  test("what was proposed lies sealed", async () => {
    await policy();
    const approval = await proposed(member, "deals.move", { stage: "negotiation" });
    const row = await world.database.get(
      "SELECT sealed FROM approval_proposals WHERE organization_id=? AND approval_id=?",
      [company.id, approval.id],
    );
    expect(Buffer.from(row?.["sealed"] as Uint8Array).toString("latin1")).not.toContain("negotiation");
  });

  test("what was approved is taken back like any other write, by whoever may", async () => {
    await policy({ operation: "deals.archive" });
    await decide(owner, "approve", await proposed(member, "deals.archive", {}));
    const archived = await read("deals.get", { id: deal.id });
    expect(archived.archivedAt).not.toBeNull();
    const row = await world.database.get(
      "SELECT seq FROM journal WHERE organization_id=? AND operation='deals.archive' AND record_id=? AND version=?",
      [company.id, deal.id, archived.version],
    );
    await done(owner, "deals.undo", { seq: row?.["seq"] });
    expect((await read("deals.get", { id: deal.id })).archivedAt).toBeNull();
  });

  test("what its policy would have done in the end, and cannot be, is void and says why", async () => {
    await done(owner, "policies.create", { name: "Soft", operation: "deals.move", hours: 1, onTimeout: "approve" });
    const approval = await proposed(member);
    await world.database.transaction(async (tx) => {
      // Whoever proposed it may do it no more.
      await tx.run("UPDATE members SET role='viewer' WHERE organization_id=? AND id=?", [company.id, member.id]);
    });
    world.core.jobs.start();
    try {
      const states = async () => (await read("jobs.list", {})).items.map(({ state }: { state: string }) => state);
      await expect.poll(states, { timeout: 15_000 }).toEqual(["waiting"]);
      world.setClock(new Date(Date.now() + 3_600_001));
      const state = async () => read("approvals.get", { id: approval.id });
      await expect.poll(state, { timeout: 15_000 }).toMatchObject({ state: "void", refusal: "FORBIDDEN" });
      expect(await stageNow()).toBe("qualify");
    } finally {
      await world.core.jobs.stop();
      await world.database.transaction((tx) =>
        tx.run("UPDATE members SET role='member' WHERE organization_id=? AND id=?", [company.id, member.id]),
      );
    }
  });

  test("what its policy would have done, and stays in trouble however often it is tried, is void in the end", async () => {
    await done(owner, "policies.create", { name: "Soft", operation: "deals.move", hours: 1, onTimeout: "approve" });
    const approval = await proposed(member);
    const jobs = async () =>
      (await read("jobs.list", {})).items.map(({ name, state }: { name: string; state: string }) => [name, state]);
    tries = 0;
    isJammed = true;
    world.core.jobs.start();
    try {
      // A job is called what the approval is called.
      await expect.poll(jobs, { timeout: 15_000 }).toEqual([[`An approval's time: ${approval["title"]}`, "waiting"]]);
      let hour = Date.now() + 3_600_001;
      const state = async () => {
        world.setClock(new Date(hour));
        hour += 400_000;
        return read("approvals.get", { id: approval.id });
      };
      await expect
        .poll(state, { timeout: 15_000, interval: 200 })
        .toMatchObject({ state: "void", refusal: "INTERNAL" });
      expect(tries).toBe(5);
      await expect.poll(jobs, { timeout: 15_000 }).toEqual([[`An approval's time: ${approval["title"]}`, "done"]]);
    } finally {
      isJammed = false;
      await world.core.jobs.stop();
    }
  });

  test("what is in trouble for a while is done when that has passed", async () => {
    await done(owner, "policies.create", { name: "Soft", operation: "deals.move", hours: 1, onTimeout: "approve" });
    const approval = await proposed(member);
    tries = 0;
    isJammed = true;
    world.core.jobs.start();
    try {
      let hour = Date.now() + 3_600_001;
      const state = async () => {
        world.setClock(new Date(hour));
        hour += 400_000;
        isJammed = tries < 2;
        return (await read("approvals.get", { id: approval.id })).state;
      };
      await expect.poll(state, { timeout: 15_000, interval: 200 }).toBe("done");
      expect(await stageNow()).toBe("won");
    } finally {
      isJammed = false;
      await world.core.jobs.stop();
    }
  });

  test("a workers' process ends what nobody decided", async () => {
    await policy({ hours: 1 });
    const approval = await proposed(member);
    world.core.jobs.start();
    try {
      const states = async () => (await read("jobs.list", {})).items.map(({ state }: { state: string }) => state);
      await expect.poll(states, { timeout: 15_000 }).toEqual(["waiting"]);
      // A job whose end waits for an approval itself goes on.
      await policy({ operation: "jobs.cancel" });
      const { id, version } = (await read("jobs.list", {})).items[0];
      expect(await execute(member, "jobs.cancel", { id, version })).toMatchObject({ outcome: "pending" });
      world.setClock(new Date(Date.now() + 3_600_001));
      await expect
        .poll(async () => (await read("approvals.get", { id: approval.id })).state, { timeout: 15_000 })
        .toBe("expired");
    } finally {
      await world.core.jobs.stop();
    }
  });
});
