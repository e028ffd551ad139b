import { Resolver } from "node:dns/promises";

/** The addresses of a name. */
export type Resolve = (name: string, signal: AbortSignal) => Promise<readonly string[]>;

/**
 * Asks the name servers of the system. `dns.lookup` is not used: it holds one of the few threads that files are read by,
 * for as long as a stranger's name server takes.
 */
export const systemResolve: Resolve = async (name, signal) => {
  if (name === "localhost") return ["127.0.0.1"];
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const cancel = (): void => resolver.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    signal.throwIfAborted();
    return found.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
  } finally {
    signal.removeEventListener("abort", cancel);
  }
};
