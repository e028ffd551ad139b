import type { IncomingMessage, ServerResponse } from "node:http";
import { KEY_PATTERN, METRIC_OPERATIONS, newId, SEARCH_OPERATION } from "@nexus-os/contracts";
import type { Logger } from "pino";
import type { SessionActor } from "../../core/actor.ts";
import type { Operations } from "../../core/operations.ts";
import { refuse } from "../../core/refusal.ts";
import { visitNow } from "../../core/telemetry/visit.ts";
import type { Gate } from "../calls.ts";
import type { Dispatch } from "../dispatch.ts";
import { answerProblem, type Door, jsonBody, nameRequest, tell } from "../door.ts";
import { doneOf, type RestAnswer, waitingOf } from "./answers.ts";
import { readingIn } from "./parameters.ts";
import { type Found, REST_PATH, type Route, routeFinder } from "./routes.ts";

type Input = Readonly<Record<string, unknown>>;

export interface RestOptions {
  readonly operations: Operations;
  readonly dispatch: Dispatch;
  readonly door: Door;
  readonly gate: Gate;
  readonly log: Logger;
}

/** A write without a body says nothing more. */
async function bodyIn(request: IncomingMessage): Promise<Input> {
  const { headers } = request;
  const isEmpty = (headers["content-length"] ?? "0") === "0" && headers["transfer-encoding"] === undefined;
  const given = isEmpty ? {} : await jsonBody(request);
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Input;
  return refuse("INVALID", { issues: "must be an object of JSON" });
}

function keyIn({ headers }: IncomingMessage): string {
  const given = headers["idempotency-key"];
  if (given === undefined) return newId();
  const key = String(given).replace(/^"(.*)"$/, "$1");
  if (KEY_PATTERN.test(key)) return key;
  return refuse("INVALID", { issues: "idempotency-key: must be 1 to 64 characters of A-Z, a-z, 0-9, _ and -" });
}

/** The version that a writer saw: of the header If-Match, or of the body. */
function versionIn({ headers }: IncomingMessage, told: unknown): unknown {
  const match = headers["if-match"];
  if (match === undefined) return told ?? refuse("INVALID", { issues: "version: say it, or send it as If-Match" });
  const [, text] = /^(?:W\/)?"(\d{1,15})"$/.exec(match) ?? [];
  if (text === undefined) return refuse("INVALID", { issues: 'if-match: must be the ETag of the record, as "3"' });
  if (told !== undefined && told !== Number(text)) refuse("INVALID", { issues: "version: is not that of If-Match" });
  return Number(text);
}

async function writingIn(request: IncomingMessage, { operation }: Route, { id }: Found, url: URL): Promise<Input> {
  const body = await bodyIn(request);
  if (operation.on !== "record") return body;
  const { version, ...rest } = body;
  const asked = url.searchParams.get("version");
  const seen = { id, version: versionIn(request, version ?? (asked === null ? undefined : Number(asked))) };
  return operation.verb === "update" ? { ...seen, changes: rest } : { ...rest, ...seen };
}

/** REST: every operation at an address of its own, by the methods of HTTP. It holds no rule of its own. */
export function rest({ operations, dispatch, door, gate, log }: RestOptions) {
  const promises = [...operations.values()].map(({ promise }) => promise);
  const find = routeFinder([...promises, ...METRIC_OPERATIONS, SEARCH_OPERATION]);

  function routeAt(request: IncomingMessage, response: ServerResponse, url: URL): { found: Found; route: Route } {
    const path = url.pathname.slice(REST_PATH.length);
    const found = find(path);
    if (!found) return refuse("UNKNOWN_OPERATION", { operation: `${request.method} ${url.pathname}`.slice(0, 200) });
    const route = found.routes.find(({ method }) => method === request.method);
    if (route) return { found, route };
    const methods = found.routes.map(({ method }) => method).join(", ");
    response.setHeader("allow", methods);
    return refuse("WRONG_METHOD", { operation: url.pathname.slice(0, 200), method: methods });
  }

  async function answerTo(
    actor: SessionActor,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<RestAnswer> {
    const url = new URL(request.url ?? "/", "http://nexus");
    const { found, route } = routeAt(request, response, url);
    const { operation } = route;
    const { name, noun, verb } = operation;
    const leave = await gate(actor, [name], response);
    try {
      // Who may not call does not learn what the input should have been: it is not even read.
      const mayCall = actor.permissions.has(name);
      if (operation.kind === "query") {
        const read = async () =>
          route.method === "GET"
            ? {
                ...readingIn(verb, operations.get(name)?.noun, url.searchParams),
                ...(found.id === null ? {} : { id: found.id }),
              }
            : bodyIn(request);
        const input = mayCall ? await read() : undefined;
        // The list of metrics is asked for nothing.
        const text = await dispatch.query(actor, name, name === "metrics.list" ? undefined : input);
        return doneOf(request, { text, url, verb });
      }
      const told = mayCall && { key: keyIn(request), input: await writingIn(request, route, found, url) };
      return waitingOf(await dispatch.mutate(actor, name, told), { noun, verb });
    } finally {
      leave();
    }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = nameRequest(response);
    response.setHeader("cache-control", "no-store");
    response.setHeader("x-content-type-options", "nosniff");
    try {
      const actor = await door.admit(request, response);
      const now = visitNow();
      if (now) [now.organization, now.actor] = [actor.organization, actor.kind];
      const { status, headers, text } = await answerTo(actor, request, response);
      if (status === 304) {
        response.writeHead(304, headers).end();
        return;
      }
      const body = Buffer.from(text);
      response
        .writeHead(status, { "content-type": "application/json", "content-length": body.length, ...headers })
        .end(body);
    } catch (error) {
      const { problem } = tell(error, requestId, log);
      if (problem.status === 401) response.setHeader("www-authenticate", "Bearer");
      if (problem.status === 413) response.setHeader("connection", "close");
      // A version that was named as a precondition is told as one.
      const isPrecondition = problem.code === "CONFLICT" && request.headers["if-match"] !== undefined;
      answerProblem(response, isPrecondition ? { ...problem, status: 412 } : problem);
    }
  };
}
