import type { Problem } from "@nexus-os/contracts";
import { failure, NexusError } from "./errors.ts";

/** How long a request may take. */
const DEADLINE = 15_000;

/** Where requests go, and how. */
export interface Target {
  /** The server's address without a slash at its end. */
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly credentials: RequestCredentials;
}

/** One request. */
export interface Ask {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST; without it the request is a GET. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** An answer, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the answer; undefined where it was none. */
  readonly body: unknown;
}

/** Sends a request. Fails where no answer came in time: by CANCELLED if the caller ended it, else by OFFLINE. */
export async function request(target: Target, ask: Ask): Promise<Answer> {
  const deadline = AbortSignal.timeout(DEADLINE);
  const own = ask.body === undefined ? {} : { "content-type": "application/json" };
  try {
    const response = await target.fetch(target.url + ask.path, {
      method: ask.body === undefined ? "GET" : "POST",
      headers: { ...own, ...ask.headers },
      credentials: target.credentials,
      signal: ask.signal ? AbortSignal.any([ask.signal, deadline]) : deadline,
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) };
  } catch {
    throw failure(ask.signal?.aborted ? "CANCELLED" : "OFFLINE");
  }
}

/** Opens a stream. It has no deadline once it is open. */
export async function openStream(target: Target, path: string, end: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const opening = new AbortController();
  const timer = setTimeout(() => opening.abort(), DEADLINE);
  const signal = AbortSignal.any([end, opening.signal]);
  const response = await target.fetch(target.url + path, { credentials: target.credentials, signal }).catch(() => null);
  clearTimeout(timer);
  if (!response) throw failure("OFFLINE");
  const { status, headers, body } = response;
  if (status !== 200 || !body) throw errorOf(parsed(await response.text()), { status, headers });
  return body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Refusal extends Partial<Problem> {
  readonly error?: { readonly data?: { readonly nexus?: Problem } };
}

/** The failure that an answer tells, in tRPC's shape or bare; one by its status where it tells none that we know. */
export function errorOf(body: unknown, { status, headers }: Omit<Answer, "body">): NexusError {
  const told = (body ?? {}) as Refusal;
  const problem = told.error?.data?.nexus ?? told;
  if (problem.code && problem.status !== undefined) {
    const { code, message = code, facts = {}, requestId = "" } = problem;
    return new NexusError({ code, status: problem.status, message, facts, requestId });
  }
  // A proxy in front of the server says these without any words of ours.
  const away = status >= 502 && status <= 504;
  return failure(away ? "BUSY" : "INTERNAL", {}, headers.get("x-request-id") ?? "");
}
