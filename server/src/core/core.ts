import { NOUNS, newId } from "@nexus-os/contracts";
import type { Enqueue, Gate } from "./acts/acting.ts";
import type { Database } from "./database/database.ts";
import { type Execute, executor } from "./execute.ts";
import { createAuth } from "./identity/auth.ts";
import { embeds } from "./identity/embed.ts";
import { onceTokens } from "./identity/once.ts";
import { sessions } from "./identity/sessions.ts";
import type { Answering, Body } from "./implement.ts";
import type { Finisher } from "./journal/keep.ts";
import { derive } from "./keys/seal.ts";
import { subjectKeys } from "./keys/subject.ts";
import { hub } from "./live/hub.ts";
import { operationsServed } from "./operations.ts";
import { querier } from "./query/query.ts";
import type { Nouns } from "./records/nouns.ts";

export interface CoreOptions {
  readonly database: Database;
  /** The key of the key file. */
  readonly master: Uint8Array;
  readonly baseUrl: string;
  /** What is served; every noun of the contracts, unless it is said. */
  readonly nouns?: Nouns;
  readonly bodies: readonly (Body | Answering)[];
  readonly clock: () => Date;
  /** Told of what failed where nobody waits for an answer. */
  readonly failed: (error: unknown) => void;
  /** Takes the warnings of the libraries below. */
  readonly log?: (message: string) => void;
}

/** Everything that verbs and surfaces stand on, made once for a process. */
export function createCore(options: CoreOptions) {
  const { database, master, baseUrl, bodies, clock, failed, log, nouns = NOUNS } = options;
  const keys = subjectKeys(master);
  const operations = operationsServed(nouns, bodies);
  const { query, records, within: queryWithin } = querier({ database, nouns, operations, keys, clock });
  const auth = createAuth({
    ...{ database, baseURL: baseUrl, secret: derive(master, "auth").toString("base64url") },
    ...{ trustedOrigins: [baseUrl], secureCookies: baseUrl.startsWith("https:") },
    log: (_level, message) => log?.(message),
  });
  const once = onceTokens(database, clock);
  const embedded = embeds({ database, nouns, once, clock });
  const known = sessions({ database, embeds: embedded, clock, signedIn: (headers) => auth.signedIn(headers) });
  const live = hub({ database, records, standing: known.standing, failed });
  const also: readonly Finisher[] = [];
  const gate: Gate | null = null;
  const enqueue: Enqueue = async (_tx, { job }) => {
    throw new Error(`no job is called ${job}`);
  };
  const execute: Execute = executor({
    ...{ database, nouns, operations, keys, clock, queryWithin, enqueue, gate, also },
    committed: live.wake,
  });
  return {
    ...{ nouns, operations, execute, query, records, queryWithin, enqueue, gate, also, auth, once, keys },
    ...{ embeds: embedded, sessions: known, hub: live, newRequestId: () => newId() },
  };
}

export type Core = ReturnType<typeof createCore>;
