import type { Guard } from "../guard.ts";

const redis = "server/src/core/wakes/redis.ts";
const suite = "server/src/core/wakes/wakes.test.ts";

/** What waking each other by Redis stands on, and what must not stand on it. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "Q2", says: "what is written is found where Redis says nothing" },
    file: "server/src/core/live/hub.ts",
    find: "setInterval(looking.soon, pollEvery)",
    put: "setInterval(() => {}, pollEvery)",
    ...{ suite, test: "news and jobs come at once" },
  },
  {
    ...{ promise: "Q2", says: "nobody waits for a Redis that says nothing: it counts as away" },
    file: redis,
    find: "socketTimeout: PATIENCE_MS,",
    put: "",
    ...{ suite, test: "freezes and thaws" },
  },
  {
    ...{ promise: "Q2", says: "a Redis that went is looked for until it is back" },
    file: redis,
    find: "const client = clientOf(url, retryIn);",
    put: "const client = clientOf(url, false);",
    ...{ suite, test: "is killed and started again" },
  },
  {
    ...{ promise: "Q2", says: "other processes are told of each commit" },
    file: "server/src/core/core.ts",
    find: "wakes?.tell(organization, false);",
    put: "",
    ...{ suite, test: "news and jobs come at once" },
  },
  {
    ...{ promise: "Q2", says: "one Nexus does not hear another one on the same Redis" },
    file: redis,
    find: 'derive(master, "wakes").toString("base64url").slice(0, 22)',
    put: '"all"',
    ...{ suite, test: "another Nexus" },
  },
];
