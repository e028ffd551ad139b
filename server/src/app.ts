import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { ERRORS } from "@nexus-os/contracts";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Logger } from "pino";
import type { Core } from "./core/core.ts";
import { CONTENT_PATH } from "./core/files/address.ts";
import { Refusal } from "./core/refusal.ts";
import { visitNow } from "./core/telemetry/visit.ts";
import type { Watch } from "./core/telemetry/watch.ts";
import { type AccessLog, accessLog } from "./surfaces/access-log.ts";
import { belongingRoutes } from "./surfaces/belonging.ts";
import { CALLS_PATH, calls } from "./surfaces/calls.ts";
import { contentRoutes } from "./surfaces/contents.ts";
import { dispatcher, noted } from "./surfaces/dispatch.ts";
import { credentialsOf, type Door, door, MOST_BYTES, problemDetails, tell } from "./surfaces/door.ts";
import { embedRoutes } from "./surfaces/embed.ts";
import { entrance } from "./surfaces/entrance.ts";
import { FILES_PATH, fileRoutes } from "./surfaces/files.ts";
import { gate } from "./surfaces/gate.ts";
import { HEALTH_PATHS, health, type Standing } from "./surfaces/health.ts";
import { LIVE_PATH, live } from "./surfaces/live.ts";
import { API_PATHS, apiDocument } from "./surfaces/openapi/serve.ts";
import { rest } from "./surfaces/rest/rest.ts";
import { REST_PATH } from "./surfaces/rest/routes.ts";
import { staticRoutes } from "./surfaces/static.ts";

export interface AppOptions {
  readonly core: Core;
  readonly baseUrl: string;
  readonly log: Logger;
  /** The origin that contents of files are served from. */
  readonly filesUrl: string;
  /** The folder of the browser build; null where a server is to answer calls alone. */
  readonly webDir: string | null;
  /** Set while the server stops. */
  readonly standing?: Standing;
  readonly access?: AccessLog;
  readonly watch?: Watch | null;
}

export type ContentsOptions = Pick<AppOptions, "core" | "log" | "standing" | "access">;

type Bindings = { Bindings: { incoming: IncomingMessage }; Variables: { requestId: string } };

function pages({ core, baseUrl, log, webDir }: AppOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(async (c, next) => {
    c.set("requestId", visitNow()?.id ?? core.newRequestId());
    await next();
    c.header("x-request-id", c.get("requestId"));
  });
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: () => {
        throw new Refusal("TOO_LARGE", { limit: "1 MB" });
      },
    }),
  );
  app.onError((error, c) => {
    const { problem } = tell(error, c.get("requestId"), log);
    const { body, headers } = problemDetails(problem);
    return c.body(body, problem.status as ContentfulStatusCode, { ...headers, "x-request-id": c.get("requestId") });
  });
  app.notFound((c) =>
    c.json({ code: "NOT_FOUND", status: ERRORS.NOT_FOUND.status, message: "There is nothing at this address." }, 404),
  );
  app.use("/auth/*", async (c, next) => {
    await next();
    // What was remembered of this session may be another one now.
    core.sessions.forget(credentialsOf(c.env.incoming.headers));
  });
  app.route("/", belongingRoutes(core, baseUrl));
  app.on(["GET", "POST"], "/auth/*", async (c) => {
    return core.auth.handler(c.req.raw, c.env.incoming.socket.remoteAddress);
  });
  app.route("/", embedRoutes(core.embeds));
  if (webDir !== null) app.route("/", staticRoutes(webDir));
  return app;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What the origin of the files answers: contents by their signed addresses, and nothing else. */
export function createContents({ core, log, standing = { stopping: false }, access = "off" }: ContentsOptions): Answer {
  const { files, limits, query } = core;
  if (!files) throw new Error("a server without files has no contents");
  const surface = { answer: contentRoutes({ query, files, limits, log }), mostBytes: 0 };
  return entrance({ standing, log, over: [accessLog(log, access)], surfaceAt: () => surface });
}

/** Where files are sent to; and their contents too, where they have no origin of their own. */
function filesSurface(options: AppOptions, atTheDoor: Door) {
  const { core, baseUrl, filesUrl, log } = options;
  const { files, limits, query } = core;
  if (!files) return () => null;
  // How much a file may be is said once it is known that its sender may send one.
  const sent = {
    answer: fileRoutes({ core, files, filesUrl, door: atTheDoor, gate: gate(core), log }),
    mostBytes: Infinity,
  };
  const contents = filesUrl === baseUrl ? { answer: contentRoutes({ query, files, limits, log }), mostBytes: 0 } : null;
  return (path: string) => {
    if (path === FILES_PATH || path.startsWith(`${FILES_PATH}/`)) return sent;
    return path.startsWith(CONTENT_PATH) ? contents : null;
  };
}

/** What is wired to what: the answer to every request of a server. */
export function createApp(options: AppOptions): Answer {
  const { core, baseUrl, log, standing = { stopping: false }, access = "off", watch = null } = options;
  const { once, hub, limits, sessions } = core;
  const atTheDoor = door(sessions, baseUrl);
  const filesAt = filesSurface(options, atTheDoor);
  const dispatch = noted(dispatcher(core), core.operations, watch);
  const answerCall = calls({ door: atTheDoor, dispatch, gate: gate(core), log });
  const answerRest = rest({ operations: core.operations, dispatch, door: atTheDoor, gate: gate(core), log });
  const answerLive = live({ door: atTheDoor, once, hub, sessions, limits, log });
  const listener = getRequestListener(pages(options).fetch);
  const answerPage = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await listener(request, response);
  };
  const answerDocument = apiDocument();
  const answerHealth = health(core.readiness, standing);
  const surfaces = {
    // It says in its own format what is too much.
    calls: { answer: answerCall, mostBytes: Infinity },
    rest: { answer: answerRest, mostBytes: MOST_BYTES },
    live: { answer: answerLive, mostBytes: 1024 },
    page: { answer: answerPage, mostBytes: MOST_BYTES },
  };
  return entrance({
    ...{ standing, log, over: [accessLog(log, access)], watch },
    surfaceAt: (path) => {
      if (path.startsWith(CALLS_PATH)) return surfaces.calls;
      if (path.startsWith(REST_PATH)) return surfaces.rest;
      if (API_PATHS.has(path)) return { answer: (...given) => answerDocument(...given, path), mostBytes: 0 };
      if (path === LIVE_PATH || path.startsWith(`${LIVE_PATH}/`)) return surfaces.live;
      if (HEALTH_PATHS.has(path)) return { answer: (...given) => answerHealth(...given, path), mostBytes: 0 };
      return filesAt(path) ?? surfaces.page;
    },
  });
}
