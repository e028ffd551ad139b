import { existsSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { createApp } from "./app.ts";
import type { Config } from "./config.ts";
import { createCore } from "./core/core.ts";
import { executor } from "./core/execute.ts";
import { derive } from "./core/keys/seal.ts";
import { BODIES } from "./modules/bodies.ts";
import { openData } from "./opening.ts";
import { DEMO_PASSWORD, PEOPLE, SHOWN } from "./seed/company.ts";
import { seedDemo } from "./seed/demo.ts";
import { StartError } from "./start-error.ts";
import type { Telling } from "./telling.ts";

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

/** Why a port cannot be had, and what to do. */
function portError(port: number, { code, message }: NodeJS.ErrnoException): StartError {
  const why =
    code === "EADDRINUSE" ? "is taken by another program. Stop it, or choose" : `cannot be had (${message}). Choose`;
  return new StartError("PORT", `Port ${port} ${why} another port with PORT.`);
}

function listen(server: Server, { port, baseUrl }: Config): Promise<number> {
  // An address that only this machine can open is not offered to the network around it.
  const isLocal = ["localhost", "127.0.0.1"].includes(new URL(baseUrl).hostname);
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portError(port, error)));
    server.listen(port, isLocal ? "127.0.0.1" : undefined, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** The first port question: asked before any work, so that a second start by mistake says so at once. */
async function claimPort(server: Server, config: Config): Promise<number> {
  // Until the application is there, whoever is early is told to come back.
  server.on("request", early);
  return listen(server, config);
}

function early(_request: unknown, response: ServerResponse): void {
  response
    .writeHead(503, { "content-type": "text/plain", "retry-after": "1" })
    .end("Nexus is starting. Try again in a moment.\n");
}

const logger = (level: Config["logLevel"]): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));

export interface StartOptions {
  readonly config: Config;
  readonly webDir: string;
  readonly telling: Telling;
}

/** Opens, migrates and fills the database, and serves. */
export async function start({ config, webDir, telling }: StartOptions): Promise<Running> {
  const log = logger(config.logLevel);
  const failed = (error: unknown): void => log.error({ err: error }, "something failed in the background");
  const clock = (): Date => new Date();
  const server = createServer();
  const port = await claimPort(server, config);
  try {
    const { database, master } = await openData(config, {
      progress: telling.progress,
      log: (message) => log.debug(message),
    });
    const baseUrl = config.port === 0 ? `http://localhost:${port}` : config.baseUrl;
    const core = createCore({
      database,
      master,
      baseUrl,
      bodies: BODIES,
      clock,
      failed,
      log: (message) => log.warn(message),
    });
    const embedKey = `nxs_${derive(master, "demo embed key").toString("base64url")}`;
    const executeAt = (demoClock: () => Date) => executor({ ...core, database, clock: demoClock });
    await seedDemo({ core, database, executeAt, embedSecret: embedKey, now: clock(), progress: telling.progress });
    if (!existsSync(join(webDir, "manifest.json"))) {
      throw new StartError("BUILD", "The browser files are not built. Run npm start, or npm run build first.");
    }
    const answer = createApp({ core, baseUrl, log, webDir });
    server.off("request", early).on("request", answer);
    const signIns = PEOPLE.filter(({ email }) => SHOWN.some((shown) => shown === email)).map(({ email, role }) => ({
      ...{ email, role },
      password: DEMO_PASSWORD,
    }));
    telling.ready({ url: baseUrl, signIns, embedKey });
    return {
      url: baseUrl,
      stop: () =>
        stop(
          server,
          async () => {
            await core.hub.stop();
          },
          () => database.close(),
        ),
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

/** No new connections, streams ended, what runs is finished, then the database is closed. */
async function stop(server: Server, endStreams: () => Promise<void>, close: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await endStreams();
  server.closeIdleConnections();
  const overdue = setTimeout(() => server.closeAllConnections(), 5000);
  await closed;
  clearTimeout(overdue);
  await close();
}
