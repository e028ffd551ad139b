import { type Deal, newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../testkit/databases.ts";
import { aStream, openStream } from "../testkit/stream.ts";
import { aDeal, aWorld, type Company, type World } from "../testkit/world.ts";

describe.each(DATABASES)("the live stream on $dialect", ({ fresh }) => {
  let here: World;
  let there: World;
  let company: Company;
  let headers: Record<string, string>;

  beforeAll(async () => {
    const url = await fresh();
    here = await aWorld({ url });
    there = await aWorld({ url, master: here.master });
    company = await here.company();
    headers = { cookie: await company.people.owner.signIn(), origin: here.url };
  });
  afterAll(async () => {
    expect([here.failures, there.failures]).toEqual([[], []]);
    await here.close();
    await there.close();
  });

  async function write(world: World, operation: string, input: object): Promise<Deal> {
    const outcome = await world.core.execute(company.people.owner.actor, operation, { key: newId(), input });
    if (outcome.outcome !== "done") throw new Error(outcome.outcome);
    return JSON.parse(outcome.output) as Deal;
  }

  test("tells what was written through another process, with the record as it is", async () => {
    const stream = await aStream(here.url, headers);
    expect((await stream.next()).event).toBe("hello");
    const deal = await write(there, "deals.create", aDeal(company));
    const change = await stream.change();
    expect(change).toMatchObject({
      verb: "deals.create",
      noun: "deals",
      id: deal.id,
      version: 1,
      actor: { kind: "member" },
    });
    expect(change.record).toEqual(deal);
    stream.close();
  });

  test("goes on behind the last event that a reader saw: nothing lost, nothing doubled, in order", async () => {
    const first = await aStream(here.url, headers);
    await first.next();
    const deal = await write(here, "deals.create", aDeal(company));
    const { seq } = await first.change();
    first.close();
    const stages = ["discovery", "proposal", "negotiation", "contract"];
    for (const [index, stage] of stages.entries()) {
      await write(index % 2 ? here : there, "deals.move", { id: deal.id, version: index + 1, stage });
    }
    const second = await aStream(here.url, headers, seq);
    await second.next();
    const seqs = [];
    for (const _ of stages) seqs.push((await second.change()).seq);
    expect(seqs).toEqual(stages.map((_, index) => seq + 1 + index));
    second.close();
  });

  test("does not tell a reader again what it heard from another process a moment ago", async () => {
    const other = await aStream(here.url, headers);
    await other.next();
    const deal = await write(here, "deals.create", aDeal(company));
    const { seq } = await other.change();
    // What is written there is read here a little later; who comes from there may know it already.
    await write(there, "deals.update", { id: deal.id, version: 1, changes: { nextStep: "Sign" } });
    const [behind, ahead] = await Promise.all([aStream(here.url, headers, seq), aStream(here.url, headers, seq + 1)]);
    await Promise.all([behind.next(), ahead.next()]);
    await write(there, "deals.update", { id: deal.id, version: 2, changes: { nextStep: "Celebrate" } });
    expect([(await behind.change()).seq, (await behind.change()).seq]).toEqual([seq + 1, seq + 2]);
    expect((await ahead.change()).seq).toBe(seq + 2);
    for (const each of [other, behind, ahead]) each.close();
  });

  test("says reset to a reader from the future", async () => {
    const stream = await aStream(here.url, headers, 9_999_999);
    expect((await stream.next()).event).toBe("hello");
    expect((await stream.next()).event).toBe("reset");
    stream.close();
  });

  test("tells another organization nothing", async () => {
    const other = await here.company();
    const stream = await aStream(here.url, { cookie: await other.people.owner.signIn(), origin: here.url });
    await stream.next();
    await write(here, "deals.create", aDeal(company));
    const own = await here.core.execute(other.people.owner.actor, "deals.create", {
      key: newId(),
      input: aDeal(other),
    });
    const { id } = await stream.change();
    expect(own).toMatchObject({ output: expect.stringContaining(id) });
    stream.close();
  });

  test("opens by a ticket once, and not without one", async () => {
    const answer = await fetch(`${here.url}/live/ticket`, { method: "POST", headers });
    const { ticket } = (await answer.json()) as { ticket: string };
    const stream = await openStream(there.url, ticket, headers);
    expect((await stream.next()).event).toBe("hello");
    stream.close();
    for (const used of [ticket, "", "x"]) await expect(openStream(here.url, used, headers)).rejects.toThrow("401");
    expect((await fetch(`${here.url}/live/ticket`, { method: "POST" })).status).toBe(401);
  });

  test("ends within two seconds of its reader's leaving the organization", async () => {
    const { viewer } = company.people;
    const stream = await aStream(here.url, { cookie: await viewer.signIn(), origin: here.url });
    await stream.next();
    const began = performance.now();
    await here.database.transaction((tx) =>
      tx.run("UPDATE members SET archived_at=? WHERE id=?", [new Date().toISOString(), viewer.id]),
    );
    expect((await stream.next()).event).toBe("end");
    await stream.ended;
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test("ends with its reader's role, so that the next one is of the new role", async () => {
    const { member } = company.people;
    const stream = await aStream(here.url, { cookie: await member.signIn(), origin: here.url });
    await stream.next();
    const become = (role: string) =>
      here.database.transaction((tx) => tx.run("UPDATE members SET role=? WHERE id=?", [role, member.id]));
    await become("viewer");
    expect((await stream.next()).event).toBe("end");
    await become("member");
  });

  test("ends within two seconds of its session's end", async () => {
    const own = { cookie: await company.people.member.signIn(), origin: here.url, "content-type": "application/json" };
    const stream = await aStream(there.url, { ...own, origin: there.url });
    await stream.next();
    const began = performance.now();
    await fetch(`${here.url}/auth/sign-out`, { method: "POST", headers: own, body: "{}" });
    expect((await stream.next()).event).toBe("end");
    await stream.ended;
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
