import { isIP } from "node:net";
import { isLoopback, isPublic } from "./address.ts";
import { type Answered, exchange } from "./exchange.ts";
import { OutboundError, outboundErrorOf } from "./failure.ts";
import { type Resolve, systemResolve } from "./resolve.ts";
import { type OutboundRules, targetOf } from "./target.ts";

/** What is asked of a server of the internet. */
export interface Asked {
  /** GET, unless it is said. */
  readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as these bytes. */
  readonly body?: string | Uint8Array;
  /** How long all of it may take, name and answer included: 10 seconds at most, in milliseconds. */
  readonly timeout?: number;
  /** How many bytes of an answer are taken: 1 MB at most. */
  readonly limit?: number;
  /** Whether a longer answer is cut at its limit. It is refused otherwise. */
  readonly cut?: boolean;
  /** Gives up earlier. */
  readonly signal?: AbortSignal;
}

export interface OutboundSettings extends Partial<OutboundRules> {
  /** Who signs certificates beside those that everybody trusts, as PEM. */
  readonly ca?: string;
  /** How names are resolved. */
  readonly resolve?: Resolve;
}

/** The one way out for calls whose address somebody gave. */
export interface Outbound {
  /** Whatever the server answers, its refusals and redirections included. Fails with an OutboundError alone. */
  request(url: string | URL, asked?: Asked): Promise<Answered>;
  /** What is wrong with an address as it stands; null where it may be called. Its name is not looked up. */
  wrongWith(url: string): string | null;
}

const MOST_MS = 10_000;
const MOST_BYTES = 1_048_576;

/** Settles with the promise, or as soon as the signal ends: whoever resolves names may not know of signals. */
function within<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(signal.reason as Error);
    if (signal.aborted) ended();
    signal.addEventListener("abort", ended, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", ended));
  });
}

export function createOutbound(settings: OutboundSettings = {}): Outbound {
  const { ports = [], loopback = false, ca = null, resolve = systemResolve } = settings;
  const rules: OutboundRules = { ports, loopback };
  const mayBeCalled = (address: string): boolean => isPublic(address) || (loopback && isLoopback(address));

  /** Every address of a name must be one that may be called: one that is not shows that the name is not to be trusted. */
  async function addressesOf(host: string, signal: AbortSignal): Promise<readonly string[]> {
    const found = isIP(host) === 0 ? await within(signal, resolve(host, signal)) : [host];
    if (found.length === 0 || !found.every(mayBeCalled)) throw new OutboundError("address");
    return found;
  }

  async function request(url: string | URL, asked: Asked = {}): Promise<Answered> {
    const { method = "GET", headers = {}, body, timeout = MOST_MS, limit = MOST_BYTES, cut = false } = asked;
    const deadline = AbortSignal.timeout(Math.min(timeout, MOST_MS));
    const signal = asked.signal ? AbortSignal.any([deadline, asked.signal]) : deadline;
    try {
      const target = targetOf(url, rules);
      const addresses = await addressesOf(target.host, signal);
      return await exchange(target, addresses, {
        ...{ method, headers, body: body === undefined ? null : Buffer.from(body), signal, ca, cut },
        limit: Math.min(limit, MOST_BYTES),
      });
    } catch (error) {
      throw signal.aborted ? new OutboundError("slow") : outboundErrorOf(error);
    }
  }

  return {
    request,
    wrongWith: (url) => {
      try {
        const { host } = targetOf(url, rules);
        return isIP(host) === 0 || mayBeCalled(host) ? null : new OutboundError("address").message;
      } catch (error) {
        return outboundErrorOf(error).message;
      }
    },
  };
}
