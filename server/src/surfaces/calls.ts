import type { IncomingMessage, ServerResponse } from "node:http";
import { ERRORS, newId, type Problem } from "@nexus-os/contracts";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Logger } from "pino";
import type { SessionActor } from "../core/actor.ts";
import { refuse } from "../core/refusal.ts";
import { visitNow } from "../core/telemetry/visit.ts";
import type { Dispatch } from "./dispatch.ts";
import { answerPreflight, type Door, jsonBody, MOST_BYTES, tell } from "./door.ts";
import { readJson } from "./json.ts";

export const CALLS_PATH = "/trpc/";
/** How many calls one request may hold. */
const MOST_CALLS = 20;

interface Asked {
  readonly names: readonly string[];
  readonly batch: boolean;
  input(index: number): unknown;
}

interface Answer {
  readonly status: number;
  /** tRPC's envelope of a result or an error, as JSON. */
  readonly text: string;
  /** After how many seconds trying again helps, where that is known. */
  readonly seconds?: number;
}

type RpcCode = keyof typeof TRPC_ERROR_CODES_BY_KEY;

/** A failure in tRPC's shape; the problem itself stands in `data.nexus`. */
export function rpcError(problem: Problem, path: string) {
  const { rpc, status } = ERRORS[problem.code];
  const data = { code: rpc, httpStatus: status, path, nexus: problem };
  return { message: problem.message, code: TRPC_ERROR_CODES_BY_KEY[rpc as RpcCode], data };
}

/** What stands in an address behind the place of all calls. Taken apart by hand: that is cheaper than a whole URL. */
function partsOf(address: string): readonly [path: string, search: string] {
  const mark = address.indexOf("?");
  if (mark === -1) return [address.slice(CALLS_PATH.length), ""];
  return [address.slice(CALLS_PATH.length, mark), address.slice(mark + 1)];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return refuse("UNKNOWN_OPERATION", { operation: path });
  }
}

async function asked(request: IncomingMessage, encoded: string, search: string): Promise<Asked> {
  const path = decoded(encoded);
  const params = new URLSearchParams(search);
  const batch = params.get("batch") === "1";
  const names = batch ? path.split(",") : [path];
  if (names.length > MOST_CALLS) refuse("TOO_LARGE", { limit: `${MOST_CALLS} calls at once` });
  const text = params.get("input");
  const given = request.method === "POST" ? await jsonBody(request) : text === null ? undefined : readJson(text);
  if (batch && given !== undefined && (typeof given !== "object" || given === null)) refuse("MALFORMED");
  const input = (index: number): unknown => (batch ? (given as Record<string, unknown> | undefined)?.[index] : given);
  return { names, batch, input };
}

function statusOf(answers: readonly Answer[]): number {
  const [first] = answers;
  return answers.every(({ status }) => status === first?.status) ? (first?.status ?? 200) : 207;
}

/** Lets a request's calls in when there is a place for them and they are not too many; the answer gives the place back. */
export type Gate = (actor: SessionActor, names: readonly string[], response: ServerResponse) => Promise<() => void>;

const open: Gate = () => Promise.resolve(() => {});

export interface CallsOptions {
  readonly door: Door;
  readonly dispatch: Dispatch;
  readonly log: Logger;
  readonly gate?: Gate;
}

/**
 * Answers every operation at tRPC's addresses and in its wire format (single, batch and batch stream), without its
 * router. A test holds it against the router that is made from the same operations.
 */
export function calls({ door, dispatch, log, gate = open }: CallsOptions) {
  async function answer(
    actor: SessionActor,
    name: string,
    input: unknown,
    method: string,
    requestId: string,
  ): Promise<Answer> {
    try {
      const text =
        method === "GET" ? await dispatch.query(actor, name, input) : await dispatch.mutate(actor, name, input);
      return { status: 200, text: `{"result":{"data":${text}}}` };
    } catch (error) {
      return failed(error, name, requestId);
    }
  }

  function failed(error: unknown, path: string, requestId: string): Answer {
    const { problem } = tell(error, requestId, log);
    const { seconds } = problem.facts;
    const after = typeof seconds === "number" ? { seconds } : {};
    return { ...after, status: problem.status, text: `{"error":${JSON.stringify(rpcError(problem, path))}}` };
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "OPTIONS") return answerPreflight(request, response);
    const now = visitNow();
    const requestId = now?.id ?? newId();
    const send = (status: number, type: string, text: string): void => {
      // As bytes at once: a text would be copied to be counted, and again to be sent.
      const body = Buffer.from(text);
      const headers = { "x-request-id": requestId, "content-type": type, "content-length": body.length };
      response.writeHead(status, { ...headers, "cache-control": "no-store" }).end(body);
    };
    const [path, search] = partsOf(request.url ?? "");
    const streamed = request.headers["trpc-accept"] === "application/jsonl";
    try {
      if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) refuse("TOO_LARGE", { limit: "1 MB" });
      const method = request.method ?? "";
      if (method !== "GET" && method !== "POST")
        refuse("WRONG_METHOD", { operation: "An operation", method: "GET or POST" });
      const actor = await door.admit(request, response);
      if (now) [now.organization, now.actor] = [actor.organization, actor.kind];
      const { names, batch, input } = await asked(request, path, search);
      const passed = await gate(actor, names, response);
      let answers: Answer[];
      try {
        answers = await Promise.all(names.map((name, index) => answer(actor, name, input(index), method, requestId)));
      } finally {
        passed();
      }
      if (streamed) {
        const lines = answers.map(({ text }, index) => `"${index}":[[${text}]]`).join(",");
        return send(200, "application/jsonl", `{${lines}}\n`);
      }
      const text = batch ? `[${answers.map((each) => each.text).join(",")}]` : (answers[0]?.text ?? "");
      return send(statusOf(answers), "application/json", text);
    } catch (error) {
      const { status, text, seconds } = failed(error, path, requestId);
      // What was not read is not waited for.
      if (status === 413) response.setHeader("connection", "close");
      if (seconds !== undefined) response.setHeader("retry-after", String(seconds));
      return send(status, "application/json", text);
    }
  };
}
