import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { loggedPath } from "../../surfaces/access-log.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import { type Watches, watchesOf } from "../../watches.ts";
import { openDatabase } from "../database/database.ts";
import { Refusal } from "../refusal.ts";
import { watched } from "./database.ts";
import { logger } from "./log.ts";
import { masked, said } from "./masked.ts";
import { visit, visiting } from "./visit.ts";

type Line = Readonly<Record<string, unknown>> & { readonly msg: string };

/** A log that can be read. */
function aLog() {
  let text = "";
  const write = (line: string): void => {
    text += line;
  };
  const log = logger("debug", { write });
  const lines = (): Line[] =>
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line);
  return { log, lines, text: () => text };
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a line of the log", () => {
  test("has no field that is not on the list, however it got there", () => {
    const { log, lines, text } = aLog();
    log.info(
      {
        requestId: "r",
        password: "hunter2",
        cookie: "nexus=abc",
        headers: { authorization: "Bearer x" },
        input: { name: "Ines" },
      },
      "hello",
    );
    expect(lines()).toEqual([
      expect.objectContaining({ requestId: "r", msg: "hello", dropped: ["password", "cookie", "headers", "input"] }),
    ]);
    expect(text()).not.toMatch(/hunter2|abc|Bearer|Ines/);
  });

  test("says of a failure where it happened, and nothing that it quotes or carries", () => {
    const { log, lines, text } = aLog();
    const cause = new Error("Duplicate entry 'ines@havelmann.example' for key `users.email`");
    const error = Object.assign(new Error('Unexpected token in "my secret text"', { cause }), {
      sql: "INSERT 'hunter2'",
      parameters: ["hunter2"],
      errno: 1062,
    });
    log.error({ err: error }, 'failed with "my secret text"');
    expect(text()).not.toMatch(/secret|hunter2|ines@/);
    expect(lines()[0]).toMatchObject({
      err: { type: "Error", code: 1062, message: "Unexpected token in '…'", cause: { type: "Error" } },
    });
    expect(lines()[0]).toMatchObject({ err: { stack: expect.stringContaining("telemetry.test.ts") } });
    expect(said(new TypeError("Cannot read properties of undefined (reading 'id')")).message).toContain("'id'");
  });

  test("stays one line, whatever is in it", () => {
    const { log, lines } = aLog();
    log.info({ path: 'a\n{"level":"fatal","msg":"forged"}\r\n', code: "x\u2028y" }, "one\ntwo\u0000");
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatchObject({ level: "info" });
  });

  test("has no token of an address", () => {
    const id = newId();
    expect(loggedPath(`/auth/reset/${"k".repeat(32)}?token=hunter2`)).toBe("/auth/reset/…");
    expect(loggedPath(`/deals/${id}`)).toBe(`/deals/${id}`);
    expect(masked("no such user 'x'")).toBe("no such user '…'");
  });
});

/** A receiver of traces, as OTLP over HTTP speaks to it. */
async function aCollector() {
  const spans: {
    name: string;
    traceId: string;
    spanId: string;
    parentSpanId?: string;
    attributes: { key: string; value: Record<string, unknown> }[];
  }[] = [];
  let text = "";
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      text += body;
      const told = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: typeof spans }[] }[] };
      for (const resource of told.resourceSpans) for (const scope of resource.scopeSpans) spans.push(...scope.spans);
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  });
  return { spans, server, url: await listening(server), text: () => text };
}

