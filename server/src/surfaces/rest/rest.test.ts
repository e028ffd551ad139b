import { type Deal, METRIC_OPERATIONS, newId, ROLES, SEARCH_OPERATION } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApiKey } from "../../testkit/api-key.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import { routeOf } from "./routes.ts";

const [{ fresh }] = DATABASES;
const MANY = { perSecond: 1e6, atOnce: 1e8 };

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown> & { readonly items?: readonly Deal[] };
}

describe("REST", () => {
  let world: World;
  let company: Company;
  let key: Record<string, string>;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh(), allowances: { actor: MANY, organization: MANY } });
    company = await world.company();
    const permissions = [...company.people.owner.actor.permissions];
    key = (await anApiKey(world, company, { permissions })).headers;
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(`${world.url}/api/v1/${path}`, {
      method,
      headers: { ...key, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === "" ? {} : JSON.parse(text) };
  }
  const deal = async (given: object = {}) =>
    (await send("POST", "deals", aDeal(company, given))).body as unknown as Deal;
  const toldOf = ({ status, body }: Answer) => [status, body["code"]];

  test("makes, reads, changes, moves, puts away and takes back a record, by the methods of HTTP", async () => {
    const once = { "idempotency-key": newId() };
    const made = await send("POST", "deals", aDeal(company), once);
    const { id } = made.body as unknown as Deal;
    expect([made.status, made.headers.get("location"), made.headers.get("etag")]).toEqual([
      ...[201, `/api/v1/deals/${id}`, '"1"'],
    ]);
    expect((await send("POST", "deals", aDeal(company), once)).body).toEqual(made.body);
    expect(toldOf(await send("POST", "deals", aDeal(company, { name: "Other" }), once))).toEqual([422, "KEY_REUSED"]);

    const read = await send("GET", `deals/${id}`);
    expect([read.status, read.headers.get("etag"), read.body]).toEqual([200, '"1"', made.body]);
    expect((await send("GET", `deals/${id}`, undefined, { "if-none-match": '"1"' })).status).toBe(304);

    const changed = await send("PATCH", `deals/${id}`, { nextStep: "Sign" }, { "if-match": '"1"' });
    expect([changed.status, changed.headers.get("etag"), changed.body["nextStep"]]).toEqual([200, '"2"', "Sign"]);
    const stale = await send("PATCH", `deals/${id}`, { nextStep: "Wait" }, { "if-match": '"1"' });
    expect([...toldOf(stale), (stale.body["facts"] as { current: Deal }).current.version]).toEqual([
      412,
      "CONFLICT",
      2,
    ]);
    expect(toldOf(await send("PATCH", `deals/${id}`, { nextStep: "Wait", version: 1 }))).toEqual([409, "CONFLICT"]);
    expect(toldOf(await send("PATCH", `deals/${id}`, { nextStep: "Wait" }))).toEqual([400, "INVALID"]);
    expect(toldOf(await send("PATCH", `deals/${id}`, { nextStep: "Wait" }, { "if-match": "*" }))).toEqual([
      400,
      "INVALID",
    ]);

    const moved = await send("POST", `deals/${id}/move`, { version: 2, stage: "won" });
    expect([moved.status, moved.body["stage"]]).toEqual([200, "won"]);
    const seq = Number(moved.headers.get("nexus-seq"));
    expect((await send("POST", "deals/undo", { seq })).status).toBe(200);
    const away = await send("DELETE", `deals/${id}?version=4`);
    expect([away.status, typeof away.body["archivedAt"]]).toEqual([200, "string"]);
    const back = await send("POST", `deals/${id}/restore`, undefined, { "if-match": '"5"' });
    expect([back.status, back.body["archivedAt"]]).toEqual([200, null]);
    const { items } = (await send("GET", `deals/${id}/timeline?limit=2`)).body;
    expect(items?.map((moment) => (moment as unknown as { operation: string }).operation)).toEqual([
      ...["deals.restore", "deals.archive"],
    ]);
  });

  test("lists what its address asks for, page by page behind its links", async () => {
    const mark = `Mark ${newId()}`;
    const amounts = [100, 200, 300, 400];
    for (const minor of amounts) await deal({ name: mark, amount: { minor, currency: "EUR" } });
    const first = `deals?name=${encodeURIComponent(mark)}&amount[currency]=EUR&amount[from]=150&sort=-createdAt&limit=2`;
    const seen: number[] = [];
    let path: string | null = first;
    while (path !== null) {
      const page: Answer = await send("GET", path);
      expect(page.status).toBe(200);
      seen.push(...(page.body.items ?? []).map(({ amount }) => amount?.minor ?? 0));
      path = /^<\/api\/v1\/([^>]+)>; rel="next"$/.exec(page.headers.get("link") ?? "")?.[1] ?? null;
    }
    expect(seen).toEqual([400, 300, 200]);
    const asked = encodeURIComponent(JSON.stringify({ name: mark }));
    expect((await send("GET", `deals?filter=${asked}&stage=won&stage=qualify`)).body.items).toHaveLength(4);
    expect((await send("GET", `deals/count?name=${encodeURIComponent(mark)}`)).body).toMatchObject({ count: 4 });
    const groups = await send("POST", "deals/aggregate", { filter: { name: mark }, by: [{ field: "stage" }] });
    expect(groups.status).toBe(200);
    expect((await send("GET", `search?text=${encodeURIComponent(company.account)}`)).status).toBe(200);
    expect((await send("GET", "metrics")).status).toBe(200);
    const wrong = [
      "deals?colour=red",
      "deals?limit=many",
      "deals?sort=colour",
      "deals?amount[from]=1",
      "deals?stage[from]=a",
    ];
    for (const each of [...wrong, "deals?filter=[]", "deals?archived=yes", "metrics?x=1", `deals/${newId()}?x=1`]) {
      expect(toldOf(await send("GET", each)), each).toEqual([400, "INVALID"]);
    }
  });

  test("says where to look for what is not done yet", async () => {
    const { id } = await deal();
    const exported = await send("POST", "deals/export", { format: "csv", name: "Deals" });
    expect([exported.status, exported.body["outcome"]]).toEqual([202, "accepted"]);
    expect(exported.headers.get("location")).toMatch(/^\/api\/v1\/jobs\/[0-9a-f-]{36}$/);
    await send("POST", "policies", { name: "Archiving", operation: "deals.archive", actors: "key" });
    let asked: Answer = exported;
    await expect
      .poll(async () => {
        asked = await send("DELETE", `deals/${id}`, undefined, { "if-match": '"1"' });
        return asked.body["outcome"];
      })
      .toBe("pending");
    const { pathname } = new URL(asked.headers.get("location") ?? "", world.url);
    const approval = await send("GET", pathname.slice("/api/v1/".length));
    expect([asked.status, approval.body["state"], approval.body["proposer"]]).toEqual([202, "open", null]);
    const { items = [] } = (await send("GET", "policies")).body;
    for (const { id: policy, version } of items) await send("DELETE", `policies/${policy}?version=${version}`);
  });

  test("tells failures as problem details (RFC 9457)", async () => {
    const unknown = await send("GET", `deals/${newId()}`);
    expect(unknown.headers.get("content-type")).toBe("application/problem+json");
    expect(unknown.body).toMatchObject({ type: "about:blank", title: "NOT_FOUND", status: 404, code: "NOT_FOUND" });
    expect(unknown.body["requestId"]).toBe(unknown.headers.get("x-request-id"));
    const put = await send("PUT", "deals", {});
    expect([...toldOf(put), put.headers.get("allow")]).toEqual([405, "WRONG_METHOD", "GET, POST"]);
    expect(toldOf(await send("GET", "unicorns"))).toEqual([404, "UNKNOWN_OPERATION"]);
    expect(toldOf(await send("POST", "deals", "{"))).toEqual([400, "MALFORMED"]);
    expect(toldOf(await send("POST", "deals", "[]"))).toEqual([400, "INVALID"]);
    expect(toldOf(await send("POST", "deals", "a=b", { "content-type": "text/plain" }))).toEqual([400, "INVALID"]);
    expect(toldOf(await send("POST", "deals", aDeal(company, { organization: newId() })))).toEqual([400, "INVALID"]);
    expect(toldOf(await send("POST", "deals", `{"__proto__":{}}`))).toEqual([400, "INVALID"]);
    const nobody = await fetch(`${world.url}/api/v1/deals`);
    expect([nobody.status, nobody.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  });

  test("A1: another organization's record is as unknown as one that is not there", async () => {
    const other = await world.company();
    const { headers } = await anApiKey(world, other, { permissions: ["deals.get", "deals.update"] });
    const { id } = await deal();
    const [theirs, nowhere] = [
      await send("GET", `deals/${id}`, undefined, headers),
      await send("GET", `deals/${newId()}`),
    ];
    const bare = ({ body }: Answer) => ({ ...body, requestId: "" });
    expect(bare(theirs)).toEqual(bare(nowhere));
    expect(toldOf(await send("PATCH", `deals/${id}`, { name: "Mine", version: 1 }, headers))).toEqual([
      404,
      "NOT_FOUND",
    ]);
  });

  test("B6: a session writes from the portal's own origin alone", async () => {
    const cookie = await company.people.owner.signIn();
    const post = (headers: Record<string, string>, type = "application/json") =>
      fetch(`${world.url}/api/v1/deals`, {
        method: "POST",
        headers: { cookie, "content-type": type, ...headers },
        body: JSON.stringify(aDeal(company)),
      });
    expect((await post({ origin: world.url })).status).toBe(201);
    for (const headers of [{}, { origin: "null" }, { origin: "https://evil.example" }]) {
      for (const type of ["application/json", "text/plain", "multipart/form-data; boundary=x"]) {
        const answer = await post(headers as Record<string, string>, type);
        expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([403, null]);
      }
    }
    const preflight = await fetch(`${world.url}/api/v1/deals`, {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": "PATCH" },
    });
    expect([preflight.ok, preflight.headers.get("access-control-allow-origin")]).toEqual([false, null]);
  });

  test.each(ROLES)("C1: %s may do by REST what they may do by tRPC, and nothing else", async (role) => {
    const person = await world.person(company.id, role);
    const headers = { cookie: await person.signIn(), origin: world.url, "content-type": "application/json" };
    const promises = [...world.core.operations.values()].map(({ promise }) => promise);
    const differing: string[] = [];
    for (const operation of [...promises, ...METRIC_OPERATIONS, SEARCH_OPERATION]) {
      const { method, path } = routeOf(operation);
      const [nonsense, isRead] = [{ nonsense: 1 }, operation.kind === "query"];
      const address = `${world.url}/api/v1/${path.replace("{id}", newId())}`;
      const called = await fetch(method === "GET" ? `${address}?nonsense=1` : address, {
        ...{ method, headers },
        ...(method === "GET" ? {} : { body: JSON.stringify(nonsense) }),
      });
      const asked = isRead ? `?input=${encodeURIComponent(JSON.stringify(nonsense))}` : "";
      const compared = await fetch(`${world.url}/trpc/${operation.name}${asked}`, {
        ...{ method: isRead ? "GET" : "POST", headers },
        ...(isRead ? {} : { body: JSON.stringify({ key: newId(), input: nonsense }) }),
      });
      const { code } = (await called.json()) as { code: string };
      const { error } = (await compared.json()) as { error: { data: { nexus: { code: string } } } };
      const expected = operation.roles.includes(role) ? "INVALID" : "FORBIDDEN";
      if (code !== expected || error.data.nexus.code !== expected) differing.push(`${operation.name}: ${code}`);
    }
    expect(differing).toEqual([]);
  });
});

test("M1: says how long to wait where somebody asks too much", async () => {
  const world = await aWorld({ url: await fresh(), allowances: { actor: { perSecond: 0.001, atOnce: 30 } } });
  const company = await world.company();
  const { headers } = await anApiKey(world, company, { permissions: ["deals.list"] });
  const list = () => fetch(`${world.url}/api/v1/deals`, { headers });
  await expect.poll(async () => (await list()).status, { interval: 1 }).toBe(429);
  const answer = await list();
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await answer.json()).toMatchObject({ status: 429, code: "TOO_MANY" });
  await world.close();
});
