import { existsSync } from "node:fs";
import { join } from "node:path";
import { NOUNS } from "@nexus-os/contracts";
import type { Logger } from "pino";
import { clock } from "#clock";
import { createApp, createContents } from "./app.ts";
import { serveAudit } from "./auditing.ts";
import type { Config } from "./config.ts";
import { createCore } from "./core/core.ts";
import { executor } from "./core/execute.ts";
import { openStore } from "./core/files/open-store.ts";
import { derive } from "./core/keys/seal.ts";
import { subjectKeys } from "./core/keys/subject.ts";
import { watched } from "./core/telemetry/database.ts";
import { logger, standardError } from "./core/telemetry/log.ts";
import { aServer, claimPort, open } from "./listening.ts";
import { mailOf } from "./mailing.ts";
import { ADVISING } from "./modules/advice.ts";
import { BODIES } from "./modules/bodies.ts";
import { JOBS } from "./modules/jobs.ts";
import { openData } from "./opening.ts";
import { DEMO_PASSWORD, PEOPLE, SHOWN } from "./seed/company.ts";
import { seedDemo } from "./seed/demo.ts";
import { StartError } from "./start-error.ts";
import { stopGracefully } from "./stopping.ts";
import type { Telling } from "./telling.ts";
import { wakesOf } from "./waking.ts";
import { watchesOf } from "./watches.ts";

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly webDir: string;
  readonly telling: Telling;
  readonly log?: Logger;
}

/** Opens, migrates and fills the database, and serves. */
export async function start({ config, webDir, telling, ...given }: StartOptions): Promise<Running> {
  const log = given.log ?? logger(config.logLevel, standardError());
  const { operations } = config;
  const failed = (error: unknown): void => log.error({ err: error }, "something failed in the background");
  const [server, contents] = [aServer(), aServer()];
  const { baseUrl: base } = config;
  const port = await claimPort(server, { port: config.port, setting: "PORT", baseUrl: base });
  try {
    const ownFiles = config.files.port;
    const filesPort =
      ownFiles === null ? 0 : await claimPort(contents, { port: ownFiles, setting: "NEXUS_FILES_PORT", baseUrl: base });
    const watches = await watchesOf(operations);
    const opened = await openData(config, {
      progress: telling.progress,
      log: (message) => log.debug(message),
    });
    const { master } = opened;
    const database = watched(opened.database, { log, watch: watches.watch });
    const baseUrl = config.port === 0 ? `http://localhost:${port}` : config.baseUrl;
    const wakes = await wakesOf(config, master, (message) => log.warn(message));
    const { audit, regular } = serveAudit(config, {
      ...{ database, nouns: NOUNS, keys: subjectKeys(master), clock, failed },
    });
    const core = createCore({
      ...(wakes ? { wakes } : {}),
      database,
      master,
      baseUrl,
      bodies: BODIES,
      jobs: [...JOBS, regular.form],
      advice: ADVISING,
      clock,
      mail: mailOf(config),
      outbound: config.outbound,
      files: {
        store: openStore(config.files.bucket, config.dataDir, clock),
        ...{ folder: join(config.dataDir, "incoming"), most: config.files.most, quota: config.files.quota },
      },
      jobDays: operations.jobDays,
      ...{ allowances: operations.allowances, admission: { places: operations.atOnce } },
      failed,
      log: (message) => log.warn(message),
    });
    for (const { alarm } of [audit, regular]) core.readiness.remark(alarm);
    const embedKey = `nxs_${derive(master, "demo embed key").toString("base64url")}`;
    const executeAt = (demoClock: () => Date) => executor({ ...core, database, clock: demoClock });
    await seedDemo({ core, database, executeAt, embedSecret: embedKey, now: clock(), progress: telling.progress });
    if (!existsSync(join(webDir, "manifest.json"))) {
      throw new StartError("BUILD", "The browser files are not built. Run npm start, or npm run build first.");
    }
    const filesUrl = ownFiles === 0 ? `http://localhost:${filesPort}` : config.files.url;
    const standing = { stopping: false };
    const shared = { core, log, standing, access: operations.accessLog, watch: watches.watch };
    open(server, createApp({ ...shared, baseUrl, filesUrl, webDir }));
    open(contents, createContents(shared));
    const signIns = PEOPLE.filter(({ email }) => SHOWN.some((shown) => shown === email)).map(({ email, role }) => ({
      ...{ email, role },
      password: DEMO_PASSWORD,
    }));
    wakes?.start();
    core.jobs.start();
    core.advice.start(core.jobs);
    regular.start(core.jobs);
    core.sweeper.start(core.jobs);
    core.subscribers.start();
    core.denials.start();
    core.metrics.tend();
    core.files?.start();
    audit.start();
    await watches.serve(core, regular.broken);
    telling.ready({ url: baseUrl, signIns, embedKey });
    return {
      url: baseUrl,
      stop: () =>
        stopGracefully({
          ...{ servers: [server, contents], standing, grace: operations.stopGrace },
          endWork: async () => {
            wakes?.stop();
            await Promise.all([
              core.hub.stop(),
              core.jobs.stop(),
              core.subscribers.stop(),
              core.denials.stop(),
              core.metrics.stop(),
              core.advice.stop(),
              regular.stop(),
              core.sweeper.stop(),
              core.files?.stop(),
            ]);
          },
          close: async () => {
            await audit.stop();
            await database.close();
            await watches.stop();
          },
        }),
    };
  } catch (error) {
    server.close();
    contents.close();
    throw error;
  }
}
