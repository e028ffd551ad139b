import type { Guard } from "../guard.ts";

const hub = "server/src/core/live/hub.ts";
const room = "server/src/core/live/room.ts";
const surface = "server/src/surfaces/live.ts";
const hubSuite = "server/src/core/live/hub.test.ts";
const orderSuite = "server/src/core/live/order.test.ts";
const surfaceSuite = "server/src/surfaces/live.test.ts";

/** What live streams stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "R1", says: "who comes back hears everything behind the place that it saw last" },
    file: hub,
    find: "let at = after ?? reached();",
    put: "let at = after === null ? reached() : Math.min(after + 1, head);",
    suite: orderSuite,
  },
  {
    ...{ promise: "R1", says: "a reader that is ahead of its room does not hear the same again" },
    file: room,
    find: "if (has > this.seq) this.#ahead.set(seat, has);",
    put: "",
    ...{ suite: surfaceSuite, test: "does not tell a reader again" },
  },
  {
    ...{ promise: "R1", says: "who missed too much is told so" },
    file: hub,
    find: "if (upTo - from > mostMissed) return null;",
    put: "if (upTo - from > mostMissed) return upTo;",
    ...{ suite: hubSuite, test: "says reset beyond it" },
  },
  {
    ...{ promise: "R2", says: "news is for those alone who may list its noun" },
    file: "server/src/core/live/telling.ts",
    find: "actor.permissions.has(",
    put: "Boolean(",
    suite: orderSuite,
  },
  {
    ...{ promise: "R2", says: "a place that has not been yet, or never is, begins anew" },
    file: hub,
    find: "if (at > head || at < 0) at = Number.NEGATIVE_INFINITY;",
    put: "",
    ...{ suite: surfaceSuite, test: "R2: a reader who says" },
  },
  {
    ...{ promise: "R2", says: "readers who may see different things share no text" },
    file: room,
    find: '[...actor.permissions].sort().join(" ")',
    put: '""',
    suite: orderSuite,
  },
  {
    ...{ promise: "R3", says: "what a reader leaves unread is bounded" },
    file: surface,
    find: "if (response.writableLength > MOST_UNREAD) return false;",
    put: "",
    ...{ suite: "server/src/surfaces/disconnect.test.ts", test: "R3" },
  },
  {
    ...{ promise: "B2", says: "a stream ends with what it was opened by" },
    file: hub,
    find: "if (stand.has(credential)) continue;",
    put: "if (stand.has(credential) || credential) continue;",
    ...{ suite: surfaceSuite, test: "B2" },
  },
  {
    ...{ promise: "B2", says: "a stream ends within a second" },
    file: hub,
    find: "sweepEvery = 500",
    put: "sweepEvery = 1500",
    ...{ suite: surfaceSuite, test: "B2" },
  },
  {
    ...{ promise: "B2", says: "a ticket opens nothing for a session that ended since" },
    file: surface,
    find: 'if (!stand.has(ticketed.credential)) refuse("TOKEN_ENDED");',
    put: "",
    ...{ suite: surfaceSuite, test: "a ticket of a session that has ended" },
  },
  {
    ...{ promise: "A4", says: "pages of two people never share a stream" },
    file: surface,
    find: 'sha256(kind, "\\n", id, "\\n", sightOf(actor))',
    put: "sha256(kind, sightOf(actor))",
    ...{ suite: surfaceSuite, test: "shares a stream" },
  },
];
