import { connect } from "node:net";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../seed/random.ts";
import { DATABASES } from "../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../testkit/world.ts";

/** Words of the inside: of stacks, statements, drivers and folders. */
const INSIDE =
  /node_modules|node:internal|\.ts:\d|\bat \w+ \(|SELECT |INSERT |sqlite|mysql|zod|sequelize|ECONN|\[object/i;
const ID = /^x-request-id: [0-9a-f-]{36}\r?$/im;

describe.each(DATABASES)("what is hostile or broken, on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let cookie: string;
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => void uncaught.push(error);

  beforeAll(async () => {
    process.on("uncaughtException", note);
    process.on("unhandledRejection", note);
    world = await aWorld({ url: await fresh() });
    company = await world.company();
    cookie = await company.people.owner.signIn();
  });
  afterAll(async () => {
    process.off("uncaughtException", note);
    process.off("unhandledRejection", note);
    await world.close();
  });

  /** Sends bytes as they are, and gives everything that came back until the server ended the connection or fell silent. */
  function raw(bytes: string | Buffer, quiet = 150): Promise<string> {
    const { hostname, port } = new URL(world.url);
    return new Promise((resolve) => {
      let said = "";
      const socket = connect(Number(port), hostname);
      const done = (): void => {
        socket.destroy();
        resolve(said);
      };
      socket.setTimeout(quiet, done);
      socket.on("data", (data) => {
        said += data.toString("latin1");
      });
      socket.on("close", done).on("error", done);
      socket.write(bytes);
    });
  }

  const head = (line: string, more = ""): string =>
    `${line} HTTP/1.1\r\nhost: nexus\r\ncookie: ${cookie}\r\norigin: ${world.url}\r\n${more}connection: close\r\n\r\n`;
  const post = (path: string, body: string | Buffer, more = ""): Buffer => {
    const bytes = Buffer.from(body);
    const fields = `content-type: application/json\r\ncontent-length: ${bytes.length}\r\n${more}`;
    return Buffer.concat([Buffer.from(head(`POST ${path}`, fields)), bytes]);
  };
  const create = (input: string): Buffer => post("/trpc/deals.create", `{"key":"${newId()}","input":${input}}`);
  const input = (text: string): string => `/trpc/deals.list?input=${encodeURIComponent(text)}`;
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

  const SHAPES: readonly [string, () => string | Buffer][] = [
    ["an address that cannot be decoded", () => head("GET /trpc/%ff%fe")],
    ["an input that cannot be decoded", () => head("GET /trpc/deals.list?input=%ff%fe")],
    ["an input that is no JSON", () => head(`GET ${input("{")}`)],
    ["an input of JavaScript's own keys", () => head(`GET ${input('{"__proto__":{"limit":1}}')}`)],
    ["an input of such a key in disguise", () => head(`GET ${input('{"\\u005f_proto__":{"limit":1}}')}`)],
    ["a write with such a key", () => create('{"name":"x","constructor":{"prototype":{}}}')],
    ["an input nested deep", () => head(`GET ${input(nested(1000))}`)],
    ["a write nested deeper", () => create(nested(100_000))],
    ["a batch that is nothing", () => head("GET /trpc/deals.list?batch=1&input=null")],
    ["a write that is no object", () => post("/trpc/deals.create", "7")],
    ["a write of bytes that are no text", () => post("/trpc/deals.create", Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
    ["half a character in a name", () => create('{"name":"\\ud800"}')],
    ["a null byte in a name", () => create('{"name":"a\\u0000b"}')],
    ["a number beyond all numbers", () => create('{"name":"x","amount":{"minor":1e999,"currency":"EUR"}}')],
    ["a method of nobody", () => head("BREW /trpc/deals.list")],
    ["TRACE", () => head("TRACE /")],
    ["CONNECT", () => head("CONNECT nexus:443")],
    ["PUT at calls", () => head("PUT /trpc/deals.list")],
    ["DELETE at the stream", () => head("DELETE /live")],
    ["a forged ticket", () => head("GET /live?ticket=%00")],
    ["PATCH at sign-in", () => head("PATCH /auth/sign-in/email")],
    ["a sign-in that is no JSON", () => post("/auth/sign-in/email", "{")],
    ["a sign-in of such keys", () => post("/auth/sign-in/email", '{"__proto__":{"email":"a@b.example"}}')],
    ["an embed session that is no JSON", () => post("/v1/embed/sessions", "{", "authorization: Bearer x\r\n")],
    ["an exchange of a list", () => post("/embed/exchange", "[]")],
    ["an absolute address of elsewhere", () => head("GET http://evil.example/trpc/deals.list?input=%7B")],
    ["an address with dots", () => head("GET /assets/../../../etc/passwd")],
    ["an address with encoded dots", () => head("GET /assets/%2e%2e%2f%2e%2e%2fpackage.json")],
    ["an address that is none", () => head("GET //[::1/x")],
    ["no host", () => "GET /auth/get-session HTTP/1.1\r\nconnection: close\r\n\r\n"],
    ["a host that is none", () => "GET /auth/get-session HTTP/1.1\r\nhost: a b/c\r\nconnection: close\r\n\r\n"],
    ["headers without end", () => head("GET /", `x: ${"a".repeat(40_000)}\r\n`)],
    ["two lengths", () => head("POST /trpc/deals.create", "content-length: 5\r\ncontent-length: 6\r\n")],
    [
      "a length and chunks",
      () => head("POST /trpc/deals.create", "content-length: 5\r\ntransfer-encoding: chunked\r\n"),
    ],
    ["chunks in disguise", () => head("POST /trpc/deals.create", "transfer-encoding: xchunked\r\n")],
    [
      "a chunk that is none",
      () =>
        `${head("POST /trpc/deals.create", "transfer-encoding: chunked\r\ncontent-type: application/json\r\n")}zz\r\n`,
    ],
    ["a length that is none", () => head("POST /trpc/deals.create", "content-length: -1\r\n")],
    ["a header folded over lines", () => head("GET /trpc/deals.list", "x: a\r\n b: c\r\n")],
    ["a header with a bare line break", () => head("GET /trpc/deals.list", "x: a\nb\r\n")],
    ["no HTTP at all", () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00])],
    ["HTTP/2's first words", () => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    [
      "a body far beyond the limit, said beforehand",
      () => head("POST /trpc/deals.create", "content-type: application/json\r\ncontent-length: 9999999999\r\n"),
    ],
    ["such a body for a ticket", () => head("POST /live/ticket", "content-length: 9999999999\r\n")],
    [
      "such a body at sign-in",
      () => head("POST /auth/sign-in/email", "content-type: application/json\r\ncontent-length: 9999999999\r\n"),
    ],
    [
      "twenty-one calls at once",
      () => head(`GET /trpc/${Array.from({ length: 21 }, () => "session.current").join(",")}?batch=1`),
    ],
  ];

  test.each(SHAPES)("%s is refused, with a request id and nothing of the inside", async (_name, shape) => {
    const before = await world.database.lists("SELECT COUNT(*) FROM journal");
    const said = await raw(shape(), 1000);
    // What cannot be one of ours may get no answer but the end of its connection.
    if (said !== "") {
      expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(said).toMatch(ID);
      expect(said).not.toMatch(INSIDE);
    }
    expect(await world.database.lists("SELECT COUNT(*) FROM journal")).toEqual(before);
  });

  test("a body that never ends is not read to its end", async () => {
    const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
    const fields = "transfer-encoding: chunked\r\ncontent-type: application/json\r\n";
    const said = await raw(head("POST /trpc/deals.create", fields) + chunk.repeat(40), 2000);
    expect(said).toMatch(/^HTTP\/1\.1 413 /);
    expect(said).toMatch(/^connection: close\r?$/im);
  });

  test("a request that breaks off harms nobody", async () => {
    const whole = create(JSON.stringify(aDeal(company)));
    for (let at = 10; at < whole.length - 1; at += 97) await raw(whole.subarray(0, at), 20);
    expect((await fetch(`${world.url}/health`)).status).toBe(200);
  });

  test("a thousand requests with bytes changed at random are all answered or ended, and no process is", async () => {
    const random = seededRandom(20_261_123).next;
    const whole = [
      create(JSON.stringify(aDeal(company))),
      Buffer.from(head(`GET ${input('{"limit":3}')}`)),
      Buffer.from(head("GET /live?ticket=x")),
    ];
    const strange: string[] = [];
    for (let round = 0; round < 50; round += 1) {
      const sent = Array.from({ length: 20 }, async () => {
        const bytes = Buffer.from(whole[Math.floor(random() * whole.length)] ?? "");
        const changes = 1 + Math.floor(random() * 8);
        for (let n = 0; n < changes; n += 1) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
        const said = await raw(bytes, 300);
        if (/^HTTP\/1\.1 5/.test(said) || INSIDE.test(said.split("\r\n\r\n")[0] ?? "")) strange.push(said);
      });
      await Promise.all(sent);
    }
    expect(strange).toEqual([]);
  }, 60_000);

  test("after all of it nothing was thrown that nobody caught, and objects are what they were", async () => {
    expect(uncaught).toEqual([]);
    expect(({} as Record<string, unknown>)["limit"]).toBeUndefined();
    expect((await fetch(`${world.url}/ready`)).status).toBe(200);
  });
});
