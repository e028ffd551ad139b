import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { SessionActor } from "../core/actor.ts";
import type { Once } from "../core/identity/once.ts";
import type { Sessions } from "../core/identity/sessions.ts";
import type { Hub, Listener } from "../core/live/hub.ts";
import { refuse } from "../core/refusal.ts";
import { allowReading, answerPreflight, answerProblem, type Door, nameRequest, tell } from "./door.ts";

export const LIVE_PATH = "/live";

const TICKET_SECONDS = 30;
const HEARTBEAT_MS = 15_000;
/** How long a reader may take for what it was still sent when its stream was ended. */
const PATIENCE_MS = 5000;
/** How much a reader may leave unread before it is told to start anew. */
const MOST_UNREAD = 1_048_576;

/** An actor as a ticket holds it: a set is no JSON. */
type Ticketed = Omit<SessionActor, "permissions"> & { readonly permissions: readonly string[] };

export interface LiveOptions {
  readonly door: Door;
  readonly once: Once;
  readonly hub: Hub;
  readonly sessions: Sessions;
  readonly log: Logger;
  /** How often a quiet stream says that it is there, in milliseconds. */
  readonly beatEvery?: number;
  /** How long a reader whose stream was ended may take to read the rest, in milliseconds. */
  readonly patience?: number;
}

function afterOf(request: IncomingMessage, url: URL): number | null {
  const text = request.headers["last-event-id"] ?? url.searchParams.get("after");
  if (typeof text !== "string" || text === "") return null;
  // What is no sequence at all has missed everything.
  return /^\d{1,15}$/.test(text) ? Number(text) : -1;
}

/** The stream of news: a ticket for one use by POST, since a browser's EventSource can send no header, then the stream itself. */
export function live(options: LiveOptions) {
  const { door, once, hub, sessions, log, beatEvery = HEARTBEAT_MS, patience = PATIENCE_MS } = options;

  async function ticket(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const actor = await door.admit(request, response);
    const ticketed: Ticketed = { ...actor, permissions: [...actor.permissions] };
    const { token, expiresAt } = await once.issue("live", ticketed, TICKET_SECONDS);
    response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify({ ticket: token, expiresAt }));
  }

  async function holderOf(request: IncomingMessage, url: URL): Promise<SessionActor> {
    const ticketed = (await once.redeem("live", url.searchParams.get("ticket") ?? "")) as Ticketed | null;
    if (!ticketed) return refuse("SECRET_REFUSED");
    const { origin } = request.headers;
    if (ticketed.origins && !(origin && ticketed.origins.includes(origin)))
      refuse("ORIGIN_REFUSED", { origin: origin ?? "(none)" });
    const stand = await sessions.standing([ticketed.credential]);
    if (!stand.has(ticketed.credential)) refuse("TOKEN_ENDED");
    return { ...ticketed, permissions: new Set(ticketed.permissions) };
  }

  async function stream(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    // Listened for before anything is waited for: who goes away meanwhile says so once.
    const gone = new Promise<void>((resolve) => response.once("close", resolve));
    const actor = await holderOf(request, url);
    if (actor.origins && request.headers.origin) allowReading(response, request.headers.origin);
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    });
    response.flushHeaders();
    let overdue: NodeJS.Timeout | undefined;
    const write = (text: string): void => {
      // A write behind the end is an error that nobody catches: it would end the whole process.
      if (!response.writableEnded) response.write(text);
    };
    const listener: Listener = {
      actor,
      send: (text) => {
        write(text);
        return response.writableLength < MOST_UNREAD;
      },
      close: () => {
        response.end();
        // Who does not read would keep the connection, and what was not read, for ever.
        overdue ??= setTimeout(() => response.destroy(), patience);
      },
    };
    const leave = await hub.join(listener, afterOf(request, url));
    const beating = setInterval(() => write(":\n\n"), beatEvery);
    await gone;
    clearInterval(beating);
    clearTimeout(overdue);
    leave();
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "OPTIONS") return answerPreflight(request, response);
    const requestId = nameRequest(response);
    const url = new URL(request.url ?? "/", "http://nexus");
    try {
      if (url.pathname === `${LIVE_PATH}/ticket` && request.method === "POST") return await ticket(request, response);
      if (url.pathname === LIVE_PATH && request.method === "GET") return await stream(request, response, url);
      refuse("UNKNOWN_OPERATION", { operation: url.pathname });
    } catch (error) {
      const { problem } = tell(error, requestId, log);
      // Once the stream has begun, its end is all that can be said.
      if (response.headersSent) response.end();
      else answerProblem(response, problem);
    }
  };
}
