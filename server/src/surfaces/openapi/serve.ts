import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { openApi } from "./document.ts";
import { PAGE_POLICY, pageOf } from "./page.ts";

/** Where the document of all addresses stands, for programs and for people. */
export const API_PATHS: ReadonlySet<string> = new Set(["/api", "/api/", "/api/openapi.json"]);

interface Said {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly packed: Buffer;
}

function saidAs(text: string, headers: Readonly<Record<string, string>>): Said {
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const bytes = Buffer.from(text);
  const common = { etag, vary: "accept-encoding", "cache-control": "no-cache", "x-content-type-options": "nosniff" };
  return { headers: { ...common, ...headers }, bytes, packed: gzipSync(bytes) };
}

/** The document and the page of the interface for programs. They tell of no organization, so anybody may read them. */
export function apiDocument(): (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> {
  // It takes a moment to compute and most servers are never asked for it.
  let kept: { readonly document: Said; readonly page: Said } | null = null;
  const make = () => {
    const document = openApi();
    return {
      document: saidAs(JSON.stringify(document), {
        "content-type": "application/json",
        "access-control-allow-origin": "*",
      }),
      page: saidAs(pageOf(document), {
        ...{ "content-type": "text/html; charset=utf-8", "content-security-policy": PAGE_POLICY },
        "referrer-policy": "same-origin",
      }),
    };
  };
  return async (request, response, path) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    kept ??= make();
    const { headers, bytes, packed } = path.endsWith(".json") ? kept.document : kept.page;
    if (request.headers["if-none-match"] === headers["etag"]) {
      response.writeHead(304, headers).end();
      return;
    }
    const takesPacked = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
    const body = takesPacked ? packed : bytes;
    response.writeHead(200, {
      ...headers,
      ...(takesPacked ? { "content-encoding": "gzip" } : {}),
      "content-length": body.length,
    });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}
