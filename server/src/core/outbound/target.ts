import { isIP } from "node:net";
import { OutboundError } from "./failure.ts";

/** What an installation decides about calls that leave it. */
export interface OutboundRules {
  /** Ports that may be called beside 443. */
  readonly ports: readonly number[];
  /** For tests and development: this machine may be called, on any port, without TLS too. */
  readonly loopback: boolean;
}

/** Where a call goes, as far as its address says. */
export interface Target {
  readonly url: URL;
  /** The name or the address, without brackets. */
  readonly host: string;
}

/** Names that mean a machine or a network of one's own (RFC 6761, 6762, 7686, 8375, and .internal by ICANN). */
const OWN_NAMES = /(?:^|\.)(?:local|localhost|internal|home\.arpa|onion|invalid)$/;

const wrong = (sentence: string): never => {
  throw new OutboundError("address", sentence);
};

/** Reads where a call is to go, by its address alone: nothing is looked up. */
export function targetOf(given: string | URL, rules: OutboundRules): Target {
  if (!URL.canParse(given)) return wrong("This is no address. Give one such as https://example.com/path.");
  const url = new URL(given);
  // The dot at its end says that a name is whole; certificates and servers do not know it.
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isHere = rules.loopback && (host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host));
  if (url.username !== "" || url.password !== "") wrong("An address must not hold a name or password. Leave them out.");
  if (url.protocol !== "https:" && !(isHere && url.protocol === "http:")) {
    wrong("Only addresses with https are called. Give one that begins with https://.");
  }
  const port = Number(url.port || 443);
  if (!rules.loopback && port !== 443 && !rules.ports.includes(port)) {
    wrong(`The port ${port} is not called. Use 443, or have an administrator allow it.`);
  }
  const isName = isIP(host) === 0;
  if (isName && !isHere && (!host.includes(".") || OWN_NAMES.test(host))) {
    wrong("Only public names are called. Give the whole name of a server of the internet.");
  }
  url.hash = "";
  return { url, host };
}
