import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { newId } from "@nexus-os/contracts";
import type { Logger } from "pino";
import { Refusal } from "../core/refusal.ts";
import { opened, type Visit, visit, visiting } from "../core/telemetry/visit.ts";
import type { Watch } from "../core/telemetry/watch.ts";
import { answerProblem, tell } from "./door.ts";
import type { Standing } from "./health.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Told of every request when it is over. */
export type Over = (visit: Visit, request: IncomingMessage, response: ServerResponse, ms: number) => void;

export interface EntranceOptions {
  /** The surface that answers at a path, and how many bytes it takes. */
  readonly surfaceAt: (path: string) => { readonly answer: Answer; readonly mostBytes: number };
  readonly standing: Standing;
  readonly log: Logger;
  readonly over: readonly Over[];
  readonly watch?: Watch | null;
}

const HOST = /^[\w.:[\]-]{1,255}$/;

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1_048_576)} MB`;

/** Where every request comes in: it gets its id, is measured, and whatever fails on the way is told and harms no other. */
export function entrance({ surfaceAt, standing, log, over, watch = null }: EntranceOptions): Answer {
  function fail(error: unknown, { id }: Visit, response: ServerResponse): void {
    const { problem } = tell(error, id, log);
    // Once the answer has begun, its end is all that can be said.
    if (response.headersSent) response.destroy();
    else answerProblem(response, problem);
  }

  function enter(given: Visit, request: IncomingMessage, response: ServerResponse): void {
    const address = request.url ?? "/";
    const mark = address.indexOf("?");
    const { answer, mostBytes } = surfaceAt(mark === -1 ? address : address.slice(0, mark));
    if (standing.stopping) response.setHeader("connection", "close");
    const refusal = refusedAtOnce(request, mostBytes);
    if (refusal) {
      // The connection ends, so that the rest of the request is not read either.
      response.setHeader("connection", "close").setHeader("x-request-id", given.id);
      fail(refusal, given, response);
      return;
    }
    try {
      const answered = answer(request, response);
      if (answered) answered.catch((error: unknown) => fail(error, given, response));
    } catch (error) {
      fail(error, given, response);
    }
  }

  return (request, response) => {
    const began = performance.now();
    const given = visit(newId());
    const forget = opened(given, (error) => fail(error, given, response));
    response.once("close", () => {
      forget();
      const ms = performance.now() - began;
      for (const each of over) each(given, request, response, ms);
    });
    visiting(given, () => {
      if (watch) watch.request(given, request, response, () => enter(given, request, response));
      else enter(given, request, response);
    });
  };
}

/** Decided before anything of the body is read. */
function refusedAtOnce({ headers }: IncomingMessage, mostBytes: number): Refusal | null {
  if (!HOST.test(headers.host ?? "")) return new Refusal("INVALID", { issues: "host: must be a name or an address" });
  const isTooLarge = Number(headers["content-length"] ?? 0) > mostBytes;
  return isTooLarge ? new Refusal("TOO_LARGE", { limit: megabytes(mostBytes) }) : null;
}

const STATUS_OF: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Payload Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Answers what is no HTTP. Nothing of it is trusted, so the connection ends. */
export function answerNoRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const status = STATUS_OF[error.code ?? ""] ?? "400 Bad Request";
  const head = `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\nx-request-id: ${newId()}\r\n\r\n`;
  socket.end(head);
}
