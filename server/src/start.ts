import { existsSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { createApp, createContents } from "./app.ts";
import { type Config, isLocal } from "./config.ts";
import { createCore } from "./core/core.ts";
import { executor } from "./core/execute.ts";
import { openStore } from "./core/files/open-store.ts";
import { derive } from "./core/keys/seal.ts";
import { BODIES } from "./modules/bodies.ts";
import { JOBS } from "./modules/jobs.ts";
import { openData } from "./opening.ts";
import { DEMO_PASSWORD, PEOPLE, SHOWN } from "./seed/company.ts";
import { seedDemo } from "./seed/demo.ts";
import { StartError } from "./start-error.ts";
import type { Telling } from "./telling.ts";

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where a server listens, and by which setting. */
interface Place {
  readonly port: number;
  readonly setting: "PORT" | "NEXUS_FILES_PORT";
  readonly baseUrl: string;
}

/** Why a port cannot be had, and what to do. */
function portError({ port, setting }: Place, { code, message }: NodeJS.ErrnoException): StartError {
  const why =
    code === "EADDRINUSE" ? "is taken by another program. Stop it, or choose" : `cannot be had (${message}). Choose`;
  return new StartError("PORT", `Port ${port} ${why} another port with ${setting}.`);
}

function listen(server: Server, place: Place): Promise<number> {
  const { port, baseUrl } = place;
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portError(place, error)));
    // An address that only this machine can open is not offered to the network around it.
    server.listen(port, isLocal(baseUrl) ? "127.0.0.1" : undefined, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** The first port question: asked before any work, so that a second start by mistake says so at once. */
async function claimPort(server: Server, place: Place): Promise<number> {
  // Until the application is there, whoever is early is told to come back.
  server.on("request", early);
  return listen(server, place);
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
  const contents = createServer();
  const { baseUrl: base } = config;
  const port = await claimPort(server, { port: config.port, setting: "PORT", baseUrl: base });
  try {
    const ownFiles = config.files.port;
    const filesPort =
      ownFiles === null ? 0 : await claimPort(contents, { port: ownFiles, setting: "NEXUS_FILES_PORT", baseUrl: base });
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
      jobs: JOBS,
      clock,
      files: {
        store: openStore(config.files.bucket, config.dataDir, clock),
        ...{ folder: join(config.dataDir, "incoming"), most: config.files.most, quota: config.files.quota },
      },
      failed,
      log: (message) => log.warn(message),
    });
    const embedKey = `nxs_${derive(master, "demo embed key").toString("base64url")}`;
    const executeAt = (demoClock: () => Date) => executor({ ...core, database, clock: demoClock });
    await seedDemo({ core, database, executeAt, embedSecret: embedKey, now: clock(), progress: telling.progress });
    if (!existsSync(join(webDir, "manifest.json"))) {
      throw new StartError("BUILD", "The browser files are not built. Run npm start, or npm run build first.");
    }
    const filesUrl = ownFiles === 0 ? `http://localhost:${filesPort}` : config.files.url;
    server.off("request", early).on("request", createApp({ core, baseUrl, filesUrl, log, webDir }));
    contents.off("request", early).on("request", createContents({ core, log }));
    const signIns = PEOPLE.filter(({ email }) => SHOWN.some((shown) => shown === email)).map(({ email, role }) => ({
      ...{ email, role },
      password: DEMO_PASSWORD,
    }));
    core.jobs.start();
    core.subscribers.start();
    core.metrics.tend();
    telling.ready({ url: baseUrl, signIns, embedKey });
    return {
      url: baseUrl,
      stop: () =>
        stop(
          [server, contents],
          async () => {
            await Promise.all([core.hub.stop(), core.jobs.stop(), core.subscribers.stop(), core.metrics.stop()]);
          },
          () => database.close(),
        ),
    };
  } catch (error) {
    server.close();
    contents.close();
    throw error;
  }
}

/** No new connections, streams ended, what runs is finished, then the database is closed. */
async function stop(
  servers: readonly Server[],
  endStreams: () => Promise<void>,
  close: () => Promise<void>,
): Promise<void> {
  const closed = Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  await endStreams();
  for (const server of servers) server.closeIdleConnections();
  const overdue = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, 5000);
  await closed;
  clearTimeout(overdue);
  await close();
}
