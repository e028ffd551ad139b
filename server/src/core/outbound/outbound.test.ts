import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcp } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aReceiver, type Receiver } from "../../testkit/receiver.ts";
import { createOutbound, type Outbound } from "./outbound.ts";

const NAME = "hooks.example.com";
let receiver: Receiver;
let looked = 0;
let outbound: Outbound;
const url = (path = "/", name = NAME): string => `https://${name}:${receiver.port}${path}`;

/** The stub of a name server: its answers one after another, the last one for ever. */
const answering = (...answers: string[][]) => {
  let at = 0;
  return () => {
    looked += 1;
    return Promise.resolve(answers[Math.min(at++, answers.length - 1)] ?? []);
  };
};

beforeAll(async () => {
  receiver = await aReceiver([NAME]);
});
beforeEach(() => {
  looked = 0;
  receiver.answer((_request, response) => void response.end("ok"));
  outbound = createOutbound({ ca: receiver.ca, loopback: true, resolve: answering(["127.0.0.1"]) });
});
afterAll(() => receiver.close());

test("sends its bytes to the address that was looked at, with the name that was asked for", async () => {
  const body = Buffer.from('{"ü": 1}');
  const asked = { method: "POST", headers: { "content-type": "application/json" }, body } as const;
  const answered = await outbound.request(url("/a?b=c#d"), asked);
  expect(answered).toMatchObject({ status: 200, body: Buffer.from("ok") });
  const last = receiver.received.at(-1);
  expect(last).toMatchObject({ method: "POST", path: "/a?b=c", body });
  expect(last?.headers).toEqual({
    ...{ host: `${NAME}:${receiver.port}`, "content-type": "application/json", "accept-encoding": "identity" },
    ...{ "content-length": String(body.length), connection: "close" },
  });
  await expect(outbound.request(url(), { headers: { Host: "elsewhere" } })).rejects.toMatchObject({
    name: "OutboundError",
  });
  await expect(outbound.request(url(), { headers: { a: "b\r\nc: d" } })).rejects.toMatchObject({
    name: "OutboundError",
  });
});

test("a name that leads elsewhere a moment later is looked up once, and a connection ends with its call", async () => {
  const rebinding = createOutbound({
    ca: receiver.ca,
    loopback: true,
    resolve: answering(["127.0.0.1"], ["127.0.0.9"]),
  });
  const before = receiver.connections();
  expect((await rebinding.request(url())).status).toBe(200);
  expect([looked, receiver.connections() - before]).toEqual([1, 1]);
  // The other way round: it looked public, so what is called is the public address, whatever the name says since.
  const pointing = createOutbound({
    ca: receiver.ca,
    resolve: answering(["192.0.1.1"], ["127.0.0.1"]),
    ports: [receiver.port],
  });
  await expect(pointing.request(url(), { timeout: 300 })).rejects.toMatchObject({ name: "OutboundError" });
  await expect(pointing.request(url(), { timeout: 300 })).rejects.toMatchObject({ reason: "address" });
  expect(receiver.connections() - before).toBe(1);
});

test("an installation in production calls nothing of its own machine", async () => {
  const strict = createOutbound({ ca: receiver.ca, resolve: answering(["127.0.0.1"]), ports: [receiver.port] });
  const before = receiver.connections();
  for (const host of [NAME, "127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"]) {
    await expect(strict.request(url("/", host))).rejects.toMatchObject({ reason: "address" });
  }
  expect(receiver.connections()).toBe(before);
});

test("follows nobody: a redirection is an answer", async () => {
  receiver.answer((_request, response) => void response.writeHead(302, { location: "https://127.0.0.1/" }).end());
  const before = receiver.received.length;
  expect(await outbound.request(url())).toMatchObject({ status: 302, headers: { location: "https://127.0.0.1/" } });
  expect(receiver.received.length - before).toBe(1);
});

test("takes no more than it said, no longer than it said, and unpacks nothing", async () => {
  receiver.answer((_request, response) => void response.end("x".repeat(5000)));
  await expect(outbound.request(url(), { limit: 4999 })).rejects.toMatchObject({ reason: "answer" });
  expect((await outbound.request(url(), { limit: 10, cut: true })).body.toString()).toBe("x".repeat(10));
  expect((await outbound.request(url(), { limit: 5000 })).body).toHaveLength(5000);

  // An answer without an end, much larger than anybody may ask for.
  receiver.answer((_request, response) => {
    const part = Buffer.alloc(65_536);
    const more = (): void => {
      while (!response.destroyed && response.write(part));
    };
    response.on("drain", more);
    more();
  });
  await expect(outbound.request(url(), { limit: 1e9 })).rejects.toMatchObject({ reason: "answer" });

  receiver.answer((_request, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(gzipSync(Buffer.alloc(10_000_000)));
  });
  await expect(outbound.request(url())).rejects.toMatchObject({ reason: "answer" });

  receiver.answer((_request, response) => {
    const drip = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(drip));
  });
  const began = performance.now();
  await expect(outbound.request(url(), { timeout: 200 })).rejects.toMatchObject({ reason: "slow" });
  const never = createOutbound({ resolve: () => new Promise(() => {}) });
  await expect(never.request(`https://${NAME}/`, { timeout: 100 })).rejects.toMatchObject({ reason: "slow" });
  await expect(never.request(`https://${NAME}/`, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    reason: "slow",
  });
  expect(performance.now() - began).toBeLessThan(2000);
});

test("a certificate of somebody else, or of nobody known, ends the call, whatever the environment says", async () => {
  const elsewhere = url("/", "other.example.com");
  await expect(outbound.request(elsewhere)).rejects.toMatchObject({ reason: "certificate" });
  const trusting = createOutbound({ loopback: true, resolve: answering(["127.0.0.1"]) });
  process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
  try {
    await expect(trusting.request(url())).rejects.toMatchObject({ reason: "certificate" });
  } finally {
    delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"];
  }
});

test("says nothing of what it met", async () => {
  const tcp = createTcp((socket) => void socket.resume().end("SSH-2.0-OpenSSH_9.6\r\n"));
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  const { port } = tcp.address() as AddressInfo;
  const failures: string[] = [];
  for (const address of [`http://127.0.0.1:${port}`, `https://127.0.0.1:${port}`, "https://127.0.0.1:1"]) {
    const failure = await outbound.request(address).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "OutboundError" });
    failures.push((failure as Error).message);
  }
  await new Promise((resolve) => tcp.close(resolve));
  expect(failures.join()).not.toMatch(/SSH|ECONN|127\.0|\d{3,}/);
});

test("takes no proxy from its environment", async () => {
  let proxied = 0;
  const proxy: Server = createServer((_request, response) => {
    proxied += 1;
    response.end("proxied");
  }).on("connect", (_request, socket) => {
    proxied += 1;
    socket.end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  const by = `http://127.0.0.1:${port}`;
  const file = fileURLToPath(new URL("outbound.ts", import.meta.url));
  const program = `
    import { createOutbound } from ${JSON.stringify(file)};
    const settings = ${JSON.stringify({ ca: receiver.ca, loopback: true })};
    const outbound = createOutbound({ ...settings, resolve: async () => ["127.0.0.1"] });
    console.log((await outbound.request(${JSON.stringify(url())})).body.toString());`;
  const env = { ...process.env, NODE_USE_ENV_PROXY: "1", HTTPS_PROXY: by, HTTP_PROXY: by, ALL_PROXY: by, NO_PROXY: "" };
  const ran = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], { env });
  await new Promise((resolve) => proxy.close(resolve));
  expect([ran.stdout.trim(), proxied]).toEqual(["ok", 0]);
});
