import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ERRORS, type ErrorCode, OPERATIONS } from "@nexus-os/contracts";
import { initTRPC, TRPCError } from "@trpc/server";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import { afterEach, describe, expect, test } from "vitest";
import { connect, defaultNexus, type Nexus, NexusError, NexusUnfinished, onDefaultNexus } from "./index.ts";
import { isQuery } from "./nexus.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

class Refused extends TRPCError {
  readonly nexus: { code: ErrorCode; facts: object };

  constructor(code: ErrorCode, facts: object = {}) {
    super({ code: ERRORS[code].rpc as TRPCError["code"], message: ERRORS[code].message });
    this.nexus = { code, facts };
  }
}

const trpc = initTRPC.create({
  errorFormatter: ({ shape, error }) => {
    if (!(error instanceof Refused)) return shape;
    const { status, message } = ERRORS[error.nexus.code];
    return { ...shape, data: { ...shape.data, nexus: { ...error.nexus, status, message, requestId: "r-1" } } };
  },
});

const anything = (given: unknown): never => given as never;
const query = (answer: (input: never) => unknown) => trpc.procedure.input(anything).query(({ input }) => answer(input));
const write = (answer: (told: { key: string; input: never }) => unknown) =>
  trpc.procedure.input(anything).mutation(({ input }) => answer(input));

const open: { servers: Server[]; connections: Nexus[] } = { servers: [], connections: [] };

