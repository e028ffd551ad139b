import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { CHUNK, ContentError, opened, sealed, sealedRange, sealedSize } from "./sealing.ts";

const key = randomBytes(32);

async function* pieces(content: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < content.length; from += size) yield content.subarray(from, from + size);
}

async function all(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(parts));
}

const whole = (size: number) => ({ from: 0, to: size - 1 });

describe("a sealed content", () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_001])("of %d bytes opens as it was", async (size) => {
    const content = randomBytes(size);
    const bytes = await all(sealed(key, pieces(content, 10_007)));
    expect(bytes.length).toBe(sealedSize(size));
    const back = await all(opened(key, pieces(bytes, 33_333), { size, range: whole(size) }));
    expect(back.equals(content)).toBe(true);
  });

  test("gives any range from the chunks that hold it alone", async () => {
    const content = randomBytes(3 * CHUNK + 500);
    const size = content.length;
    const bytes = await all(sealed(key, pieces(content, CHUNK)));
    const edges = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK, size - 1];
    for (const from of edges) {
      for (const to of edges.filter((edge) => edge >= from)) {
        const range = { from, to };
        const part = sealedRange(size, range);
        const read = await all(opened(key, pieces(bytes.subarray(part.from, part.to + 1), 999), { size, range }));
        expect(read.equals(content.subarray(from, to + 1)), `${from}-${to}`).toBe(true);
        expect(part.to - part.from + 1).toBeLessThanOrEqual(to - from + 2 * (CHUNK + 16) + 32);
      }
    }
  });

  test("does not open when a byte was changed, a chunk moved, the end cut off or something added", async () => {
    const size = 3 * CHUNK;
    const bytes = await all(sealed(key, pieces(randomBytes(size), CHUNK)));
    const chunk = CHUNK + 16;
    const changed = Buffer.from(bytes);
    changed[70_000] = (changed[70_000] ?? 0) ^ 1;
    const moved = Buffer.concat([
      bytes.subarray(chunk, 2 * chunk),
      bytes.subarray(0, chunk),
      bytes.subarray(2 * chunk),
    ]);
    const cut = bytes.subarray(0, 2 * chunk);
    const added = Buffer.concat([bytes, bytes.subarray(2 * chunk)]);
    for (const wrong of [changed, moved, cut, added]) {
      await expect(all(opened(key, pieces(wrong, CHUNK), { size, range: whole(size) }))).rejects.toThrow(ContentError);
    }
    // What was cut off at a border of chunks is told to be shorter: the one that is last then was not sealed as the last.
    const shorter = { size: 2 * CHUNK, range: whole(2 * CHUNK) };
    await expect(all(opened(key, pieces(cut, CHUNK), shorter))).rejects.toThrow(ContentError);
    const other = opened(randomBytes(32), pieces(bytes, CHUNK), { size, range: whole(size) });
    await expect(all(other)).rejects.toThrow(ContentError);
  });
});
