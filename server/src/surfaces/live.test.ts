import { type Deal, newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../testkit/databases.ts";
import { aStream, openStream } from "../testkit/stream.ts";
import { aDeal, aWorld, type Company, type World } from "../testkit/world.ts";

const ORIGIN = "https://intranet.example";

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

  test.each(["-1", "abc", "1e3", "1.5", "0x10", " 5", "NaN", "9999999", "99999999999999999999", "1' OR '1'='1", "5,6"])(
    "R2: a reader who says it saw %j last is told to start anew, and then hears what happens",
    async (forged) => {
      const stream = await aStream(here.url, headers, forged);
      expect((await stream.next()).event).toBe("hello");
      expect(await stream.next()).toMatchObject({ event: "reset", data: { why: "missed" } });
      const deal = await write(here, "deals.create", aDeal(company));
      expect(await stream.change()).toMatchObject({ id: deal.id });
      stream.close();
    },
  );

  test("R2: a place in another organization's journal opens nothing of it", async () => {
    const other = await here.company();
    const own = { cookie: await other.people.owner.signIn(), origin: here.url };
    const { seq } = await (async () => {
      const stream = await aStream(here.url, headers);
      await stream.next();
      await write(here, "deals.create", aDeal(company));
      const change = await stream.change();
      stream.close();
      return change;
    })();
    const stream = await aStream(here.url, own, seq);
    expect((await stream.next()).event).toBe("hello");
    expect((await stream.next()).event).toBe("reset");
    await write(here, "deals.create", aDeal(company));
    const input = { key: newId(), input: aDeal(other) };
    const made = await here.core.execute(other.people.owner.actor, "deals.create", input);
    expect(made).toMatchObject({ output: expect.stringContaining((await stream.change()).id) });
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

  type Ending = (of: Company, own: Record<string, string>) => Promise<unknown>;
  const sql =
    (text: string, id: (of: Company) => string): Ending =>
    (of) =>
      here.database.transaction((tx) => tx.run(text, [id(of)]));
  const asPerson = async (of: Company, role: "owner" | "member" | "viewer") => ({
    cookie: await of.people[role].signIn(),
  });
  const embedded = async (of: Company) => {
    const user = { email: of.people.owner.email };
    const asked = { user, elements: ["nexus-deals-board"], origins: [ORIGIN] };
    const { clientSecret } = await here.core.embeds.open(of.embedSecret, asked);
    const { accessToken } = await there.core.embeds.exchange(clientSecret, ORIGIN);
    return { authorization: `Bearer ${accessToken}`, origin: ORIGIN };
  };

  /** What ends a stream, and who had opened it. */
  const ENDINGS: readonly [string, (of: Company) => Promise<Record<string, string>>, Ending][] = [
    [
      "a sign-out",
      (of) => asPerson(of, "owner"),
      (_, own) =>
        fetch(`${here.url}/auth/sign-out`, {
          method: "POST",
          headers: { ...own, origin: here.url, "content-type": "application/json" },
          body: "{}",
        }),
    ],
    [
      "another role",
      (of) => asPerson(of, "member"),
      sql("UPDATE members SET role='viewer' WHERE id=?", (of) => of.people.member.id),
    ],
    [
      "an archived member",
      (of) => asPerson(of, "viewer"),
      sql(`UPDATE members SET archived_at='${new Date().toISOString()}' WHERE id=?`, (of) => of.people.viewer.id),
    ],
    ["a revoked token", embedded, sql("DELETE FROM embed_tokens WHERE organization_id=?", (of) => of.id)],
    [
      "a revoked key",
      embedded,
      sql(`UPDATE embed_keys SET revoked_at='${new Date().toISOString()}' WHERE organization_id=?`, (of) => of.id),
    ],
  ];

  test("B2: fifty revocations each end the streams at both processes within a second", async () => {
    const took: number[] = [];
    async function revoke(of: Company): Promise<void> {
      for (const [what, open, act] of ENDINGS) {
        const own = await open(of);
        const streams = await Promise.all(
          [here, there].map(({ url }) => aStream(url, { ...own, ...("cookie" in own ? { origin: url } : {}) })),
        );
        for (const stream of streams) expect((await stream.next()).event).toBe("hello");
        await act(of, own);
        const began = performance.now();
        for (const stream of streams) {
          expect([what, await stream.next()]).toMatchObject([what, { event: "end", data: { code: "TOKEN_ENDED" } }]);
          await stream.ended;
        }
        took.push(performance.now() - began);
      }
    }
    const companies = await Promise.all(Array.from({ length: 10 }, () => here.company()));
    await Promise.all(companies.map(revoke));
    expect(took).toHaveLength(50);
    expect(Math.max(...took)).toBeLessThan(1000);
  }, 60_000);

  test("B2: a ticket of a session that has ended since opens nothing", async () => {
    const own = { ...(await asPerson(company, "owner")), origin: here.url, "content-type": "application/json" };
    const answer = await fetch(`${here.url}/live/ticket`, { method: "POST", headers: own });
    const { ticket } = (await answer.json()) as { ticket: string };
    await fetch(`${here.url}/auth/sign-out`, { method: "POST", headers: own, body: "{}" });
    await expect(openStream(there.url, ticket, own)).rejects.toThrow("TOKEN_ENDED");
  });

  test("shares a stream between pages of one person with the same rights, and with nobody else", async () => {
    const shareOf = async (own: Record<string, string>): Promise<string> => {
      const answer = await fetch(`${here.url}/live/ticket`, { method: "POST", headers: { origin: here.url, ...own } });
      return ((await answer.json()) as { share: string }).share;
    };
    const other = await here.company();
    await here.database.transaction((tx) =>
      tx.run("UPDATE members SET role='owner' WHERE id=?", [company.people.viewer.id]),
    );
    const [first, again, colleague, stranger, embed, embedAgain] = await Promise.all([
      shareOf(headers),
      asPerson(company, "owner").then(shareOf),
      asPerson(company, "viewer").then(shareOf),
      asPerson(other, "owner").then(shareOf),
      embedded(company).then(shareOf),
      embedded(company).then(shareOf),
    ]);
    expect(again).toBe(first);
    expect(embedAgain).toBe(embed);
    expect(new Set([first, colleague, stranger, embed]).size).toBe(4);
  });
});
