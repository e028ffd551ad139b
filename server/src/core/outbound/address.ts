import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

/** What IANA gives to the hosts of the internet: what lies beside it is for something else, whoever routes it. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Addresses of ordinary ranges that clouds answer on inside of every machine (Azure's host), and so never the internet's.
 * The metadata services of the others lie in ranges that are refused as a whole.
 */
const INSIDE_OF_CLOUDS: ReadonlySet<string> = new Set(["168.63.129.16"]);

const parsed = (address: string) => (ipaddr.isValid(address) ? ipaddr.parse(address) : null);

/** An address in its one spelling. */
const spelled = (address: string): string => parsed(address)?.toNormalizedString() ?? address;

/** The addresses of this machine, also public ones: a server that listens on all of them trusts who comes from inside. */
function ownAddresses(): ReadonlySet<string> {
  return new Set(
    Object.values(networkInterfaces()).flatMap((each = []) => each.map(({ address }) => spelled(address))),
  );
}

/** Whether an address is this machine's loopback, and no other spelling of it. */
export function isLoopback(address: string): boolean {
  return parsed(address)?.range() === "loopback";
}

/** Whether an address is an ordinary one of the internet: no special-purpose range, and no address that carries another. */
export function isPublic(address: string): boolean {
  const found = parsed(address);
  // Where numbers are written in octal or shortened, others may read another address than this library does.
  if (!found || (found.kind() === "ipv4" && !ipaddr.IPv4.isValidFourPartDecimal(address))) return false;
  if (found.range() !== "unicast") return false;
  if (found instanceof ipaddr.IPv6 && (found.zoneId || !found.match(GLOBAL_UNICAST))) return false;
  const written = spelled(address);
  return !INSIDE_OF_CLOUDS.has(written) && !ownAddresses().has(written);
}
