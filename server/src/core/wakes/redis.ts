import { newId } from "@nexus-os/contracts";
import { createClient } from "@redis/client";
import { derive } from "../keys/seal.ts";
import type { Wakes } from "./wakes.ts";

/** How long Redis may say nothing, to a connection or to a question, until it counts as away. */
const PATIENCE_MS = 2000;
const ASK_EVERY_MS = 500;
const LONGEST_RETRY_MS = 2000;
const WANTING = "Redis is away: what other processes write is found by looking, so a little later";
/** Of how many organizations one round tells; the others are found by looking. */
const MOST_TOLD = 1000;

export interface RedisOptions {
  readonly url: string;
  /** The key of the key file: processes with the same one are the same Nexus, and others may share the Redis. */
  readonly master: Uint8Array;
  /** Told once when Redis goes, and once when it is back. */
  readonly log: (message: string) => void;
}

function clientOf(url: string, reconnectStrategy: false | ((retries: number) => number)) {
  return createClient({
    url,
    ...{ disableOfflineQueue: true, pingInterval: ASK_EVERY_MS },
    socket: { connectTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS, reconnectStrategy },
  });
}

/** Half of the wait is by chance, so that processes which lost it together do not come back together. */
function retryIn(retries: number): number {
  const wait = Math.min(50 * 2 ** Math.min(retries, 10), LONGEST_RETRY_MS);
  return Math.round(wait / 2 + (Math.random() * wait) / 2);
}

const reason = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error));

/** Wakes by Redis' channels: a message holds who sent it, the organization, and whether there is work. */
export function redisWakes({ url, master, log }: RedisOptions): Wakes {
  const [self, channel] = [newId(), `nexus:wake:${derive(master, "wakes").toString("base64url").slice(0, 22)}`];
  const client = clientOf(url, retryIn);
  let heard = (_organization: string, _work: boolean): void => {};
  let pending = new Map<string, boolean>();
  let telling = false;
  let [listening, gone] = [false, false];

  const listen = (message: string): void => {
    const [sender, organization, work] = message.split(" ");
    if (sender !== self && organization !== undefined) heard(organization, work === "1");
  };
  client.on("error", (error: unknown) => {
    if (!gone) log(`Redis is away, so what other processes write is found by looking: ${reason(error)}`);
    gone = true;
  });
  client.on("ready", () => {
    if (gone) log("Redis is back");
    gone = false;
    // The client itself listens again after a break, but only where it has listened before.
    if (listening) return;
    client.subscribe(channel, listen).then(
      () => {
        listening = true;
      },
      (error: unknown) => log(`Redis cannot be listened to: ${reason(error)}`),
    );
  });

  /** One round at a time: while Redis is slow, what is told meanwhile comes together instead of queueing. */
  async function round(): Promise<void> {
    while (pending.size > 0 && client.isReady) {
      const told = pending;
      pending = new Map();
      await Promise.all(
        Array.from(told, ([organization, work]) => client.publish(channel, `${self} ${organization} ${work ? 1 : 0}`)),
      );
    }
  }

  return {
    tell: (organization, work) => {
      // Whoever is not told now looks by itself.
      if (!client.isReady || (pending.size >= MOST_TOLD && !pending.has(organization))) return;
      pending.set(organization, work || pending.get(organization) === true);
      if (telling) return;
      telling = true;
      round()
        // The connection broke, which it tells by an event of its own.
        .catch(() => pending.clear())
        .finally(() => {
          telling = false;
        });
    },
    hear: (given) => {
      heard = given;
    },
    wanting: () => (client.isReady && listening ? null : WANTING),
    start: () => {
      // It tries until it is stopped; each try that fails is an event.
      client.connect().catch(() => {});
    },
    stop: () => client.destroy(),
  };
}

/** How many milliseconds a Redis takes to answer. Rejects where it does not. */
export async function askRedis(url: string): Promise<number> {
  const client = clientOf(url, false);
  // What fails is told by the promise.
  client.on("error", () => {});
  const began = performance.now();
  try {
    await client.connect();
    await client.ping();
    return performance.now() - began;
  } finally {
    client.destroy();
  }
}
