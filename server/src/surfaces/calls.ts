import type { IncomingMessage, ServerResponse } from "node:http";
import { ERRORS, newId, type Problem } from "@nexus-os/contracts";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Logger } from "pino";
import type { SessionActor } from "../core/actor.ts";
import { refuse } from "../core/refusal.ts";
import type { Dispatch } from "./dispatch.ts";
import { answerPreflight, type Door, jsonBody, readJson, tell } from "./door.ts";

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

/**
 * Answers every operation at tRPC's addresses and in its wire format (single, batch and batch stream), without its
 * router. A test holds it against the router that is made from the same operations.
 */
export function calls({ door, dispatch, log }: { door: Door; dispatch: Dispatch; log: Logger }) {
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
    return { status: problem.status, text: `{"error":${JSON.stringify(rpcError(problem, path))}}` };
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "OPTIONS") return answerPreflight(request, response);
    const requestId = newId();
    const send = (status: number, type: string, text: string): void => {
      const length = Buffer.byteLength(text);
      const headers = { "x-request-id": requestId, "content-type": type, "content-length": length };
      response.writeHead(status, { ...headers, "cache-control": "no-store" }).end(text);
    };
    const [path, search] = partsOf(request.url ?? "");
    const streamed = request.headers["trpc-accept"] === "application/jsonl";
    try {
      const method = request.method ?? "";
      if (method !== "GET" && method !== "POST")
        refuse("WRONG_METHOD", { operation: "An operation", method: "GET or POST" });
      const actor = await door.admit(request, response);
      const { names, batch, input } = await asked(request, path, search);
      const answers = await Promise.all(
        names.map((name, index) => answer(actor, name, input(index), method, requestId)),
      );
      if (streamed) {
        const lines = answers.map(({ text }, index) => `"${index}":[[${text}]]`).join(",");
        return send(200, "application/jsonl", `{${lines}}\n`);
      }
      const text = batch ? `[${answers.map((each) => each.text).join(",")}]` : (answers[0]?.text ?? "");
      return send(statusOf(answers), "application/json", text);
    } catch (error) {
      const { status, text } = failed(error, path, requestId);
      return send(status, "application/json", text);
    }
  };
}
