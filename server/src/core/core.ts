import { NOUNS, newId } from "@nexus-os/contracts";
import type { Database } from "./database/database.ts";
import { type Execute, executor } from "./execute.ts";
import { createAuth } from "./identity/auth.ts";
import { embeds } from "./identity/embed.ts";
import { onceTokens } from "./identity/once.ts";
import { sessions } from "./identity/sessions.ts";
import type { Body } from "./implement.ts";
import { derive } from "./keys/seal.ts";
import { subjectKeys } from "./keys/subject.ts";
import { hub } from "./live/hub.ts";
import { operationsServed } from "./operations.ts";
import { querier } from "./query/query.ts";

export interface CoreOptions {
  readonly database: Database;
  /** The key of the key file. */
  readonly master: Uint8Array;
  readonly baseUrl: string;
  readonly bodies: readonly Body[];
  readonly clock: () => Date;
  /** Told of what failed where nobody waits for an answer. */
  readonly failed: (error: unknown) => void;
  /** Takes the warnings of the libraries below. */
  readonly log?: (message: string) => void;
}

/** Everything that verbs and surfaces stand on, made once for a process. */
export function createCore({ database, master, baseUrl, bodies, clock, failed, log }: CoreOptions) {
  const nouns = NOUNS;
  const keys = subjectKeys(master);
  const operations = operationsServed(nouns, bodies);
  const { query, records } = querier(database, nouns, operations);
  const auth = createAuth({
    ...{ database, baseURL: baseUrl, secret: derive(master, "auth").toString("base64url") },
    ...{ trustedOrigins: [baseUrl], secureCookies: baseUrl.startsWith("https:") },
    log: (_level, message) => log?.(message),
  });
  const once = onceTokens(database, clock);
  const embedded = embeds({ database, nouns, once, clock });
  const known = sessions({ database, embeds: embedded, clock, signedIn: (headers) => auth.signedIn(headers) });
  const live = hub({ database, records, standing: known.standing, failed });
  const execute: Execute = executor({ database, nouns, operations, keys, clock, committed: live.wake });
  return {
    ...{ nouns, operations, execute, query, records, auth, once, keys },
    ...{ embeds: embedded, sessions: known, hub: live, newRequestId: () => newId() },
  };
}

export type Core = ReturnType<typeof createCore>;
