import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { File } from "@nexus-os/contracts";
import type { Logger } from "pino";
import type { Actor } from "../core/actor.ts";
import { dispositionOf } from "../core/files/file-name.ts";
import type { Files } from "../core/files/files.ts";
import { INLINE } from "../core/files/media-type.ts";
import { rangeOf } from "../core/files/range.ts";
import type { Limits } from "../core/limits/limits.ts";
import type { Query } from "../core/query/query.ts";
import { refuse } from "../core/refusal.ts";
import { answerProblem, nameRequest, tell } from "./door.ts";

export interface ContentRoutesOptions {
  readonly query: Query;
  readonly files: Files;
  readonly limits: Limits;
  readonly log: Logger;
}

/** What reading a content counts as, beside reading one record. */
const CONTENT_COST = 2;

/** Nobody's session counts here: the address is the permission, and was given to somebody who had it. */
function reader(organization: string): Actor {
  return { kind: "system", id: "files", name: "Nexus", organization, permissions: new Set(["files.get"]) };
}

/** What holds for every answer of this origin, so that no content is ever code, of this origin or of another. */
const INERT: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
};

/** Serves contents by their signed addresses, and nothing else. */
export function contentRoutes({ query, files, limits, log }: ContentRoutesOptions) {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD") {
      refuse("WRONG_METHOD", { operation: "A content", method: "GET" });
    }
    const grant = files.addresses.read(request.url ?? "/") ?? refuse("ADDRESS_ENDED");
    const { organization, file: id } = grant;
    await limits.count(reader(organization), CONTENT_COST);
    const file = JSON.parse(await query(reader(organization), "files.get", { id })) as File;
    const content = (await files.open(organization, id)) ?? refuse("NOT_FOUND", { singular: "file" });
    const isInline = grant.disposition === "inline" && INLINE.has(file.type);
    const range = rangeOf(request.headers.range, content.size);
    const headers: Record<string, string> = {
      "content-disposition": dispositionOf(isInline ? "inline" : "attachment", file.name),
      "accept-ranges": "bytes",
      // The browser of whoever was given the address may keep it for as long as the address lasts.
      "cache-control": "private, max-age=60",
      // A picture may stand in other people's pages, as elements do. The rest is saved, never part of a page.
      "cross-origin-resource-policy": isInline ? "cross-origin" : "same-origin",
    };
    if (range === "unsatisfiable") {
      response.writeHead(416, { ...headers, "content-range": `bytes */${content.size}` }).end();
      return;
    }
    const { from, to } = range ?? { from: 0, to: content.size - 1 };
    const length = { ...headers, "content-type": file.type, "content-length": String(to - from + 1) };
    const part = range ? { ...length, "content-range": `bytes ${from}-${to}/${content.size}` } : length;
    if (request.method === "HEAD") {
      response.writeHead(range ? 206 : 200, part).end();
      return;
    }
    const bytes = await content.read({ from, to });
    response.writeHead(range ? 206 : 200, part);
    await pipeline(bytes, response);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = nameRequest(response);
    for (const [name, value] of Object.entries(INERT)) response.setHeader(name, value);
    try {
      await answer(request, response);
    } catch (error) {
      if (!response.headersSent) return answerProblem(response, tell(error, requestId, log).problem);
      // Too late to say it: a broken-off answer is what its reader notices.
      if (!isReaderGone(error)) tell(error, requestId, log);
      response.destroy();
    }
  };
}

function isReaderGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
