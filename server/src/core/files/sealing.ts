import { createCipheriv, createDecipheriv } from "node:crypto";

/** How many bytes of a content are sealed together: what a range reads at least. */
export const CHUNK = 65_536;
const TAG = 16;

export class ContentError extends Error {
  override readonly name = "ContentError";
}

/**
 * The nonce counts the chunks and marks the last one (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár):
 * what was cut off, moved or appended does not open. A key is for one content, so that no nonce comes twice.
 */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function sealChunk(key: Uint8Array, chunk: Uint8Array, index: number, isLast: boolean): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(index, isLast));
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Uint8Array, sealed: Uint8Array, index: number, isLast: boolean): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(index, isLast));
  const end = sealed.length - TAG;
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  } catch (cause) {
    throw new ContentError("A stored content is not what was sealed", { cause });
  }
}

const lastChunkOf = (size: number): number => Math.max(0, Math.ceil(size / CHUNK) - 1);

/** The size that a content of this size has once it is sealed. */
export const sealedSize = (size: number): number => size + TAG * (lastChunkOf(size) + 1);

/** Seals a content chunk by chunk, each as soon as it is there. */
export async function* sealed(key: Uint8Array, content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let [filled, index] = [0, 0];
  for await (const bytes of content) {
    for (let from = 0; from < bytes.length; ) {
      // A full chunk waits for more: only then is it known not to be the last.
      if (filled === CHUNK) {
        yield sealChunk(key, chunk, index++, false);
        filled = 0;
      }
      const some = bytes.subarray(from, from + CHUNK - filled);
      chunk.set(some, filled);
      filled += some.length;
      from += some.length;
    }
  }
  yield sealChunk(key, chunk.subarray(0, filled), index, true);
}

/** From the first to the last byte, both included. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** The sealed bytes that hold a range of a content of this size; all of them where no range is asked for. */
export function sealedRange(size: number, range: ByteRange): ByteRange {
  const chunk = CHUNK + TAG;
  const to = (Math.floor(Math.max(0, range.to) / CHUNK) + 1) * chunk - 1;
  return { from: Math.floor(range.from / CHUNK) * chunk, to: Math.min(to, sealedSize(size) - 1) };
}

/** Opens a range of a content of this size, from the sealed bytes that sealedRange() names. */
export async function* opened(
  key: Uint8Array,
  bytes: AsyncIterable<Uint8Array>,
  { size, range }: { readonly size: number; readonly range: ByteRange },
): AsyncGenerator<Buffer> {
  const last = lastChunkOf(size);
  let index = Math.floor(range.from / CHUNK);
  const lengthOf = (at: number): number => (at < last ? CHUNK : size - last * CHUNK) + TAG;
  let held: Buffer = Buffer.alloc(0);
  for await (const more of bytes) {
    held = held.length === 0 ? Buffer.from(more) : Buffer.concat([held, more]);
    while (index <= last && held.length >= lengthOf(index)) {
      const content = openChunk(key, held.subarray(0, lengthOf(index)), index, index === last);
      held = held.subarray(lengthOf(index));
      const start = index * CHUNK;
      index += 1;
      yield content.subarray(Math.max(0, range.from - start), range.to - start + 1);
    }
  }
  if (index <= Math.floor(Math.max(0, range.to) / CHUNK) || held.length > 0) {
    throw new ContentError("A stored content is shorter or longer than what was sealed");
  }
}