describe.each(DATABASES)("a server that is watched, on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let cookie: string;
  let watches: Watches;
  let collector: Awaited<ReturnType<typeof aCollector>>;
  let server: Server;
  let url: string;
  let metricsUrl: string;
  const heard = aLog();

  beforeAll(async () => {
    collector = await aCollector();
    const free = createServer();
    const place = new URL(await listening(free));
    await new Promise((resolve) => free.close(resolve));
    metricsUrl = `${place.origin}/metrics`;
    watches = await watchesOf({
      ...{ accessLog: "all", stopGrace: 0, atOnce: 100, allowances: {}, jobDays: 30 },
      ...{ metrics: { host: "127.0.0.1", port: Number(place.port) }, traces: collector.url },
    });
    const { log } = heard;
    world = await aWorld({
      url: await fresh(),
      around: (database) => watched(database, { log, watch: watches.watch, slow: 0 }),
    });
    company = await world.company();
    cookie = await company.people.owner.signIn();
    await watches.serve(world.core, () => 2);
    server = createServer(
      createApp({
        core: world.core,
        baseUrl: world.url,
        filesUrl: world.url,
        log,
        webDir: null,
        access: "all",
        watch: watches.watch,
      }),
    );
    url = await listening(server);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await watches.stop();
    await world.close();
    collector.server.closeAllConnections();
    collector.server.close();
  });

  const create = (input: object): Promise<Response> =>
    fetch(`${url}/trpc/deals.create`, {
      method: "POST",
      headers: { cookie, origin: world.url, "content-type": "application/json", "x-request-id": "browser-0001" },
      body: JSON.stringify({ key: newId(), input }),
    });
  const lineOf = (id: string | null): Line | undefined =>
    heard.lines().find(({ requestId, msg }) => msg === "request" && requestId === id);

  test("a request can be followed from the browser to its row, and its input stands nowhere", async () => {
    const answer = await create(aDeal(company, { name: "Quietly unmistakable" }));
    const { result } = (await answer.json()) as { result: { data: { seq: number } } };
    const id = answer.headers.get("x-request-id");
    await expect
      .poll(() => lineOf(id))
      .toMatchObject({
        ...{ method: "POST", path: "/trpc/deals.create", status: 200, clientRequestId: "browser-0001" },
        ...{ organization: company.id, actor: "member", operations: [`deals.create#${result.data.seq}`] },
      });
    const [[operation] = []] = await world.database.lists(
      "SELECT operation FROM journal WHERE organization_id=? AND seq=?",
      [company.id, result.data.seq],
    );
    expect(operation).toBe("deals.create");
    // The statements that it sent say whose they are: those of its transaction, too, which others may have begun.
    const slow = heard.lines().filter(({ requestId, msg }) => msg === "a slow statement" && requestId === id);
    expect(slow.some(({ statement }) => String(statement).startsWith("INSERT INTO deals"))).toBe(true);
    expect(heard.text()).not.toContain("Quietly unmistakable");
    expect(heard.text()).not.toContain(cookie);
  });

  test("an identity that a client makes up is taken over only as such, and only where it is one", async () => {
    const answer = await fetch(`${url}/trpc/deals.list`, { headers: { cookie, "x-request-id": "a b\tc" } });
    const id = answer.headers.get("x-request-id");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await expect.poll(() => lineOf(id)).toBeDefined();
    expect(lineOf(id)).not.toHaveProperty("clientRequestId");
  });

  test("what was refused has its code; a name that is none of ours is not repeated", async () => {
    const answer = await fetch(`${url}/trpc/my%0Asecret.word`, { headers: { cookie } });
    await answer.text();
    const id = answer.headers.get("x-request-id");
    await expect
      .poll(() => lineOf(id))
      .toMatchObject({ status: 404, code: "UNKNOWN_OPERATION", operations: ["(unknown)"] });
  });

  test("who went away before the answer is told as such", async () => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    const path = `/trpc/deals.create?gone=${newId()}`;
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: nexus\r\ncookie: ${cookie}\r\norigin: ${world.url}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
    );
    setTimeout(() => socket.destroy(), 50);
    await expect.poll(() => heard.lines().some(({ status }) => status === 499)).toBe(true);
  });

  test("measurements count operations, errors, waits, streams and queues, and have no label that anybody can make up", async () => {
    await create(aDeal(company));
    await fetch(`${url}/trpc/no.such`, { headers: { cookie }, method: "GET" });
    await fetch(`${url}/made/up/by/me`);
    const text = await (await fetch(metricsUrl)).text();
    for (const line of [
      /nexus_operation_seconds_count\{operation="deals.create",code="done"\} [1-9]/,
      /nexus_operation_seconds_count\{operation="\(unknown\)",code="UNKNOWN_OPERATION"\} [1-9]/,
      /nexus_errors_total\{code="UNKNOWN_OPERATION"\} [1-9]/,
      /nexus_request_seconds_count\{method="POST",status="2xx"\} [1-9]/,
      /nexus_database_transaction_seconds_count [1-9]/,
      /nexus_database_wait_seconds_count [1-9]/,
      /nexus_open_streams 0/,
      /nexus_journals_broken 2/,
      /nexus_queue_depth\{queue="jobs queued"\} 0/,
      /nodejs_eventloop_lag_p99_seconds/,
      /process_resident_memory_bytes/,
    ])
      expect(text).toMatch(line);
    expect(text).not.toMatch(/made|no\.such/);
    expect((await fetch(metricsUrl.replace("/metrics", "/"))).status).toBe(404);
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });

  test("a trace leads from the request to its operation to its transaction, and holds no input", async () => {
    const answer = await create(aDeal(company, { name: "Quietly traced" }));
    const id = answer.headers.get("x-request-id");
    const of = (name: string, parent?: string) =>
      collector.spans.filter((span) => span.name === name && (parent === undefined || span.parentSpanId === parent));
    const root = () =>
      of("request").find(({ attributes }) =>
        attributes.some(({ key, value }) => key === "nexus.request_id" && value["stringValue"] === id),
      );
    await expect.poll(root, { timeout: 5000 }).toBeDefined();
    const operation = () => of("deals.create", root()?.spanId)[0];
    await expect.poll(operation, { timeout: 5000 }).toBeDefined();
    await expect.poll(() => of("transaction", operation()?.spanId).length, { timeout: 5000 }).toBeGreaterThan(0);
    expect(operation()?.traceId).toBe(root()?.traceId);
    expect(collector.text()).not.toMatch(/Quietly traced|nexus=/);
  });
});

describe("work that fails where nobody listens", () => {
  test("knows the request that it is done for", async () => {
    const { log, lines } = aLog();
    const database = watched(await openDatabase({ url: await DATABASES[0].fresh() }), { log, watch: null, slow: 0 });
    await visiting(visit("the-request"), () => database.get("SELECT 1"));
    expect(lines()).toEqual([expect.objectContaining({ requestId: "the-request", statement: "SELECT 1" })]);
    await expect(database.transaction(() => Promise.reject(new Refusal("NOT_FOUND")))).rejects.toThrow(Refusal);
    await database.close();
  });
});
