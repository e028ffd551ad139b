import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { ERRORS } from "@nexus-os/contracts";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Logger } from "pino";
import type { Core } from "./core/core.ts";
import { Refusal } from "./core/refusal.ts";
import { CALLS_PATH, calls } from "./surfaces/calls.ts";
import { dispatcher } from "./surfaces/dispatch.ts";
import { credentialsOf, door, problemDetails, tell } from "./surfaces/door.ts";
import { embedRoutes } from "./surfaces/embed.ts";
import { LIVE_PATH, live } from "./surfaces/live.ts";
import { staticRoutes } from "./surfaces/static.ts";

export interface AppOptions {
  readonly core: Core;
  readonly baseUrl: string;
  readonly log: Logger;
  /** The folder of the browser build; null where a server is to answer calls alone. */
  readonly webDir: string | null;
}

type Bindings = { Bindings: { incoming: IncomingMessage }; Variables: { requestId: string } };

function pages({ core, log, webDir }: AppOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(async (c, next) => {
    c.set("requestId", core.newRequestId());
    await next();
    c.header("x-request-id", c.get("requestId"));
  });
  app.use(
    bodyLimit({
      maxSize: 1_048_576,
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
  app.get("/health", (c) => c.json({ status: "ok" }));
  app.on(["GET", "POST"], "/auth/*", async (c) => {
    const answer = await core.auth.handler(c.req.raw, c.env.incoming.socket.remoteAddress);
    core.sessions.forget(credentialsOf(c.env.incoming.headers));
    return answer;
  });
  app.route("/", embedRoutes(core.embeds));
  if (webDir !== null) app.route("/", staticRoutes(webDir));
  return app;
}

/** What is wired to what: the answer to every request of a server. */
export function createApp(options: AppOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { core, baseUrl, log } = options;
  const { once, hub, sessions } = core;
  const entrance = door(sessions, baseUrl);
  const answerCall = calls({ door: entrance, dispatch: dispatcher(core), log });
  const answerLive = live({ door: entrance, once, hub, sessions, log });
  const answerPage = getRequestListener(pages(options).fetch);
  return (request, response) => {
    const path = request.url ?? "/";
    if (path.startsWith(CALLS_PATH)) void answerCall(request, response);
    else if (path === LIVE_PATH || path.startsWith(`${LIVE_PATH}?`) || path.startsWith(`${LIVE_PATH}/`))
      void answerLive(request, response);
    else void answerPage(request, response);
  };
}
