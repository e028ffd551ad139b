import type { IncomingMessage, ServerResponse } from "node:http";
import { newId, type Problem } from "@nexus-os/contracts";
import type { Logger } from "pino";
import type { SessionActor } from "../core/actor.ts";
import { isApiKey } from "../core/identity/api-keys.ts";
import type { Credentials, Sessions } from "../core/identity/sessions.ts";
import { problemOf, Refusal, refusalOf, refuse } from "../core/refusal.ts";
import { visitNow } from "../core/telemetry/visit.ts";
import { readJson, textOf } from "./json.ts";

/** How large a request may be where its surface does not say otherwise. */
export const MOST_BYTES = 1_048_576;

export function credentialsOf(headers: IncomingMessage["headers"]): Credentials {
  return { cookie: headers.cookie, authorization: headers.authorization };
}

const isKey = (authorization: string): boolean => isApiKey(authorization.slice("Bearer ".length));

/** Who stands at the door, and whether they may come in this way. */
export interface Door {
  /** The actor of a request whose origin is allowed. Answers to other origins are allowed to be read by them. */
  admit(request: IncomingMessage, response: ServerResponse): Promise<SessionActor>;
}

/** Lets a page of another origin read the answer. */
export function allowReading(response: ServerResponse, origin: string): void {
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "x-request-id, retry-after");
  response.setHeader("vary", "origin");
}

export function door(sessions: Sessions, ownOrigin: string): Door {
  return {
    admit: async (request, response) => {
      const { origin, authorization } = request.headers;
      const actor = await sessions.actorOf(credentialsOf(request.headers));
      if (!actor) {
        // Whose token it was is not known any more. The page that sent it must be able to read that it ended.
        if (origin && authorization && !isKey(authorization)) allowReading(response, origin);
        return refuse(authorization ? "TOKEN_ENDED" : "SIGN_IN_NEEDED");
      }
      if (actor.origins) {
        // A browser always names the origin of a page elsewhere. What does not is no page that was given a token.
        if (!origin || !actor.origins.includes(origin)) return refuse("ORIGIN_REFUSED", { origin: origin ?? "(none)" });
        allowReading(response, origin);
      } else if (origin !== undefined ? origin !== ownOrigin : actor.kind !== "key" && request.method !== "GET") {
        // A cookie comes along by itself: what changes something must have been sent by a page of ours. A key does not,
        // and has no business in a page of another origin.
        refuse("ORIGIN_REFUSED", { origin: origin ?? "(none)" });
      }
      return actor;
    },
  };
}

/** Answers the question that a browser asks before it sends a request to another origin. It grants no reading by itself. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  allowReading(response, request.headers.origin ?? "null");
  response.setHeader("access-control-allow-methods", "GET, POST");
  response.setHeader("access-control-allow-headers", "authorization, content-type, trpc-accept");
  response.setHeader("access-control-max-age", "600");
  response.writeHead(204).end();
}

/** The bytes of a request's body. Listening is several times cheaper than a loop over the stream. */
function bytesOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const cancelled = (): void => reject(new Refusal("CANCELLED"));
    // Whoever went away while something else was waited for says nothing more: neither end nor error would come.
    if (request.destroyed && !request.readableEnded) cancelled();
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MOST_BYTES) chunks.push(chunk);
      else reject(new Refusal("TOO_LARGE", { limit: "1 MB" }));
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", cancelled);
  });
}

/** The body of a request as JSON. Only JSON is taken: a form of another page cannot send it. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  if (!request.headers["content-type"]?.startsWith("application/json")) {
    refuse("INVALID", { issues: "content-type: must be application/json" });
  }
  return readJson(textOf(await bytesOf(request)));
}

/** Names a request, on its answer and in the log. */
export function nameRequest(response: ServerResponse): string {
  const requestId = visitNow()?.id ?? newId();
  response.setHeader("x-request-id", requestId);
  return requestId;
}

/** A failure as it is told; what nobody foresaw is written to the log under the request's id. */
export function tell(error: unknown, requestId: string, log: Logger): { refusal: Refusal; problem: Problem } {
  const refusal = refusalOf(error);
  const now = visitNow();
  if (now) now.code = refusal.code;
  if (refusal.code === "INTERNAL") log.error({ err: error, requestId }, "a request failed");
  return { refusal, problem: problemOf(refusal, requestId) };
}

/** A failure as problem details (RFC 9457), with the seconds after which trying again helps where they are known. */
export function problemDetails(problem: Problem): { readonly body: string; readonly headers: Record<string, string> } {
  const { seconds } = problem.facts;
  return {
    body: JSON.stringify({ type: "about:blank", title: problem.code, detail: problem.message, ...problem }),
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(typeof seconds === "number" ? { "retry-after": String(seconds) } : {}),
    },
  };
}

export function answerProblem(response: ServerResponse, problem: Problem): void {
  const { body, headers } = problemDetails(problem);
  response.writeHead(problem.status, headers).end(body);
}
