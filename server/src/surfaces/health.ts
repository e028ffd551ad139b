import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readiness } from "../core/telemetry/readiness.ts";

/** Whether a server is on its way out. It still answers, and should get no new work. */
export interface Standing {
  stopping: boolean;
}

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  response.writeHead(status, { ...headers, "cache-control": "no-store" }).end(text);
}

export const HEALTH_PATHS: ReadonlySet<string> = new Set(["/health", "/ready"]);

/**
 * `/health`: the process answers; who gets no answer should start it again. `/ready`: it should get work; a load balancer
 * asks this one. Why it should not is for the operator, and names nothing that a stranger could use.
 */
export function health(readiness: Readiness, standing: Standing) {
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      answer(response, 405, { status: "asked by another method than GET" });
    } else if (path === "/health") answer(response, 200, { status: "ok" });
    else if (standing.stopping) answer(response, 503, { status: "not ready", why: ["the server is stopping"] });
    else {
      const why = await readiness.wanting();
      const remarks = readiness.remarks();
      if (why.length === 0) answer(response, 200, { status: "ready", ...(remarks.length > 0 ? { remarks } : {}) });
      else answer(response, 503, { status: "not ready", why });
    }
  };
}
