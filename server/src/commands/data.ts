import { type Config, readConfig } from "../config.ts";
import { type Core, createCore } from "../core/core.ts";
import { mailOf } from "../mailing.ts";
import { ADVISING } from "../modules/advice.ts";
import { BODIES } from "../modules/bodies.ts";
import { type Opened, openData } from "../opening.ts";
import type { Io } from "./command.ts";

/** What a command works on. */
export interface Data extends Opened {
  readonly config: Config;
  readonly core: Core;
}

/** Opens the data that the settings name for one command, and closes it behind it. */
export async function withData<T>({ env, root, err }: Io, act: (data: Data) => Promise<T>): Promise<T> {
  const config = readConfig(env, root);
  const opened = await openData(config, { progress: err, log: () => {} });
  const core = createCore({
    ...opened,
    ...{ baseUrl: config.baseUrl, bodies: BODIES, advice: ADVISING, clock: () => new Date() },
    mail: mailOf(config),
    failed: (error) => err(String(error)),
    log: err,
  });
  try {
    return await act({ ...opened, config, core });
  } finally {
    await core.hub.stop();
    await core.metrics.stop();
    await opened.database.close();
  }
}
