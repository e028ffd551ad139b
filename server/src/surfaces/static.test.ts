import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staticRoutes } from "./static.ts";

const PAGE = "<!doctype html><title>Nexus</title>";
const SCRIPT = "export {};";
const server = createServer();
let port = 0;

interface Answered {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request with these headers and no others: a browser's fetch adds some of its own. */
function asked(method: string, path: string, accept?: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = accept === undefined ? {} : { accept };
    const sent = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      const { statusCode: status, headers: told } = response;
      text(response).then((body) => resolve({ status, headers: told, body }), reject);
    });
    sent.once("error", reject).end();
  });
}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "nexus-web-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "manifest.json"), '{"scriptHashes":[]}');
  writeFileSync(join(folder, "index.html"), PAGE);
  writeFileSync(join(folder, "assets", "a.js"), SCRIPT);
  const listener = getRequestListener(staticRoutes(folder).fetch);
  server.on("request", (request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test.each([undefined, "*/*", "text/*;q=0.5", "text/html,application/xhtml+xml"])(
  "the portal's page is for who takes %s, at its first address and below",
  async (accept) => {
    for (const path of ["/", "/sales/deals?page=2"]) {
      const { status, headers, body } = await asked("GET", path, accept);
      expect([status, headers["content-type"], body]).toEqual([200, "text/html; charset=UTF-8", PAGE]);
      expect(headers["vary"]).toContain("accept");
    }
  },
);

test.each(["/", "/sales/deals", "/assets/a.js"])("HEAD %s answers as GET does, without the body", async (path) => {
  const [head, get] = [await asked("HEAD", path), await asked("GET", path)];
  expect([head.status, head.body]).toEqual([200, ""]);
  expect(get.body).toBe(path.startsWith("/assets/") ? SCRIPT : PAGE);
  for (const name of ["content-type", "cache-control", "content-security-policy", "x-content-type-options"]) {
    expect(head.headers[name], name).toBe(get.headers[name]);
  }
});

test.each(["/assets/gone.js", "/favicon.ico", "/v1/gone", "/auth/gone", "/embed/gone"])(
  "%s is not the page for a program that takes anything",
  async (path) => {
    for (const method of ["GET", "HEAD"]) expect(await asked(method, path, "*/*")).toMatchObject({ status: 404 });
  },
);

test("who takes no page gets none", async () => {
  expect(await asked("GET", "/", "application/json")).toMatchObject({ status: 404 });
});
