import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { isPublic } from "./address.ts";
import { createOutbound } from "./outbound.ts";

/** IANA's registries of special-purpose addresses, whole, with multicast and what was given up since. */
const RANGES = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.0.0/29", "192.0.0.8/32", "192.0.0.9/32", "192.0.0.10/32", "192.0.0.170/31", "192.0.2.0/24"],
  ...["192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"],
  ...["198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32"],
  ...["::1/128", "::/128", "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64"],
  ...["100:0:0:1::/64", "2001::/23", "2001::/32", "2001:1::1/128", "2001:1::2/128", "2001:1::3/128", "2001:2::/48"],
  ...["2001:3::/32", "2001:4:112::/48", "2001:10::/28", "2001:20::/28", "2001:30::/28", "2001:db8::/32", "2002::/16"],
  ...["2620:4f:8000::/48", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
];

/** Where clouds and clusters tell a machine who it is. */
const METADATA = [
  ...["169.254.169.254", "169.254.170.2", "169.254.169.253", "100.100.100.200", "192.0.0.192", "168.63.129.16"],
  ...["fd00:ec2::254", "fd20:ce::254", "fe80::a9fe:a9fe"],
];

/** Addresses that carry another one within them. */
const CARRYING = [
  ...["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::ffff:0:127.0.0.1"],
  ...["64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:7f00:1::1"],
  ...["2001::5ef5:79fd:0:59d:a0e5:ba1", "::ffff:7f00:1%lo"],
];

const PUBLIC = [
  ...["1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255"],
  ...["128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0"],
  ...["198.17.255.255", "198.20.0.0", "223.255.255.255", "168.63.129.17", "2606:4700:4700::1111", "2001:200::1"],
  ...["2003::1", "2a00:1450:4001:81c::200e", "2620:4f:8001::1", "3ffe::1"],
];

function ends(range: string): string[] {
  const [first, last] = range.includes(":")
    ? [ipaddr.IPv6.networkAddressFromCIDR(range), ipaddr.IPv6.broadcastAddressFromCIDR(range)]
    : [ipaddr.IPv4.networkAddressFromCIDR(range), ipaddr.IPv4.broadcastAddressFromCIDR(range)];
  const bytes = first.toByteArray();
  const middle = last.toByteArray().map((byte, at) => ((bytes[at] ?? 0) + byte) >> 1);
  return [first, ipaddr.fromByteArray(middle), last].map((address) => address.toNormalizedString());
}

/** The same address in every other spelling that a URL understands. */
function spellings(address: string): string[] {
  if (address.includes("%")) return [];
  if (address.includes(":")) return [`[${address}]`, `[${ipaddr.parse(address).toNormalizedString()}]`];
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const octal = [a, b, c, d].map((part) => `0${part.toString(8)}`).join(".");
  const wide = address.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))).replaceAll(".", "。");
  return [address, `${address}.`, `${whole}`, `0x${whole.toString(16)}`, octal, `${a}.${b}.${c * 256 + d}`, wide];
}

test("no address of a special range, of a cloud's inside or of this machine is called, in whatever spelling", () => {
  const own = Object.values(networkInterfaces()).flatMap((each = []) => each.map(({ address }) => address));
  const refused = [...new Set([...RANGES.flatMap(ends), ...METADATA, ...CARRYING, ...own])];
  expect(refused.filter(isPublic)).toEqual([]);
  expect(PUBLIC.filter((address) => !isPublic(address))).toEqual([]);

  const outbound = createOutbound();
  const urls = refused.flatMap(spellings).map((host) => `https://${host}/`);
  expect(urls.filter((url) => outbound.wrongWith(url) === null)).toEqual([]);
  const spelled = PUBLIC.flatMap((address) => (address.includes(":") ? [`[${address}]`] : [address]));
  expect(spelled.filter((host) => outbound.wrongWith(`https://${host}/`) !== null)).toEqual([]);
  expect(RANGES).toHaveLength(53);
  expect(refused.length).toBeGreaterThan(140);
  expect(urls.length).toBeGreaterThan(500);
});

test("an address is refused for what it says, before a name is looked up", async () => {
  const asked: string[] = [];
  const outbound = createOutbound({
    ports: [8443],
    resolve: (name) => Promise.resolve([asked.push(name) > 0 ? "1.1.1.1" : ""]),
  });
  const refused = [
    ...["", "nexus", "//example.com", "http://example.com", "ftp://example.com", "file:///etc/passwd", "data:,x"],
    ...["javascript:1", "https://user@example.com", "https://user:password@example.com", "https://@:@127.0.0.1"],
    ...["https://example.com:22", "https://example.com:80", "https://example.com:8444", "https://example.com:0"],
    ...["https://localhost", "https://localhost.", "https://a.localhost", "https://printer.local", "https://intranet"],
    ...["https://metadata.google.internal", "https://router.home.arpa", "https://a.onion", "https://a.invalid"],
    ...["https://LOCALHOST", "https://ⓛocalhost", "https://printer。local", "https://[fe80::1%25eth0]/"],
  ];
  for (const url of refused) {
    await expect(outbound.request(url), url).rejects.toMatchObject({ name: "OutboundError", reason: "address" });
    expect(outbound.wrongWith(url), url).toMatch(/\w+\. \w+/);
  }
  expect(asked).toEqual([]);
  for (const url of ["https://example.com", "https://example.com:8443/a?b#c", "https://münchen.example/"]) {
    expect(outbound.wrongWith(url)).toBeNull();
  }
});

test("one forbidden address among those of a name is enough, and nobody learns which names lead inside", async () => {
  const told = new Set<string>();
  for (const found of [["127.0.0.1"], ["1.1.1.1", "10.0.0.1"], ["::ffff:1.1.1.1"], ["not an address"], []]) {
    const outbound = createOutbound({ resolve: () => Promise.resolve(found) });
    const failure = await outbound.request("https://hooks.example.com/").catch((error: unknown) => error);
    expect(failure).toMatchObject({ reason: "address" });
    told.add((failure as Error).message);
  }
  expect(told.size).toBe(1);
});
