import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ActorName } from "@nexus-os/contracts";
import type { Logger } from "pino";
import type { Once } from "../core/identity/once.ts";
import type { Sessions } from "../core/identity/sessions.ts";
import { sha256 } from "../core/journal/entry.ts";
import type { Limits } from "../core/limits/limits.ts";
import type { Hub, Listener } from "../core/live/hub.ts";
import { sightOf } from "../core/live/room.ts";
import { refuse } from "../core/refusal.ts";
import { allowReading, answerPreflight, answerProblem, type Door, nameRequest, tell } from "./door.ts";

export const LIVE_PATH = "/live";

const TICKET_SECONDS = 30;
/** What opening a stream counts as, beside reading one record: it is written and looked up, and held open. */
const TICKET_COST = 5;
const HEARTBEAT_MS = 15_000;
/** How long a reader may take for what it was still sent when its stream was ended. */
const PATIENCE_MS = 5000;
/** How many bytes a reader may have left unread when there is more; it is told to start anew. */
const MOST_UNREAD = 262_144;

/** What a ticket holds of an actor: as much as a stream needs. A set is no JSON. */
interface Ticketed extends ActorName {
  readonly organization: string;
  readonly permissions: readonly string[];
  readonly origins: readonly string[] | null;
  readonly credential: string;
}

export interface LiveOptions {
  readonly door: Door;
  readonly once: Once;
  readonly hub: Hub;
  readonly sessions: Sessions;
  readonly limits: Limits;
  readonly log: Logger;
  /** How often a quiet stream says that it is there, in milliseconds. */
  readonly beatEvery?: number;
  /** How long a reader whose stream was ended may take to read the rest, in milliseconds. */
  readonly patience?: number;
}

const BEAT = Buffer.from(":\n\n");

/** The other end of a stream over HTTP. */
function listenerOn(response: ServerResponse, patience: number): Listener {
  // A write behind the end is an error that nobody catches: it would end the whole process.
  const write = (bytes: Uint8Array): boolean => response.writableEnded || response.write(bytes);
  return {
    send: (bytes) => {
      if (response.writableLength > MOST_UNREAD) return false;
      write(bytes);
      return true;
    },
    drained: async () => {
      if (response.writableNeedDrain)
        await once(response, "drain", { signal: AbortSignal.timeout(patience) }).catch(() => {});
      return !response.closed && !response.writableNeedDrain;
    },
    close: (last) => {
      if (response.writableEnded) return;
      if (last) write(last);
      response.end();
      // Who does not read would keep the connection, and what was not read, for ever.
      const overdue = setTimeout(() => response.destroy(), patience);
      response.once("close", () => clearTimeout(overdue));
    },
  };
}

function afterOf(request: IncomingMessage, url: URL): number | null {
  const text = request.headers["last-event-id"] ?? url.searchParams.get("after");
  if (typeof text !== "string" || text === "") return null;
  // What is no sequence at all has missed everything.
  return /^\d{1,15}$/.test(text) ? Number(text) : -1;
}

/** The stream of news: a ticket for one use by POST, since a browser's EventSource can send no header, then the stream itself. */
export function live(options: LiveOptions) {
  const { door, once: tokens, hub, sessions, limits, log, beatEvery = HEARTBEAT_MS, patience = PATIENCE_MS } = options;

  async function ticket(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const actor = await door.admit(request, response);
    await limits.count(actor, TICKET_COST);
    const { kind, id, name, organization, origins, credential } = actor;
    const permissions = [...actor.permissions];
    const ticketed: Ticketed = { kind, id, name, organization, permissions, origins, credential };
    const { token, expiresAt } = await tokens.issue("live", ticketed, TICKET_SECONDS);
    // Pages of one browser that have the same of these hear the same, and may share one stream.
    const share = sha256(kind, "\n", id, "\n", sightOf(actor)).slice(0, 32);
    response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify({ ticket: token, expiresAt, share }));
  }

  async function holderOf(request: IncomingMessage, url: URL): Promise<Ticketed> {
    const ticketed = (await tokens.redeem("live", url.searchParams.get("ticket") ?? "")) as Ticketed | null;
    if (!ticketed) return refuse("SECRET_REFUSED");
    const { origin } = request.headers;
    if (ticketed.origins && !(origin && ticketed.origins.includes(origin)))
      refuse("ORIGIN_REFUSED", { origin: origin ?? "(none)" });
    const stand = await sessions.standing([ticketed.credential]);
    if (!stand.has(ticketed.credential)) refuse("TOKEN_ENDED");
    return ticketed;
  }

  function begin(response: ServerResponse): void {
    // Ended by the end of the connection: without a frame around each piece all streams are sent the very same bytes.
    response.removeHeader("transfer-encoding");
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      connection: "close",
      "x-accel-buffering": "no",
    });
    response.flushHeaders();
  }

  async function stream(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { permissions, origins, credential, ...named } = await holderOf(request, url);
    if (origins && request.headers.origin) allowReading(response, request.headers.origin);
    begin(response);
    const reader = { actor: { ...named, permissions: new Set(permissions) }, credential };
    const leave = await hub.join(listenerOn(response, patience), reader, afterOf(request, url));
    keep(response, leave);
  }

  /** Apart from the function that opened the stream, so that nothing of what it knew is kept as long as the stream. */
  function keep(response: ServerResponse, leave: () => void): void {
    if (response.closed) {
      leave();
      return;
    }
    const beating = setInterval(() => response.writableEnded || response.write(BEAT), beatEvery);
    response.once("close", () => {
      clearInterval(beating);
      leave();
    });
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