afterEach(async () => {
  for (const nexus of open.connections.splice(0)) nexus.destroy();
  for (const server of open.servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

/** A server that speaks tRPC by its own library, with handlers for other addresses, and what it was asked. */
async function aServer(says: {
  procedures?: Parameters<typeof trpc.router>[0];
  at?: Record<string, Handler>;
  admit?: (request: IncomingMessage) => ErrorCode | null;
}) {
  const asked: string[] = [];
  const calls = createHTTPHandler({
    router: trpc.router(says.procedures ?? {}),
    basePath: "/trpc/",
    createContext: ({ req }) => {
      const refusal = says.admit?.(req);
      if (refusal) throw new Refused(refusal);
      return {};
    },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "", "http://x").pathname;
    asked.push(`${request.method} ${path}`);
    const own = says.at?.[path];
    if (own) own(request, response);
    else calls(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  open.servers.push(server);
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function aConnection(...[options]: Parameters<typeof connect>): Nexus {
  const nexus = connect({ locale: "en", timeZone: "UTC", ...options });
  open.connections.push(nexus);
  return nexus;
}

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

const failureOf = async (call: Promise<unknown>): Promise<NexusError> => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(NexusError);
  return error as NexusError;
};

const done = (output: unknown) => ({ outcome: "done", output, seq: 1 });

describe("calls", () => {
  test("calls of one tick travel in one request, queries apart from writes", async () => {
    const { url, asked } = await aServer({
      procedures: {
        deals: { get: query(({ id }: { id: string }) => ({ id })), archive: write(({ input }) => done(input)) },
      },
    });
    const nexus = aConnection({ url });
    const answers = await Promise.all([
      nexus.deals.get({ id: "a" }),
      nexus.deals.get({ id: "ä&?" }),
      nexus.deals.archive({ id: "b", version: 1 }),
    ]);
    expect(answers).toEqual([{ id: "a" }, { id: "ä&?" }, { id: "b", version: 1 }]);
    expect(asked.sort()).toEqual(["GET /trpc/deals.get,deals.get", "POST /trpc/deals.archive"]);
  });

  test("one request holds at most twenty calls, and no address is longer than servers take", async () => {
    const { url, asked } = await aServer({ procedures: { deals: { get: query((input) => input) } } });
    const nexus = aConnection({ url });
    const short = Array.from({ length: 25 }, (_, index) => nexus.deals.get({ id: String(index) }));
    expect(await Promise.all(short)).toHaveLength(25);
    expect(asked.map((line) => line.split(",").length)).toEqual([20, 5]);
    asked.length = 0;
    const long = Array.from({ length: 5 }, () => nexus.deals.get({ id: "x".repeat(2_500) }));
    expect(await Promise.all(long)).toHaveLength(5);
    expect(asked.map((line) => line.split(",").length)).toEqual([2, 2, 1]);
  });

  test("one failed call of a batch fails alone, with its code, facts and request id", async () => {
    const current = { id: "a", version: 3 };
    const { url } = await aServer({
      procedures: {
        deals: {
          get: query(() => "fine"),
          list: query(() => {
            throw new Refused("CONFLICT", { current });
          }),
        },
      },
    });
    const nexus = aConnection({ url });
    const [fine, error] = await Promise.all([nexus.deals.get({ id: "a" }), failureOf(nexus.deals.list())]);
    expect(fine).toBe("fine");
    expect(error).toMatchObject({
      code: "CONFLICT",
      status: 409,
      facts: { current },
      requestId: "r-1",
      retryable: false,
    });
  });

  test("a proxy's page of words is a failure that may be tried again", async () => {
    let times = 0;
    const { url } = await aServer({
      at: {
        "/trpc/deals.list": (_, response) => {
          times += 1;
          response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>");
        },
      },
    });
    const error = await failureOf(aConnection({ url }).deals.list());
    expect(error).toMatchObject({ code: "BUSY", retryable: true });
    expect(times).toBe(3);
  });

  test("a server that is not there is OFFLINE", async () => {
    const error = await failureOf(aConnection({ url: "http://127.0.0.1:9" }).deals.list());
    expect(error).toMatchObject({ code: "OFFLINE", status: 0, retryable: true, requestId: "" });
  });

  test("whether a failure is retryable follows from its status as the contracts say it", () => {
    for (const [code, { status, message, retryable }] of Object.entries(ERRORS)) {
      const error = new NexusError({ code: code as ErrorCode, status, message, facts: {}, requestId: "" });
      expect([code, error.retryable]).toEqual([code, retryable]);
    }
  });

  test("what only asks is told from its name as the contracts declare it", () => {
    for (const { name, kind } of OPERATIONS.values()) expect([name, isQuery(name)]).toEqual([name, kind === "query"]);
  });

  test("an aborted call ends at once; the request ends with the last of its calls", async () => {
    let ended = () => {};
    const over = new Promise<void>((resolve) => {
      ended = resolve;
    });
    let arrived = () => {};
    const there = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { url } = await aServer({
      at: {
        "/trpc/deals.list,deals.list": (_, response) => {
          arrived();
          response.on("close", ended);
        },
      },
    });
    const nexus = aConnection({ url });
    const one = new AbortController();
    const other = new AbortController();
    const first = failureOf(nexus.deals.list({}, { signal: one.signal }));
    const second = failureOf(nexus.deals.list({}, { signal: other.signal }));
    await there;
    one.abort();
    expect((await first).code).toBe("CANCELLED");
    other.abort();
    expect((await second).code).toBe("CANCELLED");
    await over;
  });

  test("a write whose answer was lost is told again with the same key", async () => {
    const keys: string[] = [];
    let lose = true;
    const { url } = await aServer({
      procedures: {
        deals: {
          archive: write(({ key }) => {
            keys.push(key);
            return done({ key });
          }),
        },
      },
    });
    const nexus = aConnection({
      url,
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (!lose) return answer;
        lose = false;
        throw new TypeError("connection reset");
      },
    });
    await nexus.deals.archive({ id: "a", version: 1 });
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    await nexus.deals.archive({ id: "a", version: 1 }, { key: "my-own" });
    expect(keys[2]).toBe("my-own");
  });

  test("a write that waits for an approval rejects as unfinished", async () => {
    const approval = { id: "ap", deciders: ["m"], expiresAt: "2026-01-01T00:00:00.000Z" };
    const { url } = await aServer({
      procedures: { deals: { archive: write(() => ({ outcome: "pending", approval })) } },
    });
    const error = await aConnection({ url })
      .deals.archive({ id: "a", version: 1 })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NexusUnfinished);
    expect(error).toMatchObject({ approval, job: null });
  });

  test("what an import or an export gives is its job; another act that goes on rejects with it", async () => {
    const job = { id: "j", progress: null };
    const accepted = write(() => ({ outcome: "accepted", job }));
    const { url } = await aServer({
      procedures: { deals: { import: accepted, export: accepted, undo: accepted } },
    });
    const nexus = aConnection({ url });
    expect(await nexus.deals.import({ file: "f" })).toEqual(job);
    expect(await nexus.deals.export({ format: "csv" })).toEqual(job);
    await expect(nexus.deals.undo({ seq: 1 })).rejects.toMatchObject({ job, approval: null });
  });

  test("a connection can be awaited, bound in a template and serialised: none of that is taken for a call", async () => {
    const nexus = aConnection({ url: "http://127.0.0.1:9" });
    expect(await Promise.resolve(nexus)).toBe(nexus);
    expect(await Promise.resolve(nexus.deals)).toBe(nexus.deals);
    expect([Reflect.get(nexus, "_$litDirective$"), Reflect.get(nexus.deals, "toJSON")]).toEqual([undefined, undefined]);
  });
});

describe("a person's session", () => {
  const session = { kind: "member", member: { name: "Ines Brandt" } };

  test("who is signed in is asked once, and again after a sign-in", async () => {
    let signedIn = false;
    const { url, asked } = await aServer({
      admit: () => (signedIn ? null : "SIGN_IN_NEEDED"),
      procedures: { session: { current: query(() => session) } },
      at: {
        "/auth/sign-in/email": (_, response) => {
          signedIn = true;
          json(response, 200, { user: {} });
        },
      },
    });
    const nexus = aConnection({ url });
    const told: string[] = [];
    nexus.on("session-expired", ({ code }) => told.push(code));
    nexus.on("session", (now) => told.push(String(now?.member.name)));
    await Promise.all([failureOf(nexus.session()), failureOf(nexus.session())]);
    expect(told).toEqual(["SIGN_IN_NEEDED"]);
    await nexus.signIn({ email: "ines@example.com", password: "secret" });
    expect(await nexus.session()).toEqual(session);
    expect(told).toEqual(["SIGN_IN_NEEDED", "Ines Brandt"]);
    expect(asked.filter((line) => line.startsWith("GET"))).toHaveLength(2);
  });

  test.each([
    [401, {}, "SIGN_IN_REFUSED", {}],
    [400, {}, "SIGN_IN_REFUSED", {}],
    [429, { "x-retry-after": "7" }, "TOO_MANY", { seconds: 7 }],
    [500, {}, "INTERNAL", {}],
  ] as const)("a sign-in answered with %i fails by its own code", async (status, headers, code, facts) => {
    const { url } = await aServer({
      at: { "/auth/sign-in/email": (_, response) => response.writeHead(status, headers).end() },
    });
    const error = await failureOf(aConnection({ url }).signIn({ email: "a@b.example", password: "x" }));
    expect(error).toMatchObject({ code, facts });
  });
});

describe("an embed session", () => {
  function exchange() {
    let count = 0;
    return (_: IncomingMessage, response: ServerResponse): void => {
      count += 1;
      json(response, 200, { accessToken: `token-${count}`, expiresAt: new Date(Date.now() + 300_000).toISOString() });
    };
  }

  test("all calls share one exchange of one secret, and the token stands in a header alone", async () => {
    const seen: (string | undefined)[] = [];
    let secrets = 0;
    const { url, asked } = await aServer({
      procedures: { deals: { list: query(() => []), archive: write(() => done(null)) } },
      at: { "/embed/exchange": exchange() },
      admit: ({ headers, url: address = "" }) => {
        seen.push(headers.authorization);
        expect(address).not.toContain("token");
        return null;
      },
    });
    const fetchClientSecret = async () => {
      secrets += 1;
      return `secret-${secrets}`;
    };
    const nexus = aConnection({ url, fetchClientSecret });
    await Promise.all([nexus.deals.list(), nexus.deals.archive({ id: "a", version: 1 })]);
    await nexus.deals.list();
    expect(secrets).toBe(1);
    expect(asked.filter((line) => line === "POST /embed/exchange")).toHaveLength(1);
    expect(new Set(seen)).toEqual(new Set(["Bearer token-1"]));
  });

  test("a token that ended early is renewed once for all calls that met it", async () => {
    const { url, asked } = await aServer({
      procedures: { deals: { list: query(() => []), archive: write(() => done(null)) } },
      at: { "/embed/exchange": exchange() },
      admit: ({ headers }) => (headers.authorization === "Bearer token-1" ? "TOKEN_ENDED" : null),
    });
    const nexus = aConnection({ url, fetchClientSecret: async () => "secret" });
    await Promise.all([nexus.deals.list(), nexus.deals.archive({ id: "a", version: 1 })]);
    expect(asked.filter((line) => line === "POST /embed/exchange")).toHaveLength(2);
  });

  test("a secret that Nexus refuses is told once, as an event, and fails the calls", async () => {
    const { url } = await aServer({
      at: {
        "/embed/exchange": (_, response) =>
          json(response, 403, { code: "ORIGIN_REFUSED", status: 403, message: "No.", facts: {}, requestId: "r-2" }),
      },
    });
    const nexus = aConnection({ url, fetchClientSecret: async () => "secret" });
    const told: NexusError[] = [];
    nexus.on("session-error", (error) => told.push(error));
    const errors = await Promise.all([
      failureOf(nexus.deals.list()),
      failureOf(nexus.deals.archive({ id: "a", version: 1 })),
    ]);
    expect(errors.map(({ code }) => code)).toEqual(["ORIGIN_REFUSED", "ORIGIN_REFUSED"]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ code: "ORIGIN_REFUSED", requestId: "r-2", retryable: false });
  });
});

describe("the page's connection", () => {
  test("is the first that stands, and whoever waits for it is told", () => {
    const told: (Nexus | null)[] = [];
    const end = onDefaultNexus((nexus) => told.push(nexus));
    const first = aConnection({ url: "http://127.0.0.1:9" });
    aConnection({ url: "http://127.0.0.1:9" });
    expect(defaultNexus()).toBe(first);
    first.destroy();
    end();
    expect(told).toEqual([first, null]);
  });
});
