import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import { MOST, refuseFile } from "./sheet.ts";

const inflated = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ALWAYS_FINE = 10_485_760;

interface Entry {
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly crc: number;
  readonly at: number;
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return refuseFile("is no XLSX: it has no list of its parts");
}

function entriesOf(bytes: Buffer): Map<string, Entry> {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST.entries) refuseFile(`has more than ${MOST.entries} parts`);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY)
      refuseFile("is no XLSX: its list of parts is broken");
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    if ((bytes.readUInt16LE(at + 8) & 1) !== 0) refuseFile("is locked by a password");
    entries.set(bytes.toString("utf8", at + 46, at + 46 + nameLength), {
      ...{ method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16), packed: bytes.readUInt32LE(at + 20) },
      ...{ size: bytes.readUInt32LE(at + 24), at: bytes.readUInt32LE(at + 42) },
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** A packed file whose parts are read one by one. What they come to together is bounded, whatever they say of themselves. */
export class Archive {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;
  #left: number = MOST.unpacked;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#entries = entriesOf(bytes);
  }

  /** A part by its name; null where there is none. */
  async part(name: string): Promise<Buffer | null> {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const { at, packed, size, method, crc } = entry;
    const tooMuch = (): never => refuseFile("unpacks to more than it may");
    const most = Math.min(this.#left, Math.max(ALWAYS_FINE, packed * MOST.ratio));
    if (size > most) tooMuch();
    if (at + 30 > this.#bytes.length || this.#bytes.readUInt32LE(at) !== LOCAL)
      refuseFile("is no XLSX: a part is missing");
    const from = at + 30 + this.#bytes.readUInt16LE(at + 26) + this.#bytes.readUInt16LE(at + 28);
    const own = this.#bytes.subarray(from, from + packed);
    if (method !== 0 && method !== 8) refuseFile("is packed in a way that is not known");
    const found = method === 0 ? own : await this.#inflate(own, most, tooMuch);
    if (found.length > most) tooMuch();
    this.#left -= found.length;
    if (crc32(found) !== crc) refuseFile("is damaged");
    return found;
  }

  async #inflate(packed: Buffer, most: number, tooMuch: () => never): Promise<Buffer> {
    try {
      return await inflated(packed, { maxOutputLength: Math.max(1, most) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return tooMuch();
      return refuseFile("is damaged");
    }
  }
}
