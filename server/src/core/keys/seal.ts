import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import { random } from "./random.ts";

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM (NIST SP 800-38D): nonce, tag and ciphertext in one. `place` is bound to it: moved elsewhere it does not open. */
export function seal(key: Uint8Array, content: Uint8Array | string, place: string): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(place));
  const sealed = typeof content === "string" ? cipher.update(content, "utf8") : cipher.update(content);
  const rest = cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed, rest]);
}

/** Opens what `seal` closed. Throws when the key, the place or a byte differs. */
export function unseal(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

/** A key for one purpose, derived from the key file's (RFC 5869). */
export function derive(master: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", master, "nexus", purpose, 32));
}
