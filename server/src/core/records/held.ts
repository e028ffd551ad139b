import type { Standing } from "@nexus-os/contracts";

/** A record in the hands of a verb. */
export type Held = Standing & Readonly<Record<string, unknown>>;
