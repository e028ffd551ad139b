import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { refuse } from "../refusal.ts";
import { sealed } from "./sealing.ts";
import type { Spooled } from "./store.ts";

/** How much of a content is kept to tell its type. */
const HEAD = 4096;

/** A content that came in whole, lies sealed on the disk and is nobody's yet. */
export interface Incoming {
  readonly spooled: Spooled;
  /** SHA-256 of the sealed bytes. */
  readonly address: string;
  readonly key: Buffer;
  /** SHA-256 of the content. */
  readonly hash: string;
  readonly size: number;
  /** Its first bytes. */
  readonly head: Buffer;
  /** Takes it off the disk, if it is still there. */
  drop(): Promise<void>;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MB`;
}

/** What comes in, counted, hashed, and refused once it is more than it may be. */
class Passing {
  readonly #hash = createHash("sha256");
  readonly #head: Uint8Array[] = [];
  readonly #most: number;
  size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  async *of(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      if (this.size < HEAD) this.#head.push(bytes.subarray(0, HEAD - this.size));
      this.size += bytes.length;
      if (this.size > this.#most) refuse("TOO_LARGE", { limit: megabytes(this.#most) });
      this.#hash.update(bytes);
      yield bytes;
    }
  }

  get seen(): { readonly hash: string; readonly head: Buffer } {
    return { hash: this.#hash.digest("hex"), head: Buffer.concat(this.#head) };
  }
}

/**
 * Writes what comes in to the disk, sealed from its first byte with a key of its own, under a name that nobody chose.
 * Whatever goes wrong meanwhile leaves nothing there.
 */
export async function spool(folder: string, source: AsyncIterable<Uint8Array>, most: number): Promise<Incoming> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const drop = (): Promise<void> => rm(path, { force: true });
  const key = randomBytes(32);
  const passing = new Passing(most);
  const sealedHash = createHash("sha256");
  let size = 0;
  const handle = await open(path, "wx", 0o600);
  try {
    try {
      for await (const bytes of sealed(key, passing.of(source))) {
        sealedHash.update(bytes);
        size += bytes.length;
        await handle.writeFile(bytes);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await drop();
    throw error;
  }
  const address = sealedHash.digest("hex");
  return { spooled: { path, size }, address, key, ...passing.seen, size: passing.size, drop };
}
