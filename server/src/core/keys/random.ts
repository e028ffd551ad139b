import { randomFillSync } from "node:crypto";

const pool = Buffer.allocUnsafeSlow(4096);
let at = pool.length;

/**
 * Random bytes for keys and nonces. The generator is asked for many at once, since asking costs more than sealing does;
 * what was given out stands nowhere else.
 */
export function random(size: number): Buffer {
  if (at + size > pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  const taken = Buffer.from(pool.subarray(at, at + size));
  pool.fill(0, at, at + size);
  at += size;
  return taken;
}
