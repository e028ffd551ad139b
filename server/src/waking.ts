import type { Config } from "./config.ts";
import type { Wakes } from "./core/wakes/wakes.ts";

/** Loads what wakes other processes, where that was set up: a server by itself pays for none of it. */
export async function wakesOf(
  { redisUrl: url }: Config,
  master: Uint8Array,
  log: (message: string) => void,
): Promise<Wakes | null> {
  if (url === null) return null;
  const { redisWakes } = await import("./core/wakes/redis.ts");
  return redisWakes({ url, master, log });
}
