import { type Deal, newId, permissionsOf } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApiKey } from "../../testkit/api-key.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { aStream } from "../../testkit/stream.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import { mustDecide } from "../approvals/deciders.ts";
import { sha256 } from "../journal/entry.ts";
import { Refusal } from "../refusal.ts";
import { keyNow } from "./api-keys.ts";

const DEALS = ["deals.list", "deals.get", "deals.create", "deals.move", "deals.timeline"];

describe.each(DATABASES)("API keys on $dialect", ({ fresh }) => {
  let here: World;
  let there: World;
  let company: Company;

  beforeAll(async () => {
    const url = await fresh();
    here = await aWorld({ url });
    there = await aWorld({ url, master: here.master });
    company = await here.company();
  });
  afterAll(async () => {
    expect([here.failures, there.failures]).toEqual([[], []]);
    await here.close();
    await there.close();
  });

  const list = (headers: Record<string, string>, world = here) => fetch(`${world.url}/trpc/deals.list`, { headers });
  const post = (operation: string, input: unknown, headers: Record<string, string>) =>
    fetch(`${here.url}/trpc/${operation}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ key: newId(), input }),
    });
  async function codeOf(answer: Response): Promise<unknown> {
    const { error } = (await answer.json()) as { error: { data: { nexus: { code: string } } } };
    return [answer.status, error.data.nexus.code];
  }
  const run = (operation: string, input: object) =>
    here.core.execute(company.people.owner.actor, operation, { key: newId(), input });
  const refused = async (work: Promise<unknown>): Promise<unknown> => {
    const error = await work.catch((thrown: unknown) => thrown);
    return error instanceof Refusal ? error.code : error;
  };

  test("B1: show their secret once, and of it the hash alone is kept", async () => {
    const told = { key: newId(), input: { name: "Once", permissions: DEALS } };
    const { actor } = company.people.owner;
    const made = await here.core.execute(actor, "apikeys.issue", told);
    const { secret, ...key } = JSON.parse((made as { output: string }).output) as { secret: string; id: string };
    expect(secret).toMatch(/^nxk_[A-Za-z0-9_-]{43}$/);
    expect(key).toMatchObject({ prefix: secret.slice(0, 10), state: "active", permissions: [...DEALS].sort() });
    expect(await refused(here.core.execute(actor, "apikeys.issue", told))).toBe("SECRET_SHOWN_ONCE");
    expect(JSON.parse(await here.core.query(actor, "apikeys.get", { id: key.id }))).toEqual(key);
    const rows = await here.database.all("SELECT hash, used_at FROM apikey_secrets WHERE apikey_id=?", [key.id]);
    expect(rows).toMatchObject([{ hash: sha256(secret), used_at: null }]);
  });

  test("act for a member, never with more than was given or than the member may do now", async () => {
    const person = await here.person(company.id, "member");
    const key = await anApiKey(here, company, { member: person.id, permissions: DEALS });
    expect((await list(key.headers)).status).toBe(200);
    const made = await post("deals.create", aDeal(company), key.headers);
    expect(made.status).toBe(200);
    expect(await codeOf(await post("deals.archive", { id: newId(), version: 1 }, key.headers))).toEqual([
      ...[403, "FORBIDDEN"],
    ]);
    const { result } = (await made.json()) as { result: { data: { output: Deal } } };
    const { items } = JSON.parse(
      await here.core.query(company.people.owner.actor, "deals.timeline", { id: result.data.output.id }),
    ) as { items: { actor: unknown }[] };
    expect(items[0]?.actor).toEqual({ kind: "key", id: key.id, name: "Warehouse sync" });
    await here.database.transaction((tx) =>
      tx.run("UPDATE members SET role='viewer' WHERE organization_id=? AND id=?", [company.id, person.id]),
    );
    await expect
      .poll(async () => (await post("deals.create", aDeal(company), key.headers)).status, { timeout: 1000 })
      .toBe(403);
    const at = new Date().toISOString();
    const now = await keyNow(here.database, company.id, { id: key.id, at });
    expect([...(now?.permissions ?? [])].sort()).toEqual(
      DEALS.filter((name) => permissionsOf("viewer").has(name)).sort(),
    );
    await here.database.transaction((tx) =>
      tx.run("UPDATE members SET archived_at=? WHERE organization_id=? AND id=?", [at, company.id, person.id]),
    );
    await expect.poll(async () => (await list(key.headers)).status, { timeout: 1000 }).toBe(401);
    expect(await keyNow(here.database, company.id, { id: key.id, at })).toBeNull();
  });

  test("C2: are given nothing that their maker lacks, and make no keys", async () => {
    const owner = company.people.owner.actor;
    const create = (input: object, actor = owner) =>
      refused(here.core.execute(actor, "apikeys.issue", { key: newId(), input: { name: "x", ...input } }));
    const narrow = { ...owner, permissions: new Set(["apikeys.issue", "deals.list"]) };
    expect(await create({ permissions: ["deals.move"] }, narrow)).toBe("INVALID");
    for (const permissions of [["jobs.tell"], ["deals.drop"], [], { all: true }, ["__proto__"], [7]]) {
      expect(await create({ permissions }), JSON.stringify(permissions)).toBe("INVALID");
    }
    expect(await create({ permissions: DEALS, expiresAt: "2020-01-01T00:00:00.000Z" })).toBe("INVALID");
    const foreign = await here.company();
    expect(await create({ permissions: DEALS, member: foreign.people.owner.id })).toBe("INVALID");
    const key = await anApiKey(here, company, { permissions: ["apikeys.issue", "deals.list", "approvals.approve"] });
    expect(await codeOf(await post("apikeys.issue", { name: "y", permissions: ["deals.list"] }, key.headers))).toEqual([
      ...[403, "FORBIDDEN"],
    ]);
    expect(() => mustDecide(new Set([key.id]), { kind: "key", id: key.id }, null)).toThrow("only people decide");
  });

  test("D6: are no other kind of token, and no other kind is one of them", async () => {
    const key = await anApiKey(here, company, { permissions: DEALS });
    const cookie = await company.people.owner.signIn();
    const [, session = ""] = /session_token=([^;]+)/.exec(cookie) ?? [];
    const others = [
      company.embedSecret,
      session,
      decodeURIComponent(session),
      `nxk_${company.embedSecret}`,
      "nxk_",
      "",
    ];
    for (const token of others) {
      expect(await codeOf(await list({ authorization: `Bearer ${token}` })), token).toEqual([401, "TOKEN_ENDED"]);
    }
    for (const headers of [{ cookie: `nexus.session_token=${key.secret}` }, { authorization: `Basic ${key.secret}` }]) {
      expect((await list(headers as Record<string, string>)).status).toBe(401);
    }
    const open = await fetch(`${here.url}/v1/embed/sessions`, {
      method: "POST",
      headers: { ...key.headers, "content-type": "application/json" },
      body: JSON.stringify({
        ...{ user: { email: company.people.owner.email }, elements: ["nexus-deals-board"] },
        origins: ["https://intranet.example"],
      }),
    });
    expect(open.status).toBe(401);
    const current = await fetch(`${here.url}/trpc/session.current`, { headers: key.headers });
    expect(await codeOf(current)).toEqual([403, "FORBIDDEN"]);
  });

  test("B6: have no business in a page of another origin, and need no origin where no page is", async () => {
    const key = await anApiKey(here, company, { permissions: DEALS });
    for (const secret of [key.secret, "nxk_unknown"]) {
      const answer = await list({ authorization: `Bearer ${secret}`, origin: "https://evil.example" });
      expect([answer.status >= 400, answer.headers.get("access-control-allow-origin")]).toEqual([true, null]);
    }
    const before = await here.database.all("SELECT seq FROM journal WHERE organization_id=?", [company.id]);
    const sent = await post("deals.create", aDeal(company), { ...key.headers, origin: "https://evil.example" });
    expect(await codeOf(sent)).toEqual([403, "ORIGIN_REFUSED"]);
    const after = await here.database.all("SELECT seq FROM journal WHERE organization_id=?", [company.id]);
    expect(after).toEqual(before);
    expect((await post("deals.create", aDeal(company), key.headers)).status).toBe(200);
  });

  test("B2: end within a second of their revocation, with their streams, at every process", async () => {
    const key = await anApiKey(here, company, { permissions: DEALS });
    const streams = [await aStream(here.url, key.headers), await aStream(there.url, key.headers)];
    for (const stream of streams) expect((await stream.next()).event).toBe("hello");
    expect((await list(key.headers, there)).status).toBe(200);
    const began = performance.now();
    await run("apikeys.revoke", { id: key.id, version: key.version });
    await Promise.all(streams.map(({ ended }) => ended));
    await expect.poll(async () => (await list(key.headers, there)).status, { interval: 20 }).toBe(401);
    await expect.poll(async () => (await list(key.headers)).status, { interval: 20 }).toBe(401);
    expect(performance.now() - began).toBeLessThan(1500);
    expect(await keyNow(here.database, company.id, { id: key.id, at: new Date().toISOString() })).toBeNull();
  });

  test("end by themselves on their day, and it is known to the minute when they were used", async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const key = await anApiKey(here, company, { permissions: DEALS, expiresAt });
    const used = async () => {
      const text = await here.core.query(company.people.owner.actor, "apikeys.uses", {});
      return (JSON.parse(text) as { uses: Record<string, string> }).uses[key.id];
    };
    const at = async (moment: number) => {
      here.setClock(new Date(moment));
      return (await list(key.headers)).status;
    };
    const began = Date.now();
    expect(await used()).toBeUndefined();
    expect(await at(began)).toBe(200);
    const first = await used();
    expect(first).toBe(new Date(began).toISOString());
    expect([await at(began + 59_000), await used()]).toEqual([200, first]);
    expect([await at(began + 61_000), await used()]).toEqual([200, new Date(began + 61_000).toISOString()]);
    expect(await at(Date.parse(expiresAt) + 1)).toBe(401);
    here.setClock(null);
  });
});

test("M1: what a key asks for is counted for that key alone", async () => {
  const [database] = DATABASES;
  const world = await aWorld({
    url: await database.fresh(),
    allowances: { actor: { perSecond: 0.001, atOnce: 30 } },
  });
  const company = await world.company();
  const [one, other] = [
    await anApiKey(world, company, { permissions: DEALS }),
    await anApiKey(world, company, { permissions: DEALS }),
  ];
  const list = (headers: Record<string, string>) => fetch(`${world.url}/trpc/deals.list`, { headers });
  await expect.poll(async () => (await list(one.headers)).status, { interval: 1 }).toBe(429);
  expect(Number((await list(one.headers)).headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await list(other.headers)).status).toBe(200);
  await world.close();
});
