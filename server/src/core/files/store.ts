import type { ByteRange } from "./sealing.ts";

/** Where a sealed content lies: nothing in it comes from whoever sent it, or says what the content is. */
export interface Place {
  readonly organization: string;
  /** SHA-256 of the sealed bytes, in hexadecimal. */
  readonly address: string;
}

/** Sealed bytes on this machine's disk, flushed, that wait for a place. */
export interface Spooled {
  readonly path: string;
  readonly size: number;
}

/** Keeps sealed contents, which never change. Any process can read what another one has put. */
export interface FileStore {
  /** Keeps them for good: they outlast a loss of power once this is done. The spooled file may be gone afterwards. */
  put(place: Place, spooled: Spooled): Promise<void>;
  /** The bytes, or a range of them; null where there is nothing. */
  open(place: Place, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>;
  /** Done as well where there was nothing. */
  delete(place: Place): Promise<void>;
  has(place: Place): Promise<boolean>;
}

/** The store cannot be reached, or is too busy: trying again may help. */
export class StoreAwayError extends Error {
  override readonly name = "StoreAwayError";
}

const ORGANIZATION = /^[0-9a-f-]{36}$/;
const ADDRESS = /^[0-9a-f]{64}$/;

/** A place as a relative path. Whatever is no id and no hash is refused here, whoever let it through. */
export function pathOf({ organization, address }: Place): string {
  if (!ORGANIZATION.test(organization) || !ADDRESS.test(address)) throw new Error("no place of a content");
  return `${organization}/${address.slice(0, 2)}/${address}`;
}
