import { Agent, request as send } from "node:http";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../testkit/world.ts";
import { MOST_WORK } from "./gate.ts";

interface Told {
  readonly status: number;
  readonly ms: number;
  readonly retryAfter: string | undefined;
}

describe.each(DATABASES)("more than can be done, on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let cookie: string;

  beforeAll(async () => {
    // Few places, so that ten times as many ask as can be worked for without a machine of its own to ask from.
    world = await aWorld({
      url: await fresh(),
      admission: { places: 4, patience: 300 },
      allowances: { actor: { perSecond: 1e6, atOnce: 1e8 }, organization: { perSecond: 1e6, atOnce: 1e8 } },
    });
    company = await world.company();
    cookie = await company.people.owner.signIn();
    for (let n = 0; n < 50; n += 1) {
      await world.core.execute(company.people.owner.actor, "deals.create", { key: newId(), input: aDeal(company) });
    }
  });
  afterAll(() => world.close());

  function ask(agent: Agent, path: string, body?: string): Promise<Told> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const headers = { cookie, origin: world.url, "content-type": "application/json" };
      const sent = send(world.url + path, { agent, method: body === undefined ? "GET" : "POST", headers }, (answer) => {
        answer.resume().once("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            ms: performance.now() - began,
            retryAfter: answer.headers["retry-after"],
          }),
        );
      });
      sent.once("error", reject).end(body);
    });
  }

  /** Everybody asks again at once, whatever they were told, as nobody should. */
  async function offered(people: number, ms: number): Promise<{ done: number; told: Told[] }> {
    const agent = new Agent({ keepAlive: true, maxSockets: people });
    const told: Told[] = [];
    const until = performance.now() + ms;
    await Promise.all(
      Array.from({ length: people }, async () => {
        while (performance.now() < until)
          told.push(await ask(agent, "/trpc/deals.create", JSON.stringify({ key: newId(), input: aDeal(company) })));
      }),
    );
    agent.destroy();
    return { done: told.filter(({ status }) => status === 200).length / (ms / 1000), told };
  }

  test("ten times as much is asked for as can be done: at least 70 % of what can be done is, and nobody waits long", async () => {
    await offered(4, 500);
    const alone = await offered(4, 2000);
    const crowd = await offered(40, 2000);
    expect(new Set(crowd.told.map(({ status }) => status)).difference(new Set([200, 503]))).toEqual(new Set());
    expect(crowd.done).toBeGreaterThan(0.7 * alone.done);
    const admitted = crowd.told
      .filter(({ status }) => status === 200)
      .map(({ ms }) => ms)
      .sort((a, b) => a - b);
    expect(admitted[Math.floor(admitted.length * 0.99)]).toBeLessThan(1500);
    // Nothing that was shed was done, and nothing that was done was lost.
    const [[entries] = []] = await world.database.lists("SELECT COUNT(*) FROM journal WHERE operation='deals.create'");
    const [[deals] = []] = await world.database.lists("SELECT COUNT(*) FROM deals");
    expect(entries).toBe(deals);
    expect(world.core.admission.active).toBe(0);
  }, 30_000);

  test("who is told to come again is told when", async () => {
    const places = Array.from({ length: 4 }, () => world.core.admission.enter("first", "test"));
    const told = await ask(new Agent(), "/trpc/deals.list");
    expect(told).toMatchObject({ status: 503, retryAfter: "1" });
    expect(told.ms).toBeLessThan(1500);
    for (const place of places) (await place)();
    expect((await ask(new Agent(), "/trpc/deals.list")).status).toBe(200);
  });

  test("a batch is refused for the work in it, though it has few calls, and before any of it is done", async () => {
    const bulk = { key: newId(), input: {} };
    const count = Math.floor(MOST_WORK / 100) + 1;
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [index, bulk])));
    const path = `/trpc/${Array.from({ length: count }, () => "deals.bulk").join(",")}?batch=1`;
    expect((await ask(new Agent(), path, body)).status).toBe(413);
  });
});

describe.each(DATABASES)("a member who asks for more than is allowed, on $dialect", ({ fresh }) => {
  test("is told so with the seconds, and others are not", async () => {
    const world = await aWorld({ url: await fresh(), allowances: { actor: { perSecond: 1, atOnce: 60 } } });
    const company = await world.company();
    const headers = { cookie: await company.people.owner.signIn() };
    const list = (given: Record<string, string>): Promise<Response> =>
      fetch(`${world.url}/trpc/deals.list`, { headers: given });
    const answers = [];
    for (let n = 0; n < 30; n += 1) answers.push(await list(headers));
    const refused = answers.filter(({ status }) => status === 429);
    // Twenty lists at three each; what seconds bring back is counted in.
    expect(refused.length).toBeGreaterThan(5);
    expect(refused.length).toBeLessThan(14);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answers.some((answer) => answer.headers.has("ratelimit-remaining"))).toBe(true);
    expect((await list({ cookie: await company.people.member.signIn() })).status).toBe(200);
    await world.close();
  });

  test("opens no streams without end, either", async () => {
    const world = await aWorld({ url: await fresh(), allowances: { actor: { perSecond: 1, atOnce: 60 } } });
    const company = await world.company();
    const headers = { cookie: await company.people.owner.signIn(), origin: world.url };
    const statuses = [];
    for (let n = 0; n < 30; n += 1) {
      const answer = await fetch(`${world.url}/live/ticket`, { method: "POST", headers });
      statuses.push(answer.status);
      await answer.arrayBuffer();
    }
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    // Sixty at five each.
    expect(statuses.filter((status) => status === 200).length).toBeLessThan(20);
    await world.close();
  });
});
