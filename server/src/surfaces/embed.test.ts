import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../testkit/databases.ts";
import { aStream } from "../testkit/stream.ts";
import { aDeal, aWorld, type Company, type World } from "../testkit/world.ts";

const ORIGIN = "https://intranet.example";

describe.each(DATABASES)("an embed session on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    company = await world.company();
  });
  afterAll(async () => {
    world.setClock(null);
    expect(world.failures).toEqual([]);
    await world.close();
  });

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(world.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const open = (given: object = {}, secret = company.embedSecret) =>
    post(
      "/v1/embed/sessions",
      { user: { email: company.people.member.email }, elements: ["nexus-deals-board"], origins: [ORIGIN], ...given },
      { authorization: `Bearer ${secret}` },
    );
  const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];
  async function secretOf(given: object = {}): Promise<string> {
    return ((await (await open(given)).json()) as { clientSecret: string }).clientSecret;
  }
  const exchange = (clientSecret: string, origin = ORIGIN) => post("/embed/exchange", { clientSecret }, { origin });
  async function tokenOf(given: object = {}): Promise<string> {
    return ((await (await exchange(await secretOf(given))).json()) as { accessToken: string }).accessToken;
  }
  const ask = (token: string, name: string, origin: string | null = ORIGIN) =>
    fetch(`${world.url}/trpc/${name}`, {
      headers: { authorization: `Bearer ${token}`, ...(origin ? { origin } : {}) },
    });
  const tell = (token: string, name: string, input: unknown) =>
    fetch(`${world.url}/trpc/${name}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, origin: ORIGIN, "content-type": "application/json" },
      body: JSON.stringify({ key: newId(), input }),
    });

  test("acts as the member, from the page that it is bound to", async () => {
    const token = await tokenOf();
    const answer = await tell(token, "deals.create", aDeal(company));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    const { result } = (await answer.json()) as { result: { data: { seq: number } } };
    const row = await world.database.get("SELECT actor_kind, actor_id FROM journal WHERE organization_id=? AND seq=?", [
      company.id,
      result.data.seq,
    ]);
    expect(row).toEqual({ actor_kind: "embed", actor_id: company.people.member.id });
  });

  test("may do no more than the elements need, the role allows and the server asked for", async () => {
    const viewer = await tokenOf({ user: { email: company.people.viewer.email } });
    expect((await tell(viewer, "deals.create", aDeal(company))).status).toBe(403);
    const reading = await tokenOf({ permissions: ["deals.list", "accounts.create"] });
    expect((await ask(reading, "deals.list")).status).toBe(200);
    expect((await tell(reading, "deals.create", aDeal(company))).status).toBe(403);
    expect((await tell(reading, "accounts.create", { name: "X" })).status).toBe(403);
  });

  test.each([
    "https://evil.example",
    "https://intranet.example.evil.example",
    "http://intranet.example",
    "https://intranet.example:8443",
    "null",
    null,
  ])("is worth nothing at the origin %s", async (origin) => {
    const token = await tokenOf();
    const answer = await ask(token, "deals.list", origin);
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    if (origin !== null)
      expect(await codeOf(await exchange(await secretOf(), origin))).toEqual([403, "ORIGIN_REFUSED"]);
  });

  test("has a secret for one exchange, even when ten are tried at once", async () => {
    const secret = await secretOf();
    const answers = await Promise.all(Array.from({ length: 10 }, () => exchange(secret)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
  });

  test("has a secret for a minute and a token for five", async () => {
    const start = new Date();
    const later = (seconds: number) => world.setClock(new Date(start.getTime() + seconds * 1000));
    later(0);
    const late = await secretOf();
    later(61);
    expect(await codeOf(await exchange(late))).toEqual([401, "SECRET_REFUSED"]);
    const token = await tokenOf();
    expect((await ask(token, "deals.list")).status).toBe(200);
    later(362);
    expect((await ask(token, "deals.list")).status).toBe(401);
    world.setClock(null);
  });

  test("ends within a second of its key, streams included", async () => {
    const own = await world.company();
    const answer = await post(
      "/v1/embed/sessions",
      { user: { email: own.people.member.email }, elements: ["nexus-deals-board"], origins: [ORIGIN] },
      { authorization: `Bearer ${own.embedSecret}` },
    );
    const { clientSecret } = (await answer.json()) as { clientSecret: string };
    const { accessToken } = (await (await exchange(clientSecret)).json()) as { accessToken: string };
    const stream = await aStream(world.url, { authorization: `Bearer ${accessToken}`, origin: ORIGIN });
    await stream.next();
    await world.database.transaction((tx) =>
      tx.run("UPDATE embed_keys SET revoked_at=? WHERE organization_id=?", [new Date().toISOString(), own.id]),
    );
    expect((await stream.next()).event).toBe("end");
    await expect.poll(async () => (await ask(accessToken, "deals.list")).status, { timeout: 1000 }).toBe(401);
  });

  test.each<[string, object, string]>([
    ["a pattern for an origin", { origins: ["https://*.example"] }, "INVALID"],
    ["an origin with a path", { origins: ["https://intranet.example/"] }, "INVALID"],
    ["no origin", { origins: [] }, "INVALID"],
    ["an unknown user", { user: { email: "nobody@example.com" } }, "INVALID"],
    ["an unknown field", { role: "owner" }, "INVALID"],
  ])("is not opened for %s", async (_name, given, code) => {
    expect(await codeOf(await open(given))).toEqual([400, code]);
  });

  test("tells the page when its token has ended, so that it can get another", async () => {
    const { url } = world;
    const headers = { authorization: "Bearer nxe_ended", origin: ORIGIN };
    for (const answer of [
      await ask("nxe_ended", "deals.list"),
      await fetch(`${url}/live/ticket`, { method: "POST", headers }),
    ]) {
      expect(answer.status).toBe(401);
      expect(answer.headers.get("access-control-allow-origin")).toBe(ORIGIN);
      expect(answer.headers.has("access-control-allow-credentials")).toBe(false);
    }
  });

  test("is kept by no cache", async () => {
    const opened = await open();
    const { clientSecret } = (await opened.json()) as { clientSecret: string };
    for (const answer of [opened, await exchange(clientSecret), await exchange(clientSecret)]) {
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });

  test("may do nothing by an element that does not exist", async () => {
    const token = await tokenOf({ elements: ["nexus-constructor-board"] });
    expect((await ask(token, "session.current")).status).toBe(200);
    expect((await ask(token, "deals.list")).status).toBe(403);
  });

  test("is not opened by a wrong key", async () => {
    expect(await codeOf(await open({}, "nxs_wrong"))).toEqual([401, "SECRET_REFUSED"]);
  });

  test("leaves no secret in the database in the clear", async () => {
    const secret = await secretOf();
    const token = await tokenOf();
    for (const table of ["once_tokens", "embed_tokens", "embed_keys", "sessions"]) {
      const text = JSON.stringify(await world.database.all(`SELECT * FROM ${table}`));
      for (const each of [secret, token, company.embedSecret]) expect(text).not.toContain(each);
    }
  });
});
