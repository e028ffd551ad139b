import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Deal, newId } from "@nexus-os/contracts";
import { createTRPCUntypedClient, httpBatchLink, httpBatchStreamLink, httpLink, TRPCClientError } from "@trpc/client";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../testkit/world.ts";
import { dispatcher } from "./dispatch.ts";
import { credentialsOf } from "./door.ts";
import { trpcRouter } from "./trpc.ts";

const LINKS = { httpLink, httpBatchLink, httpBatchStreamLink };

/** Serves the router that is made of a world's operations, by tRPC's own handler. */
async function aRouterServer({ core }: World): Promise<{ server: Server; url: string }> {
  const log = pino({ level: "silent" });
  const handler = createHTTPHandler({
    router: trpcRouter({ operations: core.operations, dispatch: dispatcher(core), log }),
    basePath: "/trpc/",
    createContext: async ({ req }) => {
      const actor = await core.sessions.actorOf(credentialsOf(req.headers));
      if (!actor) throw new Error("the comparison is made signed in");
      return { actor, requestId: "" };
    },
  });
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe.each(DATABASES)("the lean handler on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let router: { server: Server; url: string };
  let cookie: string;
  let viewerCookie: string;
  let deal: Deal;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    company = await world.company();
    router = await aRouterServer(world);
    cookie = await company.people.owner.signIn();
    viewerCookie = await company.people.viewer.signIn();
    const made = await world.core.execute(company.people.owner.actor, "deals.create", {
      key: newId(),
      input: aDeal(company),
    });
    if (made.outcome !== "done") throw new Error("no deal");
    deal = JSON.parse(made.output) as Deal;
  });
  afterAll(async () => {
    router.server.closeAllConnections();
    router.server.close();
    await world.close();
  });

  const call = async (
    base: string,
    link: keyof typeof LINKS,
    as: string,
    [kind, name, input]: Call,
  ): Promise<unknown> => {
    const headers = { cookie: as, origin: world.url };
    const client = createTRPCUntypedClient({ links: [LINKS[link]({ url: `${base}/trpc`, headers })] });
    try {
      return { data: await (kind === "query" ? client.query(name, input) : client.mutation(name, input)) };
    } catch (error) {
      if (!(error instanceof TRPCClientError)) throw error;
      const { nexus, ...data } = error.data as { nexus: { requestId: string } };
      return { message: error.message, shape: error.shape?.code, data, nexus: { ...nexus, requestId: "" } };
    }
  };

  type Call = readonly ["query" | "mutation", string, unknown];
  const key = newId();
  const cases: [string, () => Call, boolean][] = [
    ["the session", () => ["query", "session.current", undefined], false],
    ["a list", () => ["query", "deals.list", { filter: { stage: "qualify" }, sort: { by: "name" }, limit: 5 }], false],
    ["a list asked for nothing", () => ["query", "members.list", undefined], false],
    ["a record", () => ["query", "deals.get", { id: deal.id }], false],
    ["an unknown id", () => ["query", "deals.get", { id: newId(0) }], false],
    ["an input of the wrong shape", () => ["query", "deals.get", { id: 7, more: true }], false],
    ["a write that was told before", () => ["mutation", "deals.create", { key, input: aDeal(company) }], false],
    ["a write without a key", () => ["mutation", "deals.create", aDeal(company)], false],
    [
      "a stale version",
      () => ["mutation", "deals.move", { key: newId(), input: { id: deal.id, version: 9, stage: "won" } }],
      false,
    ],
    [
      "a key that was used for something else",
      () => ["mutation", "deals.archive", { key, input: { id: deal.id, version: 1 } }],
      false,
    ],
    ["a viewer's write", () => ["mutation", "deals.move", { key: newId(), input: {} }], true],
    ["a viewer's read", () => ["query", "deals.list", {}], true],
  ];

  test.each(cases)("answers %s as tRPC's router does, over every link", async (_name, given, viewer) => {
    const as = viewer ? viewerCookie : cookie;
    for (const link of Object.keys(LINKS) as (keyof typeof LINKS)[]) {
      const asked = given();
      expect({ link, answer: await call(world.url, link, as, asked) }).toEqual({
        link,
        answer: await call(router.url, link, as, asked),
      });
    }
  });

  describe("refuses", () => {
    const send = (path: string, init: RequestInit = {}) =>
      fetch(world.url + path, {
        ...init,
        headers: { cookie, origin: world.url, ...(init.headers as Record<string, string>) },
      });
    const post = (body: string, headers: Record<string, string> = {}) =>
      send("/trpc/deals.create", { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
    const codeOf = async (answer: Response): Promise<unknown> => {
      const { error } = (await answer.json()) as { error: { data: { nexus: { code: string } } } };
      return [answer.status, error.data.nexus.code];
    };

    test.each<[string, () => Promise<Response>, [number, string]]>([
      ["nobody", () => fetch(`${world.url}/trpc/deals.list`), [401, "SIGN_IN_NEEDED"]],
      [
        "a forged cookie",
        () => fetch(`${world.url}/trpc/deals.list`, { headers: { cookie: "nexus.session_token=forged.sig" } }),
        [401, "SIGN_IN_NEEDED"],
      ],
      [
        "a made-up token",
        () => fetch(`${world.url}/trpc/deals.list`, { headers: { authorization: "Bearer nxe_x" } }),
        [401, "TOKEN_ENDED"],
      ],
      ["malformed JSON", () => post("{"), [400, "MALFORMED"]],
      ["a form", () => post("a=b", { "content-type": "application/x-www-form-urlencoded" }), [400, "INVALID"]],
      ["another origin", () => post("{}", { origin: "https://evil.example" }), [403, "ORIGIN_REFUSED"]],
      ["a null origin", () => post("{}", { origin: "null" }), [403, "ORIGIN_REFUSED"]],
      ["an unknown operation", () => send("/trpc/deals.drop"), [404, "UNKNOWN_OPERATION"]],
      ["a name that cannot be decoded", () => send("/trpc/%E0%A4%A"), [404, "UNKNOWN_OPERATION"]],
      ["a name of JavaScript's own", () => send("/trpc/__proto__"), [404, "UNKNOWN_OPERATION"]],
      ["a write by GET", () => send("/trpc/deals.create?input=%7B%7D"), [405, "WRONG_METHOD"]],
      [
        "a body over a megabyte",
        () => post(JSON.stringify({ key: "k", input: "x".repeat(1_100_000) })),
        [413, "TOO_LARGE"],
      ],
      [
        "__proto__ keys",
        () => post(`{"key":"${newId()}","input":{"name":"x","__proto__":{"stage":"won"}}}`),
        [400, "INVALID"],
      ],
      [
        "an unknown field",
        () => post(JSON.stringify({ key: newId(), input: aDeal(company, { organization: newId() }) })),
        [400, "INVALID"],
      ],
    ])("%s, and nothing changes", async (_name, request, expected) => {
      const before = await world.database.all("SELECT seq FROM journal");
      const answer = await request();
      expect(await codeOf(answer)).toEqual(expected);
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      expect(await world.database.all("SELECT seq FROM journal")).toEqual(before);
    });

    test("more than twenty calls at once", async () => {
      const answer = await send(
        `/trpc/${Array.from({ length: 21 }, () => "session.current").join(",")}?batch=1&input=%7B%7D`,
      );
      expect(await codeOf(answer)).toEqual([413, "TOO_LARGE"]);
    });
  });

  test("a signed-out session is worth nothing at once", async () => {
    const own = await company.people.member.signIn();
    const ask = () => fetch(`${world.url}/trpc/session.current`, { headers: { cookie: own } });
    expect((await ask()).status).toBe(200);
    const headers = { cookie: own, origin: world.url, "content-type": "application/json" };
    await fetch(`${world.url}/auth/sign-out`, { method: "POST", headers, body: "{}" });
    expect((await ask()).status).toBe(401);
  });

  test("a session that was ended is worth nothing when the clock is set back, either", async () => {
    const own = await company.people.member.signIn();
    const ask = () => fetch(`${world.url}/trpc/session.current`, { headers: { cookie: own } });
    world.setClock(new Date(Date.now() + 3_600_000));
    expect((await ask()).status).toBe(200);
    world.setClock(null);
    await world.database.transaction((tx) => tx.run("DELETE FROM sessions"));
    expect((await ask()).status).toBe(401);
  });
});
