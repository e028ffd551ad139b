import { createServer, type Server } from "node:http";
import type { Core } from "./core/core.ts";
import type { Measurements } from "./core/telemetry/metrics.ts";
import type { Traces } from "./core/telemetry/traces.ts";
import { type Watch, watching } from "./core/telemetry/watch.ts";
import type { OperationsConfig } from "./operations-config.ts";
import { StartError } from "./start-error.ts";

/** What an operator asked to be watched. */
export interface Watches {
  readonly watch: Watch | null;
  /** Tells where the measurements come from, and lets them be read. */
  serve(core: Core, brokenJournals?: () => number): Promise<void>;
  stop(): Promise<void>;
}

async function queuesOf(core: Core): Promise<Record<string, number>> {
  const { queued, waiting } = await core.jobs.doctor();
  const depths: Record<string, number> = { "jobs queued": queued, "jobs waiting": waiting };
  for (const { subscriber, behind } of await core.subscribers.lag()) {
    const name = `behind: ${subscriber}`;
    depths[name] = (depths[name] ?? 0) + behind;
  }
  return depths;
}

function answering({ text, contentType }: Measurements): Server {
  return createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    text().then(
      (body) => response.writeHead(200, { "content-type": contentType }).end(body),
      () => response.writeHead(503).end(),
    );
  });
}

/** Loads what was asked for, and nothing else: a server that nobody watches pays for none of it. */
export async function watchesOf({ metrics: place, traces: endpoint }: OperationsConfig): Promise<Watches> {
  let core: Core | null = null;
  let broken = (): number => 0;
  let measured: Measurements | null = null;
  let traced: Traces | null = null;
  let server: Server | null = null;
  if (place) {
    const { measurements } = await import("./core/telemetry/metrics.ts");
    measured = measurements({
      streams: () => core?.hub.size ?? 0,
      active: () => core?.admission.active ?? 0,
      waiting: () => core?.admission.waiting ?? 0,
      brokenJournals: () => broken(),
      queues: async () => (core ? queuesOf(core) : {}),
    });
  }
  if (endpoint !== null) {
    const { traces } = await import("./core/telemetry/traces.ts");
    traced = traces(endpoint);
  }
  return {
    watch: watching([traced?.watch, measured?.watch].filter((each) => each !== undefined)),
    serve: async (given, brokenJournals = broken) => {
      core = given;
      broken = brokenJournals;
      if (!place || !measured) return;
      const begun = answering(measured);
      server = begun;
      await new Promise<void>((resolve, reject) => {
        begun.once("error", ({ message }) => {
          reject(
            new StartError(
              "PORT",
              `The measurements cannot be offered at ${place.host}:${place.port} (${message}). Choose another port with NEXUS_METRICS.`,
            ),
          );
        });
        begun.listen(place.port, place.host, resolve);
      });
    },
    stop: async () => {
      server?.closeAllConnections();
      server?.close();
      await traced?.stop();
    },
  };
}
