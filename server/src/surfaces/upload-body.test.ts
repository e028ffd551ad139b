import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Refusal } from "../core/refusal.ts";
import { bodyOf } from "./upload-body.ts";

const SILENCE = 200;
let server: Server;
let port: number;
let outcome: Promise<number | string>;

beforeEach(async () => {
  const told = Promise.withResolvers<number | string>();
  outcome = told.promise;
  async function read(request: IncomingMessage): Promise<number> {
    let bytes = 0;
    for await (const chunk of bodyOf(request, SILENCE)) bytes += chunk.length;
    return bytes;
  }
  server = createServer((request, response) => {
    const done = read(request).catch((error: unknown) => (error instanceof Refusal ? error.code : String(error)));
    told.resolve(done);
    void done.then(() => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function sender(head: string): Socket {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${head}\r\n\r\n`);
  return socket;
}

test("who sends slowly, but sends, is waited for", async () => {
  const socket = sender("content-length: 500");
  for (let sent = 0; sent < 5; sent += 1) {
    socket.write(Buffer.alloc(100));
    await wait(SILENCE / 2);
  }
  expect(await outcome).toBe(500);
});

test("who falls silent is cut off", async () => {
  const socket = sender("content-length: 500");
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(Buffer.alloc(100));
  expect(await outcome).toBe("TOO_SLOW");
  await closed;
});

test("who never begins is cut off too", async () => {
  sender("content-length: 500");
  expect(await outcome).toBe("TOO_SLOW");
});

test("who goes away has sent nothing", async () => {
  const socket = sender("content-length: 500");
  socket.write(Buffer.alloc(499), () => socket.destroy());
  expect(await outcome).toBe("CANCELLED");
});

test("a chunked body that ends without its end is no body", async () => {
  const socket = sender("transfer-encoding: chunked");
  socket.write("5\r\nhello\r\n", () => socket.end());
  expect(await outcome).toBe("CANCELLED");
});
