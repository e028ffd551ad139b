declare const crypto: { getRandomValues(into: Uint8Array): Uint8Array };

/** The textual form of a UUID, in lower case. */
export const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const HEX = /* @__PURE__ */ Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
/** Chance is fetched for many ids at once: fetching it is what an id costs most. */
const chance = /* @__PURE__ */ new Uint8Array(1024);
let used = 1024;

/** The next byte of chance, with these bits of it kept and those set. */
function byte(kept = 0xff, set = 0): string {
  if (used === chance.length) {
    crypto.getRandomValues(chance);
    used = 0;
  }
  const value = chance[used] as number;
  used += 1;
  return HEX[(value & kept) | set] as string;
}

/**
 * A new UUIDv7 (RFC 9562, section 5.7). Its first 48 bits are the time in milliseconds, so that ids made later sort later.
 * Both sides make ids: a client may name a record before the server has heard of it.
 */
export function newId(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, "0");
  const [version, variant] = [byte(0x0f, 0x70), byte(0x3f, 0x80)];
  const last = byte() + byte() + byte() + byte() + byte() + byte();
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}${byte()}-${variant}${byte()}-${last}`;
}
