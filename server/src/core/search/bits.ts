/** How many records a cell of the index tells of: one bit each. */
export const CHUNK = 4096;
const BYTES = CHUNK / 8;
const NUMBERS = BYTES / 4;
/** From so many on, a bit for each record is shorter than the numbers of those that are meant. */
const DENSE = BYTES / 2;

/** The records of one chunk, a bit each. */
export type Bits = Uint32Array;

export function noBits(): Bits {
  return new Uint32Array(NUMBERS);
}

export function setBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31));
}

export function clearBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) & ~(1 << (at & 31));
}

/** The numbers of a chunk, the highest first: who came last is told first. */
export function* numbersDown(bits: Bits): Iterable<number> {
  for (let index = NUMBERS - 1; index >= 0; index -= 1) {
    let word = bits[index] as number;
    while (word !== 0) {
      const high = 31 - Math.clz32(word);
      yield index * 32 + high;
      word &= ~(1 << high);
    }
  }
}

function count(bits: Bits): number {
  let found = 0;
  for (let word of bits) {
    for (; word !== 0; word &= word - 1) found += 1;
  }
  return found;
}

/** Bits as they are kept: as numbers of two bytes while there are few, then as they are. */
export function packed(bits: Bits): Uint8Array {
  const found = count(bits);
  const into = new DataView(new ArrayBuffer(found < DENSE ? found * 2 : BYTES));
  let at = 0;
  if (found < DENSE) for (const number of numbersDown(bits)) into.setUint16(2 * at++, number, true);
  else for (const word of bits) into.setUint32(4 * at++, word, true);
  return new Uint8Array(into.buffer);
}

/** Adds kept bits to some. */
export function unpackInto(bits: Bits, kept: Uint8Array): void {
  if (kept.length < BYTES) {
    for (let at = 0; at + 1 < kept.length; at += 2) {
      setBit(bits, (kept[at] as number) | ((kept[at + 1] as number) << 8));
    }
    return;
  }
  for (let index = 0; index < NUMBERS; index += 1) {
    const at = index * 4;
    const [a, b, c, d] = [kept[at], kept[at + 1], kept[at + 2], kept[at + 3]] as [number, number, number, number];
    bits[index] = (bits[index] as number) | a | (b << 8) | (c << 16) | (d << 24);
  }
}

/** Those that are in all of these. */
export function inAll(first: Bits, rest: readonly Bits[]): Bits {
  const both = first.slice();
  for (const other of rest) {
    for (let index = 0; index < NUMBERS; index += 1) both[index] = (both[index] as number) & (other[index] as number);
  }
  return both;
}

/** Those that are in any of these. */
export function inAny(first: Bits, rest: readonly Bits[]): Bits {
  if (rest.length === 0) return first;
  const any = first.slice();
  for (const other of rest) {
    for (let index = 0; index < NUMBERS; index += 1) any[index] = (any[index] as number) | (other[index] as number);
  }
  return any;
}

/** Takes out what is in the other. */
export function takeOut(bits: Bits, other: Bits): void {
  for (let index = 0; index < NUMBERS; index += 1) bits[index] = (bits[index] as number) & ~(other[index] as number);
}

export function isEmpty(bits: Bits): boolean {
  return bits.every((word) => word === 0);
}
