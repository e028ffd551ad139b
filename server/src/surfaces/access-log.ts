import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { Visit } from "../core/telemetry/visit.ts";

/** Which requests get a line: all, or those that failed here or took long, or none. */
export type AccessLog = "all" | "failed" | "off";

const LONG_MS = 1000;
const MOST = 200;
/** What looks like a secret in an address: long, and no id. */
const SECRET = /[A-Za-z0-9_-]{24,}/g;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CLIENT_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** An address without its query, and without what may be a token in it. */
export function loggedPath(address: string): string {
  const [path = ""] = address.split("?", 1);
  return path.slice(0, MOST).replace(SECRET, (part) => (ID.test(part) ? part : "…"));
}

/** What the log says of a request. Nothing in it comes from a header, but for an id that the caller gave it. */
function accessLine(visit: Visit, request: IncomingMessage, status: number, ms: number) {
  const given = request.headers["x-request-id"];
  return {
    requestId: visit.id,
    ...(typeof given === "string" && CLIENT_ID.test(given) ? { clientRequestId: given } : {}),
    method: request.method,
    path: loggedPath(request.url ?? ""),
    status,
    ms: Math.round(ms * 10) / 10,
    ...(visit.organization === null ? {} : { organization: visit.organization, actor: visit.actor }),
    ...(visit.operations.length > 0 ? { operations: visit.operations } : {}),
    ...(visit.code === null ? {} : { code: visit.code }),
  };
}

/** Writes a line for a request once it is over; whoever went away before the answer has the status 499. */
export function accessLog(log: Logger, which: AccessLog) {
  return (visit: Visit, request: IncomingMessage, response: ServerResponse, ms: number): void => {
    if (which === "off") return;
    const status = response.writableFinished ? response.statusCode : 499;
    const isLong = ms >= LONG_MS && response.getHeader("content-type") !== "text/event-stream";
    if (which === "failed" && status < 500 && !isLong) return;
    log.info(accessLine(visit, request, status, ms), "request");
  };
}
