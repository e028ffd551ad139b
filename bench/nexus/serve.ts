// A Nexus server as it is measured: on a database that was filled before, answering calls alone. It can watch itself. What
// a server does behind its answers, workers of jobs and the index of search, begins only when it is told to follow; it has
// no mail, no files, no browser build and no outside witness of its journals, which none of the measured requests use.
import { createServer } from "node:http";
import { type Profiler, Session } from "node:inspector/promises";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { createApp } from "../../server/src/app.ts";
import { createCore } from "../../server/src/core/core.ts";
import { openDatabase } from "../../server/src/core/database/database.ts";
import { BODIES } from "../../server/src/modules/bodies.ts";

/** What it is told when it is started. */
export interface ServeTask {
  readonly url: string;
  readonly master: string;
  /** False for a server that keeps no figures. */
  readonly metrics?: boolean;
  /** True for a server that also works behind its answers. */
  readonly following?: boolean;
}

const { url, master, metrics = true, following = false } = JSON.parse(process.argv[2] ?? "") as ServeTask;
const database = await openDatabase({ url });
const server = createServer();
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
/** Calls are counted against it as they are everywhere, and it does not end. */
const endless = { perSecond: 1e9, atOnce: 1e9 };
const core = createCore({
  ...{ database, master: Buffer.from(master, "base64url"), baseUrl, bodies: BODIES },
  ...(metrics ? {} : { metrics: new Map() }),
  allowances: { actor: endless, organization: endless },
  clock: () => new Date(),
  failed: (error) => console.error(error),
});
server.on(
  "request",
  createApp({ core, baseUrl, filesUrl: baseUrl, log: pino({ level: "info" }, pino.destination(2)), webDir: null }),
);

if (following) {
  core.jobs.start();
  core.subscribers.start();
  core.metrics.tend();
}

const inspector = new Session();

async function watch(): Promise<void> {
  inspector.connect();
  await inspector.post("Profiler.enable");
  await inspector.post("Profiler.setSamplingInterval", { interval: 500 });
  await inspector.post("Profiler.start");
}

async function seen(): Promise<Profiler.Profile> {
  const { profile } = await inspector.post("Profiler.stop");
  inspector.disconnect();
  return profile;
}

process.on("message", (message) => {
  const acts: Readonly<Record<string, () => Promise<unknown>>> = { watch, seen };
  const act = acts[String(message)] ?? (() => Promise.reject(new Error(`${String(message)} is nothing to do`)));
  act().then(
    (answer) => process.send?.((answer ?? "watching") as object),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.({ url: baseUrl });
