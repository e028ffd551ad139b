import { compose, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export interface Part {
  readonly name: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

/** 1 January 1980, the first day that the format knows: a file says nothing of when it was written, so equal ones are equal. */
const DAY = 0x0021;

interface Known {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** The fields that a part's two headers share. Its sizes follow its content, which is not known before. */
function shared(crc: number, packed: number, size: number, name: Buffer): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  // The sizes follow; the name is in UTF-8.
  head.writeUInt16LE(0x0808, 2);
  head.writeUInt16LE(8, 4);
  head.writeUInt16LE(DAY, 8);
  head.writeUInt32LE(crc, 10);
  head.writeUInt32LE(packed, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(name.length, 22);
  return head;
}

function signed(signature: number, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(signature);
  return Buffer.concat([head, ...parts]);
}

function numbers(...given: readonly number[]): Buffer {
  const bytes = Buffer.alloc(given.length * 4);
  for (const [index, each] of given.entries()) bytes.writeUInt32LE(each, index * 4);
  return bytes;
}

function listed({ name, crc, packed, size, at }: Known): Buffer {
  const version = Buffer.from([20, 0]);
  return signed(0x02014b50, version, shared(crc, packed, size, name), Buffer.alloc(10), numbers(at), name);
}

/** Packs parts into a ZIP while they come in: nothing is held whole. */
export async function* zipped(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  const known: Known[] = [];
  let at = 0;
  const out = (bytes: Buffer): Buffer => {
    at += bytes.length;
    return bytes;
  };
  for (const part of parts) {
    const begun = at;
    const name = Buffer.from(part.name, "utf8");
    yield out(signed(0x04034b50, shared(0, 0, 0, name), name));
    let [crc, size, packed] = [0, 0, 0];
    const counted = async function* () {
      for await (const text of part.content) {
        const bytes = Buffer.from(text, "utf8");
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    };
    for await (const bytes of compose(Readable.from(counted()), createDeflateRaw())) {
      packed += (bytes as Buffer).length;
      yield out(bytes as Buffer);
    }
    yield out(signed(0x08074b50, numbers(crc, packed, size)));
    known.push({ name, crc, packed, size, at: begun });
  }
  const list = Buffer.concat(known.map(listed));
  const from = at;
  yield out(list);
  const counts = Buffer.alloc(8);
  counts.writeUInt16LE(known.length, 4);
  counts.writeUInt16LE(known.length, 6);
  yield signed(0x06054b50, counts, numbers(list.length, from), Buffer.alloc(2));
}
